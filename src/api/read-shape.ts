import { ValidationError } from '../errors.ts';
import { shapeOf } from './model.ts';
import type { Structure } from './model.ts';

/** Lists and maps of one request may have this many entries in all: it bounds the list of problems, too. */
const MAX_ENTRIES = 100_000;

/** One reading of one body. */
class Reading {
  private left = MAX_ENTRIES;
  /** Whether the body has members that its shape has not. */
  hasUnknown = false;

  spend(entries: number): void {
    this.left -= entries;
    if (this.left < 0) {
      throw new ValidationError(
        `The request has more than ${MAX_ENTRIES} list and map entries: send it in parts`,
      );
    }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const EPOCH_LIMIT = 8.64e12;

/** The service takes epoch seconds where a timestamp is modelled as text; verbs only ever see ISO 8601. */
function readTimestamp(value: unknown): unknown {
  if (typeof value === 'number' && Math.abs(value) <= EPOCH_LIMIT) {
    return new Date(value * 1000).toISOString();
  }
  return value;
}

type OnWire = ReadonlyMap<string, { readonly name: string; readonly shape: string }>;

/** The members of each structure by what they are called on the wire: a body has few of those that its shape has. */
const onWire = new WeakMap<Structure, OnWire>();

function wireMembers(structure: Structure): OnWire {
  const known = onWire.get(structure);
  if (known) return known;
  const members: OnWire = new Map(
    [...structure.members].map(([name, { wireName, shape }]) => [wireName, { name, shape }]),
  );
  onWire.set(structure, members);
  return members;
}

function readStructure(
  structure: Structure,
  value: Record<string, unknown>,
  reading: Reading,
): unknown {
  const members = wireMembers(structure);
  const result: Record<string, unknown> = {};
  for (const wireName of Object.keys(value)) {
    const member = members.get(wireName);
    const inner = value[wireName];
    if (!member) reading.hasUnknown = true;
    else if (inner !== null) result[member.name] = read(member.shape, inner, reading);
  }
  return result;
}

function readMap(shape: string, value: Record<string, unknown>, reading: Reading): unknown {
  const result: Record<string, unknown> = {};
  let entries = 0;
  for (const key of Object.keys(value)) {
    const inner = value[key];
    if (inner === null) continue;
    entries += 1;
    const given = read(shape, inner, reading);
    // An assignment would change the prototype.
    if (key === '__proto__') Object.defineProperty(result, key, { value: given, enumerable: true });
    else result[key] = given;
  }
  reading.spend(entries);
  return result;
}

function read(name: string, value: unknown, reading: Reading): unknown {
  const shape = shapeOf(name);
  if (shape.kind === 'structure' && isObject(value)) return readStructure(shape, value, reading);
  if (shape.kind === 'list' && Array.isArray(value)) {
    reading.spend(value.length);
    return value.map((item) => read(shape.item, item, reading));
  }
  if (shape.kind === 'list' && shape.orOne) return [read(shape.item, value, reading)];
  if (shape.kind === 'map' && isObject(value)) return readMap(shape.value, value, reading);
  return shape.kind === 'timestamp' ? readTimestamp(value) : value;
}

/**
 * Parsed JSON → the members that the model knows, under the model's names. Unknown members are dropped as the
 * service does, null is absent. A value of a wrong type is kept as it is, for the validator to name.
 */
export function readShape(name: string, value: unknown): { value: unknown; hasUnknown: boolean } {
  const reading = new Reading();
  return { value: read(name, value, reading), hasUnknown: reading.hasUnknown };
}
