import { expect, it } from 'vitest';
import { format, resolveConfig } from 'prettier';
import { compatibilityPage } from '../tools/compatibility.ts';

it('the compatibility page says of every operation what the handler table does', async () => {
  const { written, wanted } = await compatibilityPage();
  const options = { ...(await resolveConfig('docs/compatibility.md')), parser: 'markdown' };
  expect(await format(written, options)).toBe(await format(wanted, options));
});
