import fc from 'fast-check';

/** Text that has brought other programs down. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\ufeff',
  '𝒳'.repeat(40),
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  "'; drop table projects; --",
  "' or '1'='1",
  '"; select pg_sleep(10); --',
  '$1',
  '?',
  '??',
  ':name',
  '%',
  '_',
  '\\',
  '../../../etc/passwd',
  '..',
  '.',
  '%2e%2e%2f',
  '%00',
  '%',
  'null',
  'undefined',
  'NaN',
  'true',
  '-1',
  '0',
  '1e400',
  '9223372036854775808',
  '-9223372036854775809',
  '2147483648',
  '999999999999999999999999',
  '{{constructor.constructor("return process")()}}',
  '{{#each this}}',
  '${7*7}',
  '<script>alert(1)</script>',
  'a\r\nX-Injected: yes',
  '2026-02-30T25:61:61Z',
  '+275760-09-13T00:00:00.001Z',
  '-271821-04-19T23:59:59.999Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  'P99999999999Y',
  'PT1e9S',
  'arn:aws:mobiletargeting:::',
  'arn:aws:mobiletargeting:eu-west-1:000000000000:templates/a/b',
  'Europe/../Berlin',
  'http://127.0.0.1:5432/',
  'file:///etc/passwd',
  'WyJ4Il0',
  'WyJ4IiwieSJd',
  'WyIyMDI2LTEzLTQ1IiwieCJd',
  'x'.repeat(300),
  'x'.repeat(20_000),
];

export const nastyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

/** Numbers as text, because JSON.stringify knows neither 1e400 nor -0. */
const NUMBERS = [
  '0',
  '-0',
  '-1',
  '1.5',
  '2147483647',
  '2147483648',
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '1e308',
  '1e400',
  '-1e400',
  '1e-400',
  '0.1e1',
  '100000000000000000000000000000000000000',
];

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'Name',
  'Id',
  'Item',
  'tags',
  '',
  'a.b',
  '$ref',
];

function nested(open: string, close: string, depth: number): string {
  return open.repeat(depth) + close.repeat(depth);
}

/** Values as JSON text: every kind of scalar, lists, objects with strange keys, and what is nested deeply. */
export const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('null', 'true', 'false', '[]', '{}', '[null]', ...NUMBERS),
    nastyText.map((text) => JSON.stringify(text)),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(...KEYS), nastyText), tie('value')), {
        maxLength: 4,
      })
      .map(
        (entries) =>
          `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`,
      ),
    fc.constantFrom(
      nested('[', ']', 200),
      nested('{"a":', '}', 200).replace('}', '1}'),
      `[${'0,'.repeat(5000)}0]`,
    ),
  ),
})).value;

/** Bodies that are no JSON, or not quite. */
export const brokenBody: fc.Arbitrary<string | Buffer> = fc.constantFrom<(string | Buffer)[]>(
  '',
  ' ',
  '{',
  '{"Name":',
  '{"Name":"n"}}',
  '{"Name":"n",}',
  "{'Name':'n'}",
  '{"Name":"\\u12"}',
  '{"Name":"n"}\u0000',
  '\ufeff{"Name":"n"}',
  'NaN',
  'undefined',
  'Name=n&tags=x',
  '<App><Name>n</Name></App>',
  '--x\r\nContent-Disposition: form-data; name="Name"\r\n\r\nn\r\n--x--',
  Buffer.from('{"Name":"n"}', 'utf16le'),
  Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0]),
  '['.repeat(100_000),
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  `{"Name":"n","Name":5,"__proto__":{"Name":"p"}}`,
);
