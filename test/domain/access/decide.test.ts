import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/access/index.ts';
import type { AccessContext } from '../../../src/domain/access/index.ts';

const APP = 'arn:aws:mobiletargeting:us-east-1:000000000000:apps/p1';
const CONTEXT: AccessContext = {
  'aws:username': 'ada',
  'aws:SourceIp': '203.0.113.9',
  'aws:CurrentTime': '2026-11-22T10:00:00.000Z',
};

interface Asked {
  action?: string;
  resource?: string;
  context?: AccessContext;
}

const allow = (rest: object = {}) => ({ Effect: 'Allow', Action: '*', Resource: '*', ...rest });
const deny = (rest: object = {}) => ({ ...allow(rest), Effect: 'Deny' });

/** Whether one policy with these statements allows what is asked. */
function isAllowed(statements: unknown, asked: Asked = {}): boolean {
  const { action = 'mobiletargeting:GetApp', resource = APP, context = CONTEXT } = asked;
  const document = { Version: '2012-10-17', Statement: statements };
  const policies = [{ name: 'policy "test"', document }];
  return decide({ policies, action, resources: [resource], context }).allowed;
}

describe('an action', () => {
  it.each([
    ['mobiletargeting:GetApp', true],
    ['MobileTargeting:getapp', true],
    ['mobiletargeting:Get*', true],
    ['mobiletargeting:Get???', true],
    ['mobiletargeting:Get??', false],
    ['mobiletargeting:*', true],
    ['*', true],
    ['cairn:*', false],
    [['cairn:*', 'mobiletargeting:GetApp'], true],
  ])('is matched by %j: %s', (Action, expected) => {
    expect(isAllowed(allow({ Action }))).toBe(expected);
  });

  it('of our own is not granted by the policies of the service', () => {
    const asked = { action: 'cairn:CreateApiKey' };
    expect(isAllowed(allow({ Action: 'mobiletargeting:*' }), asked)).toBe(false);
  });

  it('that is not among NotAction is allowed', () => {
    const statement = { Effect: 'Allow', NotAction: 'mobiletargeting:Delete*', Resource: '*' };
    expect(isAllowed(statement)).toBe(true);
    expect(isAllowed(statement, { action: 'mobiletargeting:DeleteApp' })).toBe(false);
  });
});

describe('a resource', () => {
  it.each([
    [APP, true],
    ['arn:aws:mobiletargeting:*:*:apps/*', true],
    ['arn:*:mobiletargeting:us-east-?:*:apps/p?', true],
    ['arn:aws:mobiletargeting:us-east-1:000000000000:*', true],
    ['*', true],
    ['arn:aws:mobiletargeting:us-east-1:000000000000:apps', false],
    ['arn:aws:mobiletargeting:us-east-1:000000000000:apps/P1', false],
    ['arn:aws:mobiletargeting:eu-west-1:000000000000:apps/p1', false],
    ['arn:aws:mobiletargeting:us-east-1:111111111111:apps/p1', false],
  ])('is matched by %s: %s', (Resource, expected) => {
    expect(isAllowed(allow({ Resource }))).toBe(expected);
  });

  it('is matched field by field: a wildcard reaches over no colon but the last', () => {
    const Resource = 'arn:aws:*:apps/p1:x:y';
    expect(isAllowed(allow({ Resource }), { resource: 'arn:aws:a:b:apps/p1:x:y' })).toBe(false);
    const tail = 'arn:aws:mobiletargeting:*:*:apps/*';
    expect(isAllowed(allow({ Resource: tail }), { resource: `${APP}/users/a:b` })).toBe(true);
  });

  it('that is not among NotResource is allowed', () => {
    const statement = { Effect: 'Allow', Action: '*', NotResource: `${APP}*` };
    expect(isAllowed(statement)).toBe(false);
    expect(isAllowed(statement, { resource: APP.replace('p1', 'q1') })).toBe(true);
  });

  it('must be allowed along with all others', () => {
    const policies = [{ name: 'p', document: { Statement: allow({ Resource: APP }) } }];
    const request = { policies, action: 'cairn:X', context: {} };
    expect(decide({ ...request, resources: [APP] }).allowed).toBe(true);
    expect(decide({ ...request, resources: [APP, `${APP}/x`] }).allowed).toBe(false);
    expect(decide({ ...request, resources: [] }).allowed).toBe(false);
  });
});

describe('a decision', () => {
  const decided = (...statements: object[]) =>
    decide({
      policies: [{ name: 'policy "mine"', document: { Statement: statements } }],
      action: 'mobiletargeting:GetApp',
      resources: [APP],
      context: CONTEXT,
    });

  it('tells what denied', () => {
    expect(decided(allow(), deny({ Sid: 'NotToday' })).reason).toBe(
      'explicit deny in policy "mine", statement NotToday',
    );
    expect(decided(allow({ Action: 'cairn:*' })).reason).toBe('no policy or role allows it');
  });

  it('tells what allowed', () => {
    expect(decided(deny({ Action: 'cairn:*' }), allow()).reason).toBe(
      'allowed by policy "mine", statement 2',
    );
  });

  it('without a policy is no', () => {
    const request = { action: 'mobiletargeting:GetApp', resources: [APP], context: {} };
    expect(decide({ ...request, policies: [] }).allowed).toBe(false);
  });
});

describe('a variable', () => {
  const own = allow({ Resource: `${APP}/users/\${aws:username}` });
  const asks = (user: string, context = CONTEXT) => ({ resource: `${APP}/users/${user}`, context });

  it('stands for the value of the request, taken literally', () => {
    expect(isAllowed(own, asks('ada'))).toBe(true);
    expect(isAllowed(own, asks('eve'))).toBe(false);
    expect(isAllowed(own, asks('eve', { 'aws:username': '*' }))).toBe(false);
  });

  it('without a value allows nothing, and keeps no Deny from denying', () => {
    expect(isAllowed(own, asks('ada', {}))).toBe(false);
    const denied = [allow(), { ...own, Effect: 'Deny' }];
    expect(isAllowed(denied, asks('ada', {}))).toBe(false);
  });

  it('may have a default', () => {
    const Resource = `${APP}/users/\${aws:username, 'nobody'}`;
    expect(isAllowed(allow({ Resource }), asks('nobody', {}))).toBe(true);
    expect(isAllowed(allow({ Resource }), asks('nobody'))).toBe(false);
  });

  it.each(['*', '?', '$'])('${%s} is that character', (character) => {
    const Resource = `${APP}/users/\${${character}}`;
    expect(isAllowed(allow({ Resource }), asks(character))).toBe(true);
    expect(isAllowed(allow({ Resource }), asks('x'))).toBe(false);
  });

  it('is plain text in version 2008-10-17, and when no version is given', () => {
    for (const Version of ['2008-10-17', undefined]) {
      const policies = [{ name: 'p', document: { Version, Statement: own } }];
      const request = { policies, action: 'cairn:X', context: CONTEXT };
      const allows = (user: string) =>
        decide({ ...request, resources: [`${APP}/users/${user}`] }).allowed;
      expect(allows('ada')).toBe(false);
      expect(allows('${aws:username}')).toBe(true);
    }
  });
});
