import { expect, it } from 'vitest';
import { html } from '../../src/api/pages/html.ts';

it('html escapes what is put into it, once', () => {
  expect(
    html`<p title="${'"\''}">${['<a>', html`<b>${'&'}</b>`]}${undefined}${false}</p>`.text,
  ).toBe('<p title="&quot;&#39;">&lt;a&gt;<b>&amp;</b></p>');
});
