import { ARN_FORM, matchesArn, readArnPattern, type ArnPattern } from './arn-pattern.ts';
import { readCondition, type Test } from './condition.ts';
import type { Known } from './context.ts';
import { fitting, readPattern } from './pattern.ts';
import { isObject, readText, type Report } from './report.ts';
import { and, not, or, type Truth } from './truth.ts';

/** What a statement is asked. */
export interface Question {
  /** In lower case. */
  readonly action: string;
  readonly resource: string;
  readonly known: Known;
}

/** A statement, read as far as it can be understood. */
export interface Statement {
  /** Its Sid, or its place counted from 1, as a refusal names it. */
  readonly name: string;
  readonly effect: 'Allow' | 'Deny' | 'unknown';
  readonly covers: (question: Question) => Truth;
  /** When it is about what is asked: those of its conditions that keep it from covering it. */
  readonly unmet: (question: Question) => readonly Test[];
}

/** A statement of which nothing is understood. */
export const unreadable = (name: string): Statement => ({
  name,
  effect: 'unknown',
  covers: () => 'unknown',
  unmet: () => [],
});

const MEMBERS = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
const ACTION = /^(\*|[a-z0-9-]+:[a-z0-9*?]+)$/;
const ACTION_FORM = '"*" or service:Operation, such as mobiletargeting:Get*';
const ONE_OF = { Action: 'Action or NotAction', Resource: 'Resource or NotResource' } as const;

type Matches = (question: Question) => Truth;

const plain = { wildcards: true, variables: false, note: () => undefined };

function readAction(path: string, value: unknown, report: Report): Matches {
  const text = readText(value)?.toLowerCase();
  const pattern = text !== undefined && ACTION.test(text) ? readPattern(text, plain) : undefined;
  if (pattern) {
    const fits = fitting(pattern);
    return ({ action, known }) => fits(action, known);
  }
  report.unknown(path, `is not valid: expected ${ACTION_FORM}`);
  return () => 'unknown';
}

function readResource(path: string, value: unknown, variables: boolean, report: Report): Matches {
  const text = readText(value);
  const note = (key: string) => report.keys.add(key);
  const pattern: ArnPattern | undefined =
    text === undefined ? undefined : readArnPattern(text, { variables, note });
  if (pattern) return ({ resource, known }) => matchesArn(pattern, resource, known);
  report.unknown(path, `is not valid: expected ${ARN_FORM}`);
  return () => 'unknown';
}

/** Action or NotAction, Resource or NotResource: exactly one of each pair. */
function readPair(
  path: string,
  [statement, member]: readonly [Readonly<Record<string, unknown>>, 'Action' | 'Resource'],
  read: (path: string, value: unknown) => Matches,
  report: Report,
): Matches {
  const given = [member, `Not${member}`].filter((name) => statement[name] !== undefined);
  const [name] = given;
  if (name === undefined || given.length > 1) {
    report.unknown(path, `must have ${ONE_OF[member]}, and only one of them`);
    return () => 'unknown';
  }
  const items = report.items(`${path}.${name}`, statement[name]);
  const matches = items.map(([at, item]) => read(at, item));
  const any: Matches = (question) => or(matches.map((fits) => fits(question)));
  return name === member ? any : (question) => not(any(question));
}

function readEffect(path: string, effect: unknown, report: Report): Statement['effect'] {
  if (effect === 'Allow' || effect === 'Deny') return effect;
  return report.unknown(`${path}.Effect`, 'is not valid: expected Allow or Deny');
}

function checkMembers(
  path: string,
  statement: Readonly<Record<string, unknown>>,
  report: Report,
): void {
  const unknown = Object.keys(statement).filter((name) => !MEMBERS.includes(name));
  for (const name of unknown) {
    const allowed = MEMBERS.join(', ');
    report.unknown(`${path}.${name}`, `is no member of a statement: expected one of ${allowed}`);
  }
  const { Sid: sid } = statement;
  const isSid = sid === undefined || (typeof sid === 'string' && /^[A-Za-z0-9]{0,128}$/.test(sid));
  if (!isSid)
    report.unknown(`${path}.Sid`, 'is not valid: expected at most 128 letters and digits');
}

/** Reads a statement; what is wrong with it goes into the report, and makes that part of it unknown. */
export function readStatement(
  { path, place }: { readonly path: string; readonly place: string },
  value: unknown,
  variables: boolean,
  report: Report,
): Statement {
  if (!isObject(value)) {
    report.unknown(path, 'is not valid: expected an object');
    return unreadable(place);
  }
  const earlier = report.problems.length;
  checkMembers(path, value, report);
  const effect = readEffect(path, value.Effect, report);
  const action = readPair(
    path,
    [value, 'Action'],
    (at, item) => readAction(at, item, report),
    report,
  );
  const resource = readPair(
    path,
    [value, 'Resource'],
    (at, item) => readResource(at, item, variables, report),
    report,
  );
  const tests: readonly Test[] = readCondition(
    `${path}.Condition`,
    value.Condition,
    variables,
    report,
  );
  // A statement of which a part is not understood may still be known not to cover something, but never to cover it.
  const isUnderstood = report.problems.length === earlier;
  const isAbout = (question: Question) =>
    and([isUnderstood || 'unknown', action(question), resource(question)]);
  return {
    name: isUnderstood && typeof value.Sid === 'string' && value.Sid !== '' ? value.Sid : place,
    effect,
    covers: (question) =>
      and([isAbout(question), ...tests.map(({ holds }) => holds(question.known))]),
    unmet: (question) =>
      isAbout(question) === true ? tests.filter(({ holds }) => holds(question.known) !== true) : [],
  };
}
