import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  missingVariables,
  renderHtml,
  renderText,
  templateProblems,
  templateVariables,
} from '../../../src/domain/template/index.ts';
import { environment } from './environment.ts';

const variables = templateVariables({
  endpoint: { id: 'e1', attributes: { X: ['x'], List: Array.from({ length: 15 }, String) } },
});
const render = (source: string) => renderText(source, variables, environment);

describe('what is not data can not be reached', () => {
  it.each([
    '{{constructor}}',
    '{{this.constructor.name}}',
    '{{__proto__}}',
    '{{Attributes.constructor}}',
    '{{Attributes.X.constructor.constructor}}',
    '{{Attributes.toString}}',
    '{{lookup Attributes "constructor"}}',
    '{{lookup (lookup this "constructor") "constructor"}}',
    '{{#with (lookup Attributes.X "constructor")}}{{name}}{{/with}}',
    '{{#with "text" as |t|}}{{t.constructor.name}}{{t.sub}}{{/with}}',
    '{{#each this}}{{#with constructor}}{{name}}{{/with}}{{/each}}',
    '{{@root.constructor.name}}',
  ])('%s prints nothing', (source) => expect(render(source)).toBe(''));

  it.each([
    ['{{helperMissing}}', 'there is no helper "helperMissing"'],
    ['{{#blockHelperMissing X}}{{/blockHelperMissing}}', 'there is no helper'],
    ['{{#with "s" as |s|}}{{s.sub "a"}}{{/with}}', 'there is no helper "s.sub"'],
    ['{{constructor "return process" 1}}', 'there is no helper "constructor"'],
    ['{{log Id}}', 'there is no helper "log"'],
    ['{{env "HOME"}}', 'there is no helper "env"'],
    ['{{expandenv Id}}', 'there is no helper "expandenv"'],
    ['{{@render.environment}}', '@render is not offered'],
    ['{{> foreign}}', 'only partials that the template defines itself'],
    ['{{> (lookup . "x")}}', 'only partials that the template defines itself'],
    ['{{#> layout}}x{{/layout}}', 'partial blocks'],
    ['{{* log}}', 'decorators'],
    ['{{#* other "x"}}{{/other}}', 'decorators'],
  ])('%s is refused', (source, problem) => expect(() => render(source)).toThrow(problem));

  it('compiles text only, never a ready syntax tree', () => {
    const tree: string = JSON.parse('{"type":"Program","body":[],"includes":1}');
    expect(() =>
      renderText(Object.assign(tree, { includes: () => true }), variables, environment),
    ).toThrow('is not text');
  });

  it('takes no prototype from the data', () => {
    const polluted = templateVariables({
      substitutions: [JSON.parse('{"__proto__.shown":["yes"],"constructor.x":["own"]}')],
    });
    expect(renderText('{{shown}}|{{constructor.x}}', polluted, environment)).toBe('|own');
    expect(Object.hasOwn(Object.prototype, 'shown')).toBe(false);
  });
});

describe('rendering has limits', () => {
  const nested = (depth: number, body: string): string =>
    depth === 0 ? body : `{{#each @root.Attributes.List}}${nested(depth - 1, body)}{{/each}}`;

  it.each([
    ['loops in loops', nested(6, 'x'), 'needs more than 100000 steps'],
    [
      'much text in few steps',
      nested(4, 'x'.repeat(1000)),
      'produces more than 10000000 characters',
    ],
    ['a partial that calls itself', '{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}', 'too deeply'],
    [
      'partials that double',
      `${Array.from({ length: 30 }, (_, i) => `{{#*inline "p${i + 1}"}}{{> p${i}}}{{> p${i}}}{{/inline}}`).join('')}{{#*inline "p0"}}x{{/inline}}{{> p30}}`,
      'needs more than 100000 steps',
    ],
    [
      'replacing that multiplies',
      `{{replace "${'a'.repeat(4000)}" "a" "${'b'.repeat(4000)}"}}`,
      'produces more than',
    ],
    [
      'a source that is too long',
      'x'.repeat(1_000_000) + '{{Id}}',
      'is longer than 1000000 characters',
    ],
    ['deep nesting', '{{#if Id}}'.repeat(50_000) + '{{/if}}'.repeat(50_000), 'nests more than 40'],
    [
      'a long chain of else',
      '{{#if Id}}' + '{{else if Id}}'.repeat(50_000) + '{{/if}}',
      'nests more than 40',
    ],
    [
      'calls in calls',
      `{{${'upper ('.repeat(50_000)}Id${')'.repeat(50_000)}}}`,
      'nests more than 40',
    ],
  ])('%s', (_, source, message) => expect(() => render(source)).toThrow(message));

  it('strips tags from a row of "<" without taking quadratic time', () => {
    const hostile = templateVariables({ substitutions: [{ v: ['<'.repeat(500_000)] }] });
    expect(renderText('{{stripTags v}}', hostile, environment)).toHaveLength(500_000);
  });
});

describe('escaping', () => {
  it('escapes in HTML, also what helpers give back, and not in text', () => {
    const evil = templateVariables({ substitutions: [{ v: ['<script>"&'] }] });
    const source = '{{v}} {{upper v}} {{eq 1 1 yes=v}}';
    const escaped = '&lt;script&gt;&quot;&amp;';
    expect(renderHtml(source, evil, environment)).toBe(
      `${escaped} ${escaped.replace('script', 'SCRIPT')} ${escaped}`,
    );
    expect(renderText('{{v}}', evil, environment)).toBe('<script>"&');
  });

  it('prints no markup of any value, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const html = renderHtml(
          '{{v}}{{lower v}}',
          templateVariables({ substitutions: [{ v: [value] }] }),
          environment,
        );
        expect(html).not.toMatch(/[<>"]/);
      }),
    );
  });
});

it('shows a recipient nothing of the one before', () => {
  const source =
    '{{Id}} {{Attributes.Name}}{{#each Attributes.Tags}}{{this}}{{/each}}{{#*inline "p"}}{{User.UserId}}{{/inline}}{{> p}}';
  const person = (who: string) => {
    const value = fc.uuid().map((id) => `${who}${id}`);
    return fc.record({
      id: value,
      userId: value,
      attributes: fc.record({ Name: fc.array(value), Tags: fc.array(value) }),
    });
  };
  const printed = (endpoint: { id: string }) =>
    renderText(source, templateVariables({ endpoint }), environment);
  fc.assert(
    fc.property(person('ann:'), person('bob:'), (ann, bob) => {
      expect(printed(ann)).toContain(ann.id);
      const ofBob = printed(bob);
      expect(ofBob).toContain(bob.userId);
      expect(ofBob).not.toContain('ann:');
    }),
  );
});

describe('values', () => {
  const printed = (sources: Parameters<typeof templateVariables>[0], path: string) =>
    renderText(`{{${path}}}`, templateVariables(sources), environment);
  const defaults = { 'Attributes.City': 'your town', 'User.UserAttributes.[Last Name]': 'friend' };

  it('come from the address, then the message, then the recipient, then the defaults', () => {
    const endpoint = { attributes: { City: ['Bern'] } };
    const ofMessage = { 'Attributes.City': ['Rome'] };
    const ofAddress = { 'Attributes.City': ['Oslo'] };
    const path = 'Attributes.City';
    expect(printed({ endpoint, defaults, substitutions: [ofMessage, ofAddress] }, path)).toBe(
      'Oslo',
    );
    expect(printed({ endpoint, defaults, substitutions: [ofMessage, undefined] }, path)).toBe(
      'Rome',
    );
    expect(printed({ endpoint, defaults }, path)).toBe('Bern');
    expect(printed({ endpoint: { attributes: { City: [] } }, defaults }, path)).toBe('your town');
    expect(printed({}, path)).toBe('');
  });

  it('are found under names with spaces, and in defaults that are nested', () => {
    expect(printed({ defaults }, 'User.UserAttributes.[Last Name].[0]')).toBe('friend');
    expect(printed({ defaults }, 'User.UserAttributes.[Last Name]')).toBe('friend');
    expect(printed({ defaults: { Attributes: { City: ['x'] } } }, 'Attributes.City.[0]')).toBe('x');
  });

  it('are told when they are missing, but not where an if asks for them', () => {
    const source =
      '{{Id}}{{Attributes.A}}{{upper User.UserAttributes.B.[0]}}{{#if C}}{{C}}{{D}}{{/if}}{{#each E}}{{F}}{{/each}}{{eq G "x"}}';
    expect(missingVariables(source, variables)).toEqual([
      'Attributes.A',
      'User.UserAttributes.B.[0]',
      'D',
      'G',
    ]);
  });
});

describe('problems of a source', () => {
  it.each([
    ['a\n{{#if x}}\n{{/each}}', 2],
    ['a\nb {{', 2],
    ['{{foo 1}}', 1],
    ['\n\n{{#each x}}{{nope this}}{{/each}}', 3],
  ])('%j is told with line %i', (source, line) => {
    expect(templateProblems(source)).toMatchObject([{ line }]);
  });

  it('are none in a good one', () => {
    expect(templateProblems('Hi {{Attributes.Name}} {{#if x}}{{else}}{{/if}}')).toEqual([]);
  });
});
