import type { AttributeDimension, AttributeType } from './dimensions.ts';
import { instantKey } from './instant-key.ts';

/** How one attribute type compares: the values wanted with the values that the endpoint has. */
type Comparison = (wanted: readonly string[], values: readonly string[]) => boolean;

/** Any value that is an instant, against any wanted one; a value that is none does not match. */
const byTime =
  (holds: (key: string, wanted: string) => boolean): Comparison =>
  (wanted, values) => {
    const limits = wanted.flatMap((text) => instantKey(text) ?? []);
    const keys = values.flatMap((text) => instantKey(text) ?? []);
    return keys.some((key) => limits.some((limit) => holds(key, limit)));
  };

const inclusive: Comparison = (wanted, values) => values.some((value) => wanted.includes(value));

const COMPARISONS = {
  INCLUSIVE: inclusive,
  // An endpoint without the attribute has no value that is excluded.
  EXCLUSIVE: (wanted, values) => !inclusive(wanted, values),
  CONTAINS: (wanted, values) => values.some((value) => wanted.some((part) => value.includes(part))),
  BEFORE: byTime((key, limit) => key < limit),
  AFTER: byTime((key, limit) => key > limit),
  ON: byTime((key, limit) => key.slice(0, 10) === limit.slice(0, 10)),
  BETWEEN: ([from = '', to = ''], values) => {
    const [first, last] = [instantKey(from), instantKey(to)];
    if (first === undefined || last === undefined) return false;
    return values.some((value) => {
      const key = instantKey(value);
      return key !== undefined && key >= first && key <= last;
    });
  },
} satisfies Record<AttributeType, Comparison>;

/** Whether the values of an attribute, none when it is absent, are what a dimension asks for. */
export function matchesAttribute(
  { AttributeType: type = 'INCLUSIVE', Values }: AttributeDimension,
  values: readonly string[],
): boolean {
  return COMPARISONS[type](Values, values);
}
