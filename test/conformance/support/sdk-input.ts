import { shapeOf, structureOf } from '../../../src/api/model.ts';
import type { Operation, Structure } from '../../../src/api/model.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function structureInput(shape: Structure, value: Record<string, unknown>): object {
  const entries = [...shape.members].flatMap(([name, member]): [string, unknown][] =>
    Object.hasOwn(value, member.wireName)
      ? [[name, sdkValue(member.shape, value[member.wireName])]]
      : [],
  );
  return Object.fromEntries<unknown>(entries);
}

/** A value of the wire under the model's names and in the forms of JavaScript. */
export function sdkValue(name: string, value: unknown): unknown {
  const shape = shapeOf(name);
  if (shape.kind === 'timestamp') return new Date(String(value));
  if (shape.kind === 'blob') return Buffer.from(String(value), 'base64');
  if (shape.kind === 'structure' && isObject(value)) return structureInput(shape, value);
  if (shape.kind === 'list' && Array.isArray(value)) {
    return value.map((item) => sdkValue(shape.item, item));
  }
  if (shape.kind === 'map' && isObject(value)) {
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([key, inner]) => [key, sdkValue(shape.value, inner)]));
  }
  return value;
}

/** Labels, query and body under the model's names and in the forms of JavaScript, as an SDK takes them. */
export function sdkInput(operation: Operation, input: Record<string, unknown>): object {
  const { members } = structureOf(operation.input);
  const entries = [...members].flatMap(([name, member]): [string, unknown][] =>
    Object.hasOwn(input, name) ? [[name, sdkValue(member.shape, input[name])]] : [],
  );
  return Object.fromEntries<unknown>(entries);
}
