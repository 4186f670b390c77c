/** A policy as IAM writes it. One that came from outside is `unknown` until `validatePolicy` found nothing. */
export interface PolicyDocument {
  readonly Version?: PolicyVersion;
  readonly Id?: string;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

export type PolicyVersion = '2012-10-17' | '2008-10-17';
export type Effect = 'Allow' | 'Deny';
type OneOrMore<T> = T | readonly T[];

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: Effect;
  readonly Action?: OneOrMore<string>;
  readonly NotAction?: OneOrMore<string>;
  readonly Resource?: OneOrMore<string>;
  readonly NotResource?: OneOrMore<string>;
  /** Operator → key → values, for example `{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }`. */
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, OneOrMore<string | number | boolean>>>>
  >;
}

/** A policy of a principal; a refusal tells its name, such as `policy "no-deletes"`. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: unknown;
}

/** What is known about a request, by condition key; the case of keys does not matter. */
export type AccessContext = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The longest ARN that is compared with policies, longer than any of ours: how long a comparison takes depends on both.
 */
export const MAX_RESOURCE_CHARACTERS = 1_024;

export interface AccessRequest {
  readonly policies: readonly NamedPolicy[];
  /** For example `mobiletargeting:GetApp`. */
  readonly action: string;
  /** ARNs; all of them must be allowed. */
  readonly resources: readonly string[];
  readonly context: AccessContext;
}

export interface Decision {
  readonly allowed: boolean;
  /** Why, in words that follow "because". */
  readonly reason: string;
  /** A Deny decided, whatever else would allow it. */
  readonly isExplicit?: boolean;
}

/** A condition without which the answer might have been another, and what the request had instead. */
export interface UnmetCondition {
  /** As `NamedPolicy` names it. */
  readonly policy: string;
  /** Its Sid, or its place counted from 1. */
  readonly statement: string;
  readonly effect: Effect;
  readonly operator: string;
  readonly key: string;
  readonly wanted: readonly string[];
  /** What the request has; nothing when it has no such key. */
  readonly actual: readonly string[];
}
