import { describe, expect, it } from 'vitest';
import { decide, MAX_POLICY_CHARACTERS, validatePolicy } from '../../../src/domain/access/index.ts';

const RESOURCE = 'arn:aws:mobiletargeting:us-east-1:000000000000:apps/p1';
const statement = (rest: object = {}) => ({
  Effect: 'Allow',
  Action: 'mobiletargeting:*',
  Resource: '*',
  ...rest,
});
const policy = (Statement: unknown, rest: object = {}) => ({
  Version: '2012-10-17',
  Statement,
  ...rest,
});

function isAllowed(...documents: unknown[]): boolean {
  const policies = documents.map((document) => ({ name: 'p', document }));
  const action = 'mobiletargeting:GetApp';
  return decide({ policies, action, resources: [RESOURCE], context: {} }).allowed;
}

describe('a valid policy', () => {
  it.each([
    ['one statement', policy(statement())],
    ['a list of statements', policy([statement({ Sid: 'A' }), statement({ Sid: 'B' })])],
    ['no version', { Statement: statement() }],
    [
      'an id, and empty Sids as tools write them',
      policy([statement({ Sid: '' }), statement({ Sid: '' })], { Id: 'x' }),
    ],
    [
      'what projects of Amplify use',
      policy({
        Effect: 'Allow',
        Action: ['mobiletargeting:PutEvents', 'mobiletargeting:GetApp'],
        Resource: [`${RESOURCE}*`],
      }),
    ],
    [
      'actions of other services, which nothing here asks for',
      policy([statement(), statement({ Action: 'mobileanalytics:PutEvents' })]),
    ],
  ])('has %s', (_what, document) => {
    expect(validatePolicy(document)).toEqual([]);
    expect(isAllowed(document)).toBe(true);
  });

  it('has at most 6,144 characters without white space', () => {
    const empty = JSON.stringify(policy(statement(), { Id: '' })).length;
    const id = 'x'.repeat(MAX_POLICY_CHARACTERS - empty);
    expect(validatePolicy(policy(statement(), { Id: id }))).toEqual([]);
    expect(validatePolicy(policy(statement(), { Id: `${id}x` }))).toEqual([
      'The policy has 6145 characters without white space: expected at most 6144',
    ]);
  });
});

describe('a policy that is not valid', () => {
  it.each<[string, unknown, RegExp]>([
    ['null', null, /^The policy is not valid/],
    ['text', '{}', /^The policy is not valid/],
    ['a list', [], /^The policy is not valid/],
    ['no statement', { Version: '2012-10-17' }, /^Statement is not valid/],
    ['an empty list', policy([]), /^Statement is not valid/],
    ['a statement of text', policy([statement(), 'x']), /^Statement\[1\] is not valid/],
    ['an effect in small letters', policy(statement({ Effect: 'allow' })), /^Statement\.Effect is/],
    ['no effect', policy(statement({ Effect: undefined })), /^Statement\.Effect is not valid/],
  ])('for %s is refused, and denies everything', (_what, document, problem) => {
    expect(validatePolicy(document).join('; ')).toMatch(problem);
    expect(isAllowed(document)).toBe(false);
    expect(isAllowed(policy(statement()), document)).toBe(false);
  });

  const broken: [string, object, RegExp][] = [
    ['an unknown member', { Principal: '*' }, /Statement\.Principal is no member/],
    ['a Sid with a space', { Sid: 'a b' }, /Statement\.Sid is not valid/],
    ['neither Action nor NotAction', { Action: undefined }, /must have Action or NotAction/],
    ['both Action and NotAction', { NotAction: 'a:b' }, /must have Action or NotAction/],
    ['both resources', { NotResource: '*' }, /must have Resource or NotResource/],
    ['no resource', { Resource: undefined }, /must have Resource or NotResource/],
    ['a number as action', { Action: [1] }, /Statement\.Action\[0\] is not valid/],
    ['an empty list of actions', { Action: [] }, /Statement\.Action is not valid/],
    ['an action without a service', { Action: 'GetApp' }, /Action is not valid/],
    ['a wildcard in the service', { Action: 'mobile*:Get*' }, /Action is not valid/],
    ['a resource of three fields', { Resource: 'arn:aws:x' }, /Resource is not valid/],
    ['a resource that is no ARN', { Resource: 'apps/1:2:3:4:5:6' }, /Resource is not valid/],
    ['NUL', { Resource: `${RESOURCE}\0` }, /Resource is not valid/],
    ['half a character', { Resource: `${RESOURCE}\ud800` }, /Resource is not valid/],
    ['a variable that is not closed', { Resource: `${RESOURCE}\${aws:username` }, /not valid/],
    ['a variable in vain', { Resource: `${RESOURCE}\${aws:TagKeys}` }, /not valid/],
  ];

  it.each(broken)(
    'for %s is refused; its Allow is none, its Deny is one',
    (_what, rest, problem) => {
      const allow = policy(statement(rest));
      expect(validatePolicy(allow).join('; ')).toMatch(problem);
      expect(isAllowed(allow)).toBe(false);
      const deny = policy(statement({ ...rest, Effect: 'Deny' }));
      expect(isAllowed(policy(statement()), deny)).toBe(false);
    },
  );

  it.each([
    ['another version', { Version: '2020-01-01' }, 'Version is not valid'],
    ['an unknown member', { Statements: [] }, 'Statements is no member of a policy'],
    ['an id that is none', { Id: 7 }, 'Id is not valid'],
  ])('for %s allows nothing, and denies what it denies', (_what, rest, problem) => {
    const allow = policy(statement(), rest);
    expect(validatePolicy(allow).join('; ')).toMatch(problem);
    expect(isAllowed(allow)).toBe(false);
    const deny = (Action: string) => policy(statement({ Effect: 'Deny', Action }), rest);
    expect(isAllowed(policy(statement()), deny('mobiletargeting:GetApp'))).toBe(false);
    expect(isAllowed(policy(statement()), deny('mobiletargeting:DeleteApp'))).toBe(true);
  });

  it('tells all of its problems at once', () => {
    const document = policy([{ Effect: 'Maybe', Action: 'x' }, statement({ Sid: '!' })], { A: 1 });
    expect(validatePolicy(document)).toHaveLength(5);
  });

  it('has no Sid twice', () => {
    const twice = policy([statement({ Sid: 'A' }), statement({ Sid: 'A' })]);
    expect(validatePolicy(twice)).toEqual(['Statement has the Sid "A" more than once']);
  });

  it('is one with names that every object has', () => {
    const document: unknown = JSON.parse(
      '{"Statement":{"__proto__":{"Effect":"Allow"},"Action":"*","Resource":"*"}}',
    );
    expect(validatePolicy(document).join('; ')).toMatch(/Statement\.__proto__ is no member/);
    expect(isAllowed(document)).toBe(false);
  });
});
