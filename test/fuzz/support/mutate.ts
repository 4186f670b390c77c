import fc from 'fast-check';
import { altered } from '../../conformance/support/mistakes.ts';
import { jsonText } from './arbitraries.ts';

type Step = string | number;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Every place of a value, the whole included. */
function* placesOf(value: unknown, here: readonly Step[] = []): Generator<readonly Step[]> {
  yield here;
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* placesOf(inner, [...here, Array.isArray(value) ? Number(key) : key]);
  }
}

function valueAt(value: unknown, steps: readonly Step[]): unknown {
  return steps.reduce<unknown>((inner, step) => (isObject(inner) ? inner[step] : undefined), value);
}

const MARK = '\u0001mark\u0001';

/** A mutation: a place, and what the JSON text there becomes. */
type Mutation = (text: string, body: unknown) => string;

const ways: fc.Arbitrary<(old: unknown, fresh: string) => string> = fc.constantFrom(
  (_old: unknown, fresh: string) => fresh,
  (_old: unknown, fresh: string) => fresh,
  (old: unknown) => JSON.stringify([old]),
  (old: unknown) => JSON.stringify({ __proto: old, constructor: old }),
  (old: unknown) =>
    `[${Array.from({ length: 120 }, () => JSON.stringify(old) ?? 'null').join(',')}]`,
  (old: unknown) => JSON.stringify(typeof old === 'string' ? old.repeat(2000) : String(old)),
  (old: unknown) => JSON.stringify(typeof old === 'string' ? `${old}\u0000` : null),
  (old: unknown) => (isObject(old) ? JSON.stringify(old).replace('{', '{"__proto__":{},') : '-1'),
  (old: unknown) => (typeof old === 'number' ? String(-old * 1e12) : '""'),
);

/** Changes a valid body at one to three of its places; the result is JSON text. */
export function mutations(body: unknown): fc.Arbitrary<string> {
  const places = [...placesOf(body)];
  const one: fc.Arbitrary<Mutation> = fc
    .tuple(fc.nat({ max: places.length - 1 }), ways, jsonText)
    .map(([at, way, fresh]) => (text) => {
      const steps = places[at] ?? [];
      const now: unknown = JSON.parse(text);
      const marked = JSON.stringify(altered(now, steps, MARK));
      return marked.replace(JSON.stringify(MARK), () => way(valueAt(now, steps), fresh) ?? 'null');
    });
  return fc.array(one, { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce((text, change) => {
      try {
        return change(text, body);
      } catch {
        // An earlier change made it no JSON that JavaScript writes again: it stays as it is.
        return text;
      }
    }, JSON.stringify(body)),
  );
}
