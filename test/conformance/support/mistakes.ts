import { shapeOf } from '../../../src/api/model.ts';

/** A valid body with one thing wrong, and where the answer has to point. */
export interface Mistake {
  readonly what: string;
  readonly path: string;
  readonly body: unknown;
}

type Step = string | number;
interface Place {
  readonly steps: readonly Step[];
  readonly path: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One value of another type for each kind of shape. */
const WRONG = {
  structure: 'text',
  list: {},
  map: [],
  string: 5,
  boolean: 'yes',
  integer: 1.5,
  long: '7',
  double: '1.5',
  timestamp: 'yesterday',
  blob: 'not base64!',
} as const;

function member({ steps, path }: Place, name: string): Place {
  return { steps: [...steps, name], path: path === '' ? name : `${path}.${name}` };
}

function key({ steps, path }: Place, name: string): Place {
  const isPlain = /^[\w-]+$/.test(name);
  return {
    steps: [...steps, name],
    path: `${path}${isPlain ? `.${name}` : JSON.stringify([name])}`,
  };
}

function item({ steps, path }: Place, at: number): Place {
  return { steps: [...steps, at], path: `${path}[${at}]` };
}

/** A copy of `body` in which one place has another value; undefined takes the member away. */
export function altered(body: unknown, steps: readonly Step[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(body)) {
    return body.map((inner: unknown, at) => (at === step ? altered(inner, rest, value) : inner));
  }
  const copy = isObject(body) ? { ...body } : {};
  const changed = altered(copy[step], rest, value);
  if (changed === undefined) delete copy[step];
  else copy[step] = changed;
  return copy;
}

/** Every place of a body once for each member of each shape, in the order of the body. */
class Walk {
  private readonly seen = new Set<string>();
  readonly found: Mistake[] = [];

  constructor(private readonly body: unknown) {}

  private add(what: string, { steps, path }: Place, value: unknown): void {
    this.found.push({ what, path, body: altered(this.body, steps, value) });
  }

  private wrongValues(name: string, place: Place): void {
    const shape = shapeOf(name);
    this.add(`${shape.kind} of another type`, place, WRONG[shape.kind]);
    if (shape.kind === 'string' && shape.values) this.add('unknown value', place, 'NONE_OF_THEM');
  }

  visit(name: string, value: unknown, place: Place): void {
    const shape = shapeOf(name);
    if (shape.kind === 'structure' && isObject(value)) {
      for (const [memberName, { wireName, shape: inner }] of shape.members) {
        if (!Object.hasOwn(value, wireName) || this.isSeen(`${name}.${memberName}`)) continue;
        const there = member(place, wireName);
        if (shape.required.includes(memberName)) this.add('missing', there, undefined);
        this.wrongValues(inner, there);
        this.visit(inner, value[wireName], there);
      }
    } else if (shape.kind === 'list' && Array.isArray(value)) {
      if (value.length > 0 && !this.isSeen(`${name}[]`)) {
        this.wrongValues(shape.item, item(place, 0));
        this.add('null', item(place, 0), null);
      }
      value.forEach((inner, at) => this.visit(shape.item, inner, item(place, at)));
    } else if (shape.kind === 'map' && isObject(value)) {
      this.visitMap(name, shape, value, place);
    }
  }

  private visitMap(
    name: string,
    shape: { key: string; value: string },
    value: Record<string, unknown>,
    place: Place,
  ): void {
    const [first] = Object.entries(value);
    const keyShape = shapeOf(shape.key);
    if (first && !this.isSeen(`${name}{}`)) {
      this.wrongValues(shape.value, key(place, first[0]));
      if (keyShape.kind === 'string' && keyShape.values) {
        this.add('unknown name', key(place, 'NONE_OF_THEM'), first[1]);
      }
    }
    for (const [name, inner] of Object.entries(value)) {
      this.visit(shape.value, inner, key(place, name));
    }
  }

  private isSeen(what: string): boolean {
    const isSeen = this.seen.has(what);
    this.seen.add(what);
    return isSeen;
  }
}

const ROOT = 'The request body';

/** Everything that can be wrong with the types of a body, one thing at a time. */
export function mistakesIn(shape: string, body: unknown): Mistake[] {
  const walk = new Walk(body);
  walk.visit(shape, body, { steps: [], path: '' });
  const wholes = [[], 'text', 5, true].map((whole) => ({
    what: `${JSON.stringify(whole)} for the whole`,
    path: ROOT,
    body: whole,
  }));
  return [...wholes, ...walk.found];
}
