import { describe, expect, it } from 'vitest';
import { decide, validatePolicy } from '../../../src/domain/access/index.ts';
import type { AccessContext } from '../../../src/domain/access/index.ts';

const CONTEXT: AccessContext = {
  'aws:username': 'Ada',
  'aws:userid': '42',
  'aws:SourceIp': '203.0.113.9',
  'aws:SecureTransport': 'true',
  'aws:CurrentTime': '2026-11-22T10:00:00.000Z',
  'aws:EpochTime': '1795341600',
  'aws:PrincipalArn': 'arn:aws:mobiletargeting:us-east-1:000000000000:access/principals/a1',
  'aws:RequestTag/Team': 'red',
  'aws:RequestTag/Hash': 'QUFB',
  'aws:TagKeys': ['Team', 'Cost'],
};

type Condition = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const documentWith = (Condition: unknown, Effect = 'Allow') => ({
  Version: '2012-10-17',
  Statement: [
    ...(Effect === 'Deny' ? [{ Effect: 'Allow', Action: '*', Resource: '*' }] : []),
    { Effect, Action: '*', Resource: '*', Condition },
  ],
});

/** Whether a statement with this effect and condition lets the request through. */
function passes(condition: unknown, effect = 'Allow', context = CONTEXT): boolean {
  const policies = [{ name: 'p', document: documentWith(condition, effect) }];
  return decide({ policies, action: 'cairn:X', resources: ['arn:aws:a:b:c:d'], context }).allowed;
}

describe('a condition', () => {
  it.each<[Condition, boolean]>([
    [{ StringEquals: { 'aws:username': 'Ada' } }, true],
    [{ StringEquals: { 'AWS:UserName': 'Ada' } }, true],
    [{ StringEquals: { 'aws:username': 'ada' } }, false],
    [{ StringEquals: { 'aws:username': ['Bob', 'Ada'] } }, true],
    [{ StringEquals: { 'aws:username': 'A*' } }, false],
    [{ StringEquals: { 'aws:userid': 42 } }, true],
    [{ StringNotEquals: { 'aws:username': 'Ada' } }, false],
    [{ StringNotEquals: { 'aws:username': ['Bob', 'Ada'] } }, false],
    [{ StringNotEquals: { 'aws:username': 'Bob' } }, true],
    [{ StringEqualsIgnoreCase: { 'aws:username': 'ADA' } }, true],
    [{ StringNotEqualsIgnoreCase: { 'aws:username': 'ADA' } }, false],
    [{ StringLike: { 'aws:username': 'A?a' } }, true],
    [{ StringLike: { 'aws:username': 'a*' } }, false],
    [{ StringNotLike: { 'aws:username': 'A*' } }, false],
    [{ StringLike: { 'aws:RequestTag/Team': "${aws:ResourceTag/Team, 'r*d'}" } }, false],
    [{ StringEquals: { 'aws:username': '${aws:username}' } }, true],
    [{ NumericEquals: { 'aws:userid': '42.0' } }, true],
    [{ NumericNotEquals: { 'aws:userid': 42 } }, false],
    [{ NumericLessThan: { 'aws:userid': 42 } }, false],
    [{ NumericLessThanEquals: { 'aws:userid': 42 } }, true],
    [{ NumericGreaterThan: { 'aws:userid': '-1e3' } }, true],
    [{ NumericGreaterThanEquals: { 'aws:userid': 43 } }, false],
    [{ DateEquals: { 'aws:EpochTime': '2026-11-22T10:00:00Z' } }, true],
    [{ DateNotEquals: { 'aws:CurrentTime': '2026-11-22T11:00:00+01:00' } }, false],
    [{ DateLessThan: { 'aws:CurrentTime': '2026-11-22' } }, false],
    [{ DateLessThanEquals: { 'aws:CurrentTime': '1795341600' } }, true],
    [{ DateGreaterThan: { 'aws:CurrentTime': 1795341599 } }, true],
    [{ DateGreaterThanEquals: { 'aws:CurrentTime': '2027-01-01' } }, false],
    [{ Bool: { 'aws:SecureTransport': 'true' } }, true],
    [{ Bool: { 'aws:SecureTransport': false } }, false],
    [{ BinaryEquals: { 'aws:RequestTag/Hash': 'QUFB' } }, true],
    [{ BinaryEquals: { 'aws:RequestTag/Hash': 'QUFC' } }, false],
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, true],
    [{ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.9'] } }, true],
    [{ IpAddress: { 'aws:SourceIp': '::/0' } }, false],
    [{ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, false],
    [{ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, true],
    [{ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:*:*:*:access/principals/a?' } }, true],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:*:access/principals/a1:*:*:*' } }, false],
    [{ ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:*:*:*:access/*' } }, false],
    [{ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:*:*:*:apps/*' } }, true],
    [{ Null: { 'aws:RequestTag/Team': 'false' } }, true],
    [{ Null: { 'aws:RequestTag/Team': true } }, false],
    [{ Null: { 'aws:RequestTag/Other': 'true' } }, true],
    [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['Team', 'Owner'] } }, true],
    [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'Owner' } }, false],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team', 'Cost', 'Owner'] } }, true],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'Team' } }, false],
    [{ 'ForAllValues:StringNotLike': { 'aws:TagKeys': 'C*' } }, false],
    [{ 'ForAnyValue:StringNotLike': { 'aws:TagKeys': 'C*' } }, true],
  ])('%j: %s', (condition, expected) => {
    expect(passes(condition)).toBe(expected);
    // Whatever lets an Allow through lets a Deny deny.
    expect(passes(condition, 'Deny')).toBe(!expected);
  });

  it.each<[Condition, boolean]>([
    [{ StringEquals: { 'aws:UserAgent': 'x' } }, false],
    [{ StringNotEquals: { 'aws:UserAgent': 'x' } }, true],
    [{ StringEqualsIfExists: { 'aws:UserAgent': 'x' } }, true],
    [{ StringEqualsIfExists: { 'aws:username': 'x' } }, false],
    [{ NotIpAddressIfExists: { 'aws:SourceIp': '203.0.113.9' } }, false],
    [{ 'ForAllValues:StringLike': { 'aws:ResourceTag/a': 'x' } }, true],
    [{ 'ForAnyValue:StringLike': { 'aws:ResourceTag/a': 'x' } }, false],
    [{ 'ForAnyValue:StringNotLike': { 'aws:ResourceTag/a': 'x' } }, false],
    [{ 'ForAnyValue:StringLikeIfExists': { 'aws:ResourceTag/a': 'x' } }, true],
  ])('on a key that is missing, %j: %s', (condition, expected) => {
    expect(passes(condition)).toBe(expected);
  });

  it('holds when all of its operators and keys do', () => {
    const name = { 'aws:username': 'Ada' };
    expect(passes({ StringEquals: { ...name, 'aws:RequestTag/Team': 'red' } })).toBe(true);
    expect(passes({ StringEquals: { ...name, 'aws:RequestTag/Team': 'blue' } })).toBe(false);
    expect(passes({ StringEquals: name, Bool: { 'aws:SecureTransport': false } })).toBe(false);
    expect(passes({})).toBe(true);
  });
});

describe('a key that a request has twice, in other letters,', () => {
  const both = { 'aws:RequestTag/Team': 'red', 'aws:RequestTag/team': 'blue' };

  it.each<Condition>([
    { StringEquals: { 'aws:RequestTag/Team': 'red' } },
    { StringNotEquals: { 'aws:RequestTag/Team': 'red' } },
    { StringEquals: { 'aws:RequestTag/TEAM': 'blue' } },
    { StringEquals: { 'aws:username': '${aws:RequestTag/Team}' } },
  ])('neither allows nor escapes a denial: %j', (condition) => {
    expect(passes(condition, 'Allow', { ...CONTEXT, ...both })).toBe(false);
    expect(passes(condition, 'Deny', { ...CONTEXT, ...both })).toBe(false);
  });

  it('is as if it were there once when all of its values agree', () => {
    const condition = { StringLike: { 'aws:RequestTag/Team': ['r*', 'b*'] } };
    expect(passes(condition, 'Allow', { ...CONTEXT, ...both })).toBe(true);
  });
});

describe('a condition that can not be understood', () => {
  it.each<[string, unknown, RegExp]>([
    ['an unknown operator', { Regex: { 'aws:username': 'a' } }, /Condition\.Regex is no operator/],
    ['a name every object has', { constructor: { 'aws:username': 'a' } }, /is no operator/],
    [
      'an unknown key',
      { StringEquals: { 'aws:SourceVpc': 'a' } },
      /aws:SourceVpc is a condition key/,
    ],
    ['a tag without a key', { StringEquals: { 'aws:RequestTag/': 'a' } }, /no request has/],
    ['an object as value', { StringEquals: { 'aws:username': {} } }, /aws:username is not valid/],
    ['no value', { StringEquals: { 'aws:username': [] } }, /aws:username is not valid/],
    ['null', { StringEquals: { 'aws:username': null } }, /aws:username is not valid/],
    [
      'a number that is none',
      { NumericEquals: { 'aws:userid': ['1', 'x'] } },
      /\[1\] is not valid/,
    ],
    ['a date that is none', { DateLessThan: { 'aws:CurrentTime': '2026-02-30' } }, /is not valid/],
    ['a range that is none', { IpAddress: { 'aws:SourceIp': '10.0.0.0/33' } }, /is not valid/],
    ['an address in octal', { IpAddress: { 'aws:SourceIp': '010.0.0.1' } }, /is not valid/],
    ['a short ARN', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:x' } }, /an ARN of six fields/],
    ['base64 that is none', { BinaryEquals: { 'aws:username': '§' } }, /expected base64/],
    ['no truth', { Bool: { 'aws:SecureTransport': 'yes' } }, /expected true or false/],
    ['Null of no truth', { Null: { 'aws:username': 'maybe' } }, /expected true or false/],
    ['NullIfExists', { NullIfExists: { 'aws:username': 'true' } }, /is no operator/],
    ['an open variable', { StringLike: { 'aws:username': '${aws:userid' } }, /must be closed/],
    ['an unknown variable', { StringLike: { 'aws:username': '${aws:x}' } }, /is not valid/],
    ['a variable of many values', { StringLike: { 'aws:username': '${aws:TagKeys}' } }, /valid/],
    ['a list compared as one', { StringEquals: { 'aws:TagKeys': 'a' } }, /use ForAnyValue:/],
    ['text', 'aws:username', /Condition is not valid/],
    ['a list of keys', { StringEquals: ['aws:username'] }, /StringEquals is not valid/],
  ])('as with %s is refused, and fails closed', (_what, condition, problem) => {
    expect(validatePolicy(documentWith(condition)).join('; ')).toMatch(problem);
    expect(passes(condition)).toBe(false);
    expect(passes(condition, 'Deny')).toBe(false);
  });

  it('does not deny where another line shows that it is not meant', () => {
    const bob = { StringEquals: { 'aws:username': 'Bob' }, Regex: { 'aws:username': 'a' } };
    expect(passes(bob, 'Deny')).toBe(true);
  });

  it('is one whose value in the request is of another kind', () => {
    expect(passes({ NumericLessThan: { 'aws:username': 5 } })).toBe(false);
    expect(passes({ NumericNotEquals: { 'aws:username': 5 } })).toBe(false);
    expect(passes({ NumericLessThan: { 'aws:username': 5 } }, 'Deny')).toBe(false);
  });
});
