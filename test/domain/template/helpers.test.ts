import { describe, expect, it } from 'vitest';
import { renderText, templateVariables } from '../../../src/domain/template/index.ts';
import { environment } from './environment.ts';

const variables = templateVariables({
  endpoint: {
    attributes: {
      City: ['Zürich'],
      Age: ['42'],
      Likes: ['tea', 'figs', 'jazz'],
      Many: Array.from({ length: 20 }, (_, index) => String(index)),
      Born: ['1984-02-29T23:30:00Z'],
      Yes: ['true'],
      No: ['false'],
      Blank: [''],
    },
    metrics: { Points: 7.5 },
  },
});
const render = (source: string) => renderText(source, variables, environment);

describe('string helpers', () => {
  it.each([
    [`{{abbreviate "Alejandro" 6}}`, 'Ale...'],
    [`{{abbreviate "Al" 6}}`, 'Al'],
    [`{{capitalize "jane von doe"}}`, 'Jane Von Doe'],
    [`{{capitalizeFirst "jane doe"}}`, 'Jane doe'],
    [`{{capitalizeFirst "éclair"}}`, 'Éclair'],
    [`[{{center "ab" size=6}}]`, '[  ab  ]'],
    [`{{center "ab" size=7 pad="*"}}`, '**ab***'],
    [`{{cut "a b c"}}`, 'abc'],
    [`{{cut "a-b-c" "-"}}`, 'abc'],
    [`[{{ljust "ab" 4}}]`, '[ab  ]'],
    [`[{{rjust "ab" 4 pad="."}}]`, '[..ab]'],
    [`{{rjust "🎉" 3 pad="-"}}`, '--🎉'],
    [`{{lower "ÀB"}}{{upper "ß"}}`, 'àbSS'],
    [`{{replace "a.b.c" "." "+"}}`, 'a+b+c'],
    [`{{slugify "Joel is a Slug, é!"}}`, 'joel-is-a-slug-e'],
    [`{{stripTags "<b>hi</b> <i class='x'>you</i>"}}`, 'hi you'],
    [`{{substring "abcdef" 2}}`, 'cdef'],
    [`{{substring "ab🎉def" 2 4}}`, '🎉d'],
    [`{{inflect 1 "day" "days"}} {{inflect 3 "day" "days" includeCount=true}}`, 'day 3 days'],
    [
      `{{ordinalize 1}} {{ordinalize 12}} {{ordinalize 22}} {{ordinalize 103}}`,
      '1st 12th 22nd 103rd',
    ],
    [
      `{{yesno Attributes.Yes}} {{yesno Attributes.No no="nein"}} {{yesno Attributes.None}}`,
      'yes nein maybe',
    ],
    [`{{join Attributes.Likes " & " prefix="(" suffix=")"}}`, '(tea & figs & jazz)'],
    [`{{join "a" "b" "-"}}`, 'a-b'],
  ])('%s prints %s', (source, printed) => expect(render(source)).toBe(printed));
});

describe('number helpers', () => {
  it.each([
    [`{{add 1 2}} {{subtract 1 2}} {{multiply 1.5 2}} {{modulo 7 4}}`, '3 -1 3 3'],
    [`{{divide 5 2.3}}`, '2.17391304'],
    [`{{add 0.1 0.2}}`, '0.3'],
    [`{{ceiling 1.2}} {{floor 1.8}} {{round 1.5}}`, '2 1 2'],
    [`{{add Attributes.Age 1}} {{multiply Metrics.Points 2}}`, '43 15'],
  ])('%s prints %s', (source, printed) => expect(render(source)).toBe(printed));

  it.each([
    [`{{add "x" 1}}`, 'add: argument 1 is "x", expected a number'],
    [`{{divide 1 0}}`, 'divide: division by zero'],
    [`{{modulo 1 0}}`, 'modulo: division by zero'],
    [`{{ljust "a" 1000000000}}`, 'ljust: the width must be a number from 0 to 10000'],
  ])('%s fails', (source, message) => expect(() => render(source)).toThrow(message));
});

describe('conditions', () => {
  it.each([
    [`{{eq Attributes.City "Zürich" yes="y" no="n"}}`, 'y'],
    [`{{eq Attributes.Age 42 yes="y" no="n"}} {{neq Attributes.Age.[0] 42}}`, 'y false'],
    [
      `{{gt Attributes.Age 9}} {{lt Attributes.Age 9}} {{gte 2 2}} {{lte 3 2}}`,
      'true false true false',
    ],
    [`{{and 1 "a" yes="y" no="n"}} {{and 1 ""}} {{or "" 0 "x"}} {{not ""}}`, 'y false true true'],
    [`{{#and Attributes.City Attributes.None}}both{{else}}not both{{/and}}`, 'not both'],
    [`{{#eq Attributes.Age 42}}six by nine{{/eq}}`, 'six by nine'],
    [`{{#if Attributes.None}}a{{else if (gt Attributes.Age 40)}}b{{else}}c{{/if}}`, 'b'],
    [`{{if Attributes.City yes="in" no="out"}}`, 'in'],
    [
      `{{#if Attributes.Blank}}a{{else}}blank{{/if}}{{#unless Attributes.None}}!{{/unless}}`,
      'blank!',
    ],
    [`{{eq "a" "b" yes="y"}}`, ''],
  ])('%s prints %s', (source, printed) => expect(render(source)).toBe(printed));

  it('needs both sides', () => {
    expect(() => render('{{and 1}}')).toThrow('and needs at least 2 arguments');
  });
});

describe('dates', () => {
  it.each([
    [`{{dateFormat Attributes.Born}}`, 'Feb 29, 1984'],
    [`{{dateFormat Attributes.Born "full"}}`, 'Wednesday, February 29, 1984'],
    [`{{dateFormat Attributes.Born outputFormat="long"}}`, 'February 29, 1984'],
    [`{{dateFormat Attributes.Born outputFormat="short" tz="Asia/Tokyo"}}`, '3/1/84'],
    [
      `{{dateFormat Attributes.Born "EEE d.M.yy 'um' h:mm a" tz="Europe/Paris"}}`,
      'Thu 1.3.84 um 12:30 AM',
    ],
    [`{{dateFormat "2026-01-02" "yyyy 'o''clock' D"}}`, "2026 o'clock 2"],
    [
      `{{dateFormat "24/12/2026 18:05" inputFormat="dd/MM/yyyy HH:mm" outputFormat="yyyy-MM-dd'T'HH:mm"}}`,
      '2026-12-24T18:05',
    ],
    [`{{dateFormat Attributes.None}}`, ''],
    [`{{now}}`, 'Nov 22, 2026'],
    [`{{now "yyyy-MM-dd HH:mm:ss.SSS Z" tz="Australia/Sydney"}}`, '2026-11-23 09:30:05.123 +1100'],
    [`{{now "HH" tz="GMT-5"}}`, '17'],
  ])('%s prints %s', (source, printed) => expect(render(source)).toBe(printed));

  it.each([
    [`{{dateFormat "soon"}}`, '"soon" is not a date (expected ISO 8601)'],
    [`{{now tz="Mars/Base"}}`, '"Mars/Base" is not a time zone'],
    [`{{now "yyyy-qq"}}`, 'has the letter "q"'],
  ])('%s fails', (source, message) => expect(() => render(source)).toThrow(message));
});

describe('encodings', () => {
  it.each([
    ['{{md5 "a"}}', '0cc175b9c0f1b6a831c399e269772661'],
    ['{{sha256 ""}}', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['{{substring (sha512 "a") 0 8}}', '1f40fc92'],
    ['{{encode64 "héllo"}} {{decode64 "aMOpbGxv"}}', 'aMOpbGxv héllo'],
    ['{{uuid}}', '00000000-0000-4000-8000-000000000000'],
  ])('%s prints %s', (source, printed) => expect(render(source)).toBe(printed));
});

describe('lists', () => {
  it('prints a list joined, one value by its index, and goes through it', () => {
    expect(render('{{Attributes.Likes}}|{{Attributes.Likes.[1]}}')).toBe('tea, figs, jazz|figs');
    expect(
      render('{{#each Attributes.Likes}}{{@index}}:{{this}}{{#unless @last}},{{/unless}}{{/each}}'),
    ).toBe('0:tea,1:figs,2:jazz');
    expect(render('{{#each Attributes.None}}x{{else}}nothing{{/each}}')).toBe('nothing');
    expect(render('{{#each Attributes.Likes as |like at|}}{{at}}{{like}}{{/each}}')).toBe(
      '0tea1figs2jazz',
    );
  });

  it('reaches the recipient from inside a list', () => {
    expect(render('{{#each Attributes.Likes}}{{this}}{{../Metrics.Points}} {{/each}}')).toBe(
      'tea7.5 figs7.5 jazz7.5 ',
    );
  });

  it('goes through fifteen items at most', () => {
    expect(render('{{#each Attributes.Many}}.{{/each}}')).toBe('.'.repeat(15));
  });
});

it('nests helpers and uses partials that the template defines', () => {
  expect(render('{{capitalizeFirst (lower "JANE")}}')).toBe('Jane');
  expect(
    render('{{#* inline "hi"}}Hi {{name}}! {{/inline}}{{> hi name="A"}}{{> hi name="B"}}'),
  ).toBe('Hi A! Hi B! ');
});
