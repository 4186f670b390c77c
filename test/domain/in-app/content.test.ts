import { expect, it } from 'vitest';
import { inAppProblems } from '../../../src/domain/in-app/index.ts';

type Message = Parameters<typeof inAppProblems>[0];
type Content = NonNullable<Message['Content']>[number];

const one = (content: Content, rest: Message = {}) =>
  inAppProblems({ Content: [content], ...rest });
const link = (ButtonAction: 'LINK' | 'DEEP_LINK' | 'CLOSE', Link?: string) =>
  one({ PrimaryBtn: { Web: { ButtonAction, Link } } });

it('asks nothing of what is left out', () => {
  expect(inAppProblems({})).toEqual([]);
  expect(one({})).toEqual([]);
});

it('lets a carousel have five messages and every other layout one', () => {
  const several = (count: number, Layout?: Message['Layout']) =>
    inAppProblems({ Layout, Content: Array(count).fill({}) });
  expect(several(5, 'CAROUSEL')).toEqual([]);
  expect(several(6, 'CAROUSEL')).toEqual([
    'Content has 6 messages: expected at most 5 with the layout CAROUSEL',
  ]);
  for (const layout of ['BOTTOM_BANNER', 'TOP_BANNER', 'OVERLAYS', 'MOBILE_FEED'] as const) {
    expect(several(1, layout)).toEqual([]);
    expect(several(2, layout)).toHaveLength(1);
  }
  expect(several(2)).toHaveLength(1);
});

it('tells all problems at once, each with its place', () => {
  const problems = one({
    BackgroundColor: 'red; background: url(x)',
    ImageUrl: 'ftp://example.com/a.png',
    HeaderConfig: { Alignment: 'LEFT', Header: 'x'.repeat(65), TextColor: '#12345' },
    BodyConfig: { Alignment: 'LEFT', Body: 'Hi {{User.UserId}}', TextColor: '#123456' },
    PrimaryBtn: {
      DefaultConfig: { ButtonAction: 'CLOSE', Text: 'x'.repeat(65), BorderRadius: -1 },
    },
    SecondaryBtn: { DefaultConfig: { ButtonAction: 'LINK', Text: 'Go', TextColor: 'x' } },
  });
  expect(problems.map((problem) => problem.split(/ is | has /)[0])).toEqual([
    'Content[0].BackgroundColor',
    'Content[0].ImageUrl',
    'Content[0].HeaderConfig.Header',
    'Content[0].HeaderConfig.TextColor',
    'Content[0].BodyConfig.Body',
    'Content[0].PrimaryBtn.DefaultConfig.Text',
    'Content[0].PrimaryBtn.DefaultConfig.BorderRadius',
    'Content[0].SecondaryBtn.DefaultConfig.Link',
    'Content[0].SecondaryBtn.DefaultConfig.TextColor',
  ]);
});

it('counts characters as a person does', () => {
  const header = (Header: string) =>
    one({ HeaderConfig: { Alignment: 'LEFT', Header, TextColor: '#000' } });
  expect(header('🎉'.repeat(64))).toEqual([]);
  expect(header('🎉'.repeat(65))).toHaveLength(1);
});

it('wants a link that fits what the button does, and never one that runs', () => {
  expect(link('CLOSE')).toEqual([]);
  expect(link('LINK', 'https://example.com/?a=b#c')).toEqual([]);
  expect(link('DEEP_LINK', 'shop://sale')).toEqual([]);
  for (const action of ['LINK', 'DEEP_LINK'] as const) {
    for (const bad of [undefined, '', 'javascript:alert(1)', 'JavaScript:x', 'data:x', 'a b:c']) {
      expect(link(action, bad), `${action} ${bad}`).toHaveLength(1);
    }
  }
  expect(link('LINK', 'shop://sale')).toHaveLength(1);
});

it('keeps to ten pairs of custom configuration and 200,000 characters', () => {
  const pairs = (count: number) =>
    inAppProblems({
      CustomConfig: Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v'])),
    });
  expect(pairs(10)).toEqual([]);
  expect(pairs(11)).toEqual(['CustomConfig has 11 entries: expected at most 10']);
  expect(inAppProblems({ CustomConfig: { k: 'v'.repeat(200_000) } })[0]).toMatch(
    /^The message has 2\d{5} characters/,
  );
});
