import type { Combination } from '../../domain/segment/index.ts';

/** A condition with its bindings: values never become part of the text. It is true or false, never null. */
export interface Fragment {
  readonly text: string;
  readonly bindings: readonly Binding[];
}
export type Binding = string | number | Date | string[];

export function fragment(text: string, ...bindings: Binding[]): Fragment {
  return { text, bindings };
}

/** True where `inner` is false or null. */
export function not(inner: Fragment): Fragment {
  return { text: `not coalesce(${inner.text}, false)`, bindings: inner.bindings };
}

/** True where `inner` is true, false where it is false or null. */
export function sure(inner: Fragment): Fragment {
  return { text: `coalesce(${inner.text}, false)`, bindings: inner.bindings };
}

/** All, any or none of the parts; without parts there is no condition, and everybody passes. */
export function combine(how: Combination, parts: readonly Fragment[]): Fragment {
  if (parts.length === 0) return fragment('true');
  const joined: Fragment = {
    text: `(${parts.map((part) => part.text).join(how === 'ALL' ? ' and ' : ' or ')})`,
    bindings: parts.flatMap((part) => part.bindings),
  };
  return how === 'NONE' ? not(joined) : joined;
}
