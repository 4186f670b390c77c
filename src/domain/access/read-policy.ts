import { LRUCache } from 'lru-cache';
import { isObject, readText, Report } from './report.ts';
import { readStatement, unreadable, type Statement } from './statement.ts';
import { and } from './truth.ts';

/** IAM's limit for a managed policy, counted without white space. */
export const MAX_POLICY_CHARACTERS = 6_144;

/** A document as it was understood; with problems, some of its parts are unknown. */
export interface Policy {
  readonly statements: readonly Statement[];
  readonly problems: readonly string[];
  /** Condition keys that it asks for, in lower case. */
  readonly keys: ReadonlySet<string>;
}

const VERSIONS: readonly unknown[] = ['2012-10-17', '2008-10-17', undefined];
const MEMBERS = ['Version', 'Id', 'Statement'];

/** Of a document that can't be read nobody knows what it would deny. */
const UNREADABLE = unreadable('1');

function envelopeProblems(document: Readonly<Record<string, unknown>>): string[] {
  const problems = Object.keys(document)
    .filter((name) => !MEMBERS.includes(name))
    .map((name) => `${name} is no member of a policy: expected one of ${MEMBERS.join(', ')}`);
  if (!VERSIONS.includes(document.Version)) {
    problems.push('Version is not valid: expected 2012-10-17 or 2008-10-17');
  }
  if (document.Id !== undefined && readText(document.Id) === undefined) {
    problems.push('Id is not valid: expected text');
  }
  return problems;
}

function sizeProblem(size: number): string | undefined {
  if (size <= MAX_POLICY_CHARACTERS) return undefined;
  return `has ${size} characters without white space: expected at most ${MAX_POLICY_CHARACTERS}`;
}

function repeatedSid(statements: readonly unknown[]): string | undefined {
  const sids = statements.map((statement) => (isObject(statement) ? statement.Sid : undefined));
  const twice = sids.find((sid, at) => sid && sids.indexOf(sid) !== at);
  return typeof twice === 'string' ? twice : undefined;
}

const doubted = (statement: Statement): Statement => ({
  ...statement,
  covers: (question) => and(['unknown', statement.covers(question)]),
});

function read(document: unknown, size: number): Policy {
  const report = new Report();
  const whole = isObject(document)
    ? sizeProblem(size)
    : 'is not valid: expected an object with Version and Statement';
  if (!isObject(document) || whole !== undefined) {
    return { statements: [UNREADABLE], problems: [`The policy ${whole}`], keys: report.keys };
  }
  const envelope = envelopeProblems(document);
  // Version 2008-10-17, which is meant when none is given, knows no variables.
  const variables = document.Version === '2012-10-17';
  const items = report.items('Statement', document.Statement);
  const statements = items.map(([path, item], at) =>
    readStatement({ path, place: String(at + 1) }, item, variables, report),
  );
  const twice = repeatedSid(items.map(([, item]) => item));
  if (twice !== undefined) report.unknown('Statement', `has the Sid "${twice}" more than once`);
  return {
    statements: envelope.length === 0 ? statements : statements.map(doubted),
    problems: [...envelope, ...report.problems],
    keys: report.keys,
  };
}

// By content, so an entry is never wrong: policies are asked for with every request, and seldom change.
const known = new LRUCache<string, Policy>({ max: 1_000 });

/** Reads a document; one of the same contents is read once. */
export function readPolicy(document: unknown): Policy {
  const text = isObject(document) ? JSON.stringify(document) : '';
  if (text === '' || text.length > MAX_POLICY_CHARACTERS) return read(document, text.length);
  const policy = known.get(text) ?? read(document, text.length);
  known.set(text, policy);
  return policy;
}
