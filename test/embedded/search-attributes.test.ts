import { expect, it } from 'vitest';
import { searchAttributes } from '../../src/embedded/search-attributes.ts';
import * as workflows from '../../workflows/search-attributes.ts';

it('an embedded server registers exactly what the workflows set', () => {
  const keys = Object.values(workflows);
  expect(keys.map(({ name }) => name).sort()).toEqual([...searchAttributes].sort());
  expect(new Set(keys.map(({ type }) => type))).toEqual(new Set(['KEYWORD']));
});
