import { isConditionKey, isListKey, KNOWN_KEYS, type Known } from './context.ts';
import { holds, OPERATORS, type Matcher, type Operator } from './operators/index.ts';
import { isObject, readText, type Report } from './report.ts';
import { and, or, type Truth } from './truth.ts';

/** One line of a condition, as its policy writes it. */
export interface Test {
  readonly operator: string;
  readonly key: string;
  /** Any of them is enough; with a negated operator, none of them may fit. */
  readonly wanted: readonly string[];
  /** Whether it holds for a request. */
  readonly holds: (known: Known) => Truth;
}

type Holds = Test['holds'];

type Quantifier = 'ForAnyValue' | 'ForAllValues';

interface Comparison {
  readonly operator: Operator;
  readonly quantifier: Quantifier | undefined;
  readonly ifExists: boolean;
}

const NAME = /^(?:(ForAnyValue|ForAllValues):)?([A-Za-z]+?)(IfExists)?$/;
const undecided: Holds = () => 'unknown';
const UNREADABLE: Test = { operator: '', key: '', wanted: [], holds: undecided };

function readComparison(name: string): Comparison | undefined {
  const [, quantifier, base = '', ifExists] = NAME.exec(name) ?? [];
  const operator = Object.hasOwn(OPERATORS, base) ? OPERATORS[base] : undefined;
  if (!operator) return undefined;
  const isQuantifier = quantifier === 'ForAnyValue' || quantifier === 'ForAllValues';
  return {
    operator,
    quantifier: isQuantifier ? quantifier : undefined,
    ifExists: ifExists !== undefined,
  };
}

/** What a comparison says of a request that does not have the key. */
function ofMissing({ operator, quantifier, ifExists }: Comparison): boolean {
  if (ifExists || quantifier === 'ForAllValues') return true;
  return quantifier === undefined && operator.isNegated;
}

function compare(comparison: Comparison, key: string, matchers: readonly Matcher[]): Holds {
  const { operator, quantifier } = comparison;
  return (known) => {
    const values = known.get(key);
    if (!values) return ofMissing(comparison);
    const each = values.map((value) =>
      holds(operator, or(matchers.map((fits) => fits(value, known)))),
    );
    if (quantifier === 'ForAnyValue') return or(each);
    // Which of two tags the policy means nobody knows: whoever sets both must not choose.
    return quantifier === undefined && new Set(each).size > 1 ? 'unknown' : and(each);
  };
}

// A policy may write numbers and truth values without quotes.
const textOf = (value: unknown) =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : readText(value);

function readTest(
  path: string,
  { key, value, comparison, variables }: Line & { comparison: Comparison },
  report: Report,
): Holds {
  if (isListKey(key) && comparison.quantifier === undefined) {
    report.unknown(path, 'has several values: use ForAnyValue: or ForAllValues: with it');
    return undecided;
  }
  const { operator } = comparison;
  const syntax = { variables, note: (asked: string) => report.keys.add(asked) };
  const matchers = report.items(path, value).map(([at, item]): Matcher => {
    const text = textOf(item);
    const matcher = text === undefined ? undefined : operator.read(text, syntax);
    if (matcher) return matcher;
    report.unknown(at, `is not valid: expected ${operator.expected}`);
    return () => 'unknown';
  });
  return compare(comparison, key.toLowerCase(), matchers);
}

/** `"Null": { key: "true" }` holds when the request does not have the key. */
function readNull(path: string, { key, value }: Line, report: Report): Holds {
  const wanted = report.items(path, value).map(([at, item]): Truth => {
    const text = textOf(item)?.toLowerCase();
    if (text === 'true' || text === 'false') return text === 'true';
    return report.unknown(at, 'is not valid: expected true or false');
  });
  return (known) => {
    const isMissing = !known.has(key.toLowerCase());
    return or(wanted.map((truth) => (truth === 'unknown' ? truth : truth === isMissing)));
  };
}

interface Line {
  readonly key: string;
  readonly value: unknown;
  /** Whether values may have variables in them. */
  readonly variables: boolean;
}

function readOperator(
  path: string,
  { name, keys, variables }: { name: string; keys: unknown; variables: boolean },
  report: Report,
): Test[] {
  const comparison = readComparison(name);
  if (name !== 'Null' && !comparison) {
    const known = ['Null', ...Object.keys(OPERATORS)].join(', ');
    report.unknown(path, `is no operator: expected one of ${known}, also with …IfExists`);
    return [UNREADABLE];
  }
  if (!isObject(keys)) {
    report.unknown(path, 'is not valid: expected an object of condition keys');
    return [UNREADABLE];
  }
  return Object.entries(keys).map(([key, value]) => {
    const at = `${path}.${key}`;
    if (readText(key) === undefined || !isConditionKey(key)) {
      report.unknown(at, `is a condition key that no request has: expected one of ${KNOWN_KEYS}`);
      return UNREADABLE;
    }
    report.keys.add(key.toLowerCase());
    const line = { key, value, variables };
    const holds = comparison
      ? readTest(at, { ...line, comparison }, report)
      : readNull(at, line, report);
    const wanted = report.items(at, value).map(([, item]) => textOf(item) ?? '');
    return { operator: name, key, wanted, holds };
  });
}

/** The lines of a `Condition`; all of them must hold. */
export function readCondition(
  path: string,
  condition: unknown,
  variables: boolean,
  report: Report,
): Test[] {
  if (condition === undefined) return [];
  if (!isObject(condition)) {
    report.unknown(path, 'is not valid: expected an object of operators');
    return [UNREADABLE];
  }
  return Object.entries(condition).flatMap(([name, keys]) =>
    readOperator(`${path}.${name}`, { name, keys, variables }, report),
  );
}
