import {
  type AttributeDimension,
  type AttributeType,
  INSTANT_PATTERN,
  instantKey,
} from '../../domain/segment/index.ts';
import { type Binding, type Fragment, fragment, not, sure } from './fragment.ts';

/** The two places that hold attributes: of the endpoint, and of its user. */
export type AttributeColumn = 'e.attributes' | 'u.attributes';

type Compile = (column: AttributeColumn, name: string, wanted: readonly string[]) => Fragment;

// instantKey() in SQL: the same text, which sorts as time does.
const KEY = `(case when length(v.value) = 10 then v.value || 'T00:00:00.000'
  else rpad(case when strpos(v.value, '.') > 0 then rtrim(v.value, 'Z') else rtrim(v.value, 'Z') || '.' end, 23, '0')
  end) collate "C"`;

function anyValue(
  column: AttributeColumn,
  name: string,
  condition: string,
  ...bindings: Binding[]
): Fragment {
  const values = `jsonb_array_elements_text(coalesce(${column} -> ?, '[]')) as v(value)`;
  return fragment(`exists (select from ${values} where ${condition})`, name, ...bindings);
}

function anyInstant(
  column: AttributeColumn,
  name: string,
  condition: string,
  ...bindings: Binding[]
): Fragment {
  return anyValue(column, name, `v.value ~ ? and ${condition}`, INSTANT_PATTERN, ...bindings);
}

const keys = (wanted: readonly string[]) => wanted.flatMap((text) => instantKey(text) ?? []);

const inclusive: Compile = (column, name, wanted) =>
  sure(fragment(`jsonb_exists_any(${column} -> ?, ?::text[])`, name, [...wanted]));

const COMPILERS = {
  INCLUSIVE: inclusive,
  EXCLUSIVE: (column, name, wanted) => not(inclusive(column, name, wanted)),
  CONTAINS: (column, name, wanted) => {
    const part = `exists (select from unnest(?::text[]) as part where strpos(v.value, part) > 0)`;
    return anyValue(column, name, part, [...wanted]);
  },
  BEFORE: (column, name, wanted) =>
    anyInstant(column, name, `${KEY} < any(?::text[])`, keys(wanted)),
  AFTER: (column, name, wanted) =>
    anyInstant(column, name, `${KEY} > any(?::text[])`, keys(wanted)),
  ON: (column, name, wanted) => {
    const days = keys(wanted).map((key) => key.slice(0, 10));
    return anyInstant(column, name, `left(v.value, 10) = any(?::text[])`, days);
  },
  BETWEEN: (column, name, [from = '', to = '']) => {
    const [first, last] = [instantKey(from), instantKey(to)];
    if (first === undefined || last === undefined) return fragment('false');
    return anyInstant(column, name, `${KEY} between ? and ?`, first, last);
  },
} satisfies Record<AttributeType, Compile>;

/** `matchesAttribute` in SQL. */
export function compileAttribute(
  column: AttributeColumn,
  name: string,
  { AttributeType: type = 'INCLUSIVE', Values: wanted }: AttributeDimension,
): Fragment {
  return COMPILERS[type](column, name, wanted);
}
