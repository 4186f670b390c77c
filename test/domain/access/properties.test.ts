import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, validatePolicy } from '../../../src/domain/access/index.ts';

const ARN = 'arn:aws:mobiletargeting:us-east-1:000000000000:';
const names = ['GetApp', 'GetApps', 'DeleteApp', 'CreateApiKey'];
const paths = ['apps', 'apps/p1', 'apps/p1/segments/s1', 'apps/p2'];

const action = fc.constantFrom(...names.map((name) => `mobiletargeting:${name}`), 'cairn:Get');
const actions = fc.oneof(action, fc.constantFrom('*', 'mobiletargeting:*', 'mobiletargeting:Get*'));
const resource = fc.constantFrom(...paths.map((path) => `${ARN}${path}`));
const resources = fc.oneof(resource, fc.constantFrom('*', `${ARN}apps/*`, `${ARN}apps/p?`));
const list = <T>(item: fc.Arbitrary<T>) => fc.oneof(item, fc.array(item, { minLength: 1 }));

const condition = fc.constantFrom(
  undefined,
  { StringEquals: { 'aws:username': 'ada' } },
  { StringNotLike: { 'aws:username': 'a*' } },
  { Null: { 'aws:username': 'true' } },
  // Not valid: what fails closed must keep the laws too.
  { Unheard: { 'aws:username': 'ada' } },
);

const statement = (effect: fc.Arbitrary<string>) =>
  fc
    .tuple(effect, list(actions), list(resources), condition, fc.boolean(), fc.boolean())
    .map(([Effect, what, where, Condition, notAction, notResource]) => ({
      Effect,
      ...(notAction ? { NotAction: what } : { Action: what }),
      ...(notResource ? { NotResource: where } : { Resource: where }),
      Condition,
    }));
const policy = fc
  .array(statement(fc.constantFrom('Allow', 'Deny')), { minLength: 1, maxLength: 4 })
  .map((Statement) => ({ Version: '2012-10-17', Statement }));
const denial = statement(fc.constant('Deny')).map((Statement) => ({ Statement }));
const request = fc.record({
  action,
  resources: fc.array(resource, { minLength: 1, maxLength: 2 }),
  context: fc.constantFrom({}, { 'aws:username': 'ada' }, { 'aws:username': 'bob' }),
});

const isAllowed = (
  documents: readonly unknown[],
  asked: Omit<Parameters<typeof decide>[0], 'policies'>,
) => decide({ ...asked, policies: documents.map((document) => ({ name: 'p', document })) }).allowed;

describe('policies of any kind', () => {
  it('allow nothing more when a Deny is added', () => {
    fc.assert(
      fc.property(fc.array(policy), denial, request, (documents, deny, asked) => {
        if (isAllowed([...documents, deny], asked)) expect(isAllowed(documents, asked)).toBe(true);
      }),
    );
  });

  it('deny what a Deny of everything denies, whatever else they say', () => {
    const deny = { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } };
    fc.assert(
      fc.property(fc.array(policy), request, (documents, asked) => {
        expect(isAllowed([...documents, deny], asked)).toBe(false);
      }),
    );
  });

  it('decide the same in any order', () => {
    fc.assert(
      fc.property(fc.array(policy), request, (documents, asked) => {
        expect(isAllowed(documents.toReversed(), asked)).toBe(isAllowed(documents, asked));
      }),
    );
  });

  it('deny nothing more when an Allow that is valid is added', () => {
    const allow = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
    fc.assert(
      fc.property(fc.array(policy), request, (documents, asked) => {
        if (isAllowed(documents, asked)) expect(isAllowed([...documents, allow], asked)).toBe(true);
      }),
    );
  });

  it('allow several resources when they allow each', () => {
    fc.assert(
      fc.property(fc.array(policy), request, (documents, asked) => {
        const each = asked.resources.map((one) =>
          isAllowed(documents, { ...asked, resources: [one] }),
        );
        expect(isAllowed(documents, asked)).toBe(each.every(Boolean));
      }),
    );
  });
});

describe('any JSON', () => {
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('Allow', '*', '2012-10-17', null, 7, '${', `${ARN}*`),
      fc.string({ unit: 'binary' }),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(
        fc.oneof(fc.constantFrom('Statement', 'StringLike', '__proto__'), fc.string()),
        tie('json'),
      ),
    ),
  }));

  it('is read as a policy without an error', () => {
    fc.assert(fc.property(json, (document) => Array.isArray(validatePolicy(document))));
  });

  it('as part of a statement makes it allow only what a valid one allows', () => {
    const asked = { action: 'mobiletargeting:GetApp', resources: [`${ARN}apps/p1`], context: {} };
    const or = (...valid: unknown[]) => fc.oneof(fc.constantFrom(...valid), json);
    const part = fc.record(
      {
        Effect: or('Allow'),
        Action: or('*'),
        Resource: or('*'),
        Condition: or({ Null: { 'aws:username': true } }),
      },
      { requiredKeys: ['Effect', 'Action', 'Resource'] },
    );
    fc.assert(
      fc.property(part, (Statement) => {
        const document = { Version: '2012-10-17', Statement };
        if (isAllowed([document], asked)) expect(validatePolicy(document)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
