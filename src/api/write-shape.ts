import { shapeOf, structureOf } from './model.ts';
import type { Operation, Structure } from './model.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function writeStructure(shape: Structure, value: Record<string, unknown>): unknown {
  const result: Record<string, unknown> = {};
  for (const [name, member] of shape.members) {
    const written = Object.hasOwn(value, name) ? writeShape(member.shape, value[name]) : undefined;
    if (written !== undefined) result[member.wireName] = written;
  }
  return result;
}

function writeShape(name: string, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return value.toISOString();
  const shape = shapeOf(name);
  if (shape.kind === 'structure' && isObject(value)) return writeStructure(shape, value);
  if (shape.kind === 'list' && Array.isArray(value)) {
    return value.map((item) => writeShape(shape.item, item));
  }
  if (shape.kind === 'map' && isObject(value)) {
    const entries = Object.entries(value).map(([key, inner]) => [
      key,
      writeShape(shape.value, inner),
    ]);
    return Object.fromEntries(entries);
  }
  return value;
}

/** What a verb returned → the body on the wire: only members that the model names ever leave the process. */
export function writeOutput(operation: Operation, output: unknown): unknown {
  const { members, payload } = structureOf(operation.output);
  const member = payload === undefined ? undefined : members.get(payload);
  return member && (writeShape(member.shape, output) ?? {});
}
