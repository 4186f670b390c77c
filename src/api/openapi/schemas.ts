import { jsonSchema } from '../json-schema.ts';
import type { Dialect, JsonSchema } from '../json-schema.ts';
import { OPERATIONS, shapeOf, structureOf } from '../model.ts';

const dialect: Dialect = {
  string: { type: 'string' },
  mapKey: { type: 'string' },
  timestamp: { type: 'string', format: 'date-time' },
  blob: { type: 'string', contentEncoding: 'base64' },
  nameOf: (_name, member) => member.wireName,
  refer: schemaOf,
  orOne: (list, item) => ({ anyOf: [list, item] }),
  added: { description: 'A member of Cairn, which the SDKs of Amazon Pinpoint do not know.' },
};

/** A name for "a string" tells nobody anything: only what has a form of its own is referred to. */
function isNamed(name: string): boolean {
  const shape = shapeOf(name);
  return shape.kind === 'structure' || (shape.kind === 'string' && shape.values !== undefined);
}

/** The schema of a shape where it is used. */
export function schemaOf(name: string): JsonSchema {
  return isNamed(name)
    ? { $ref: `#/components/schemas/${name}` }
    : jsonSchema(shapeOf(name), dialect);
}

/** Every named shape that a body, in or out, or a parameter leads to. */
export function reachableSchemas(): Record<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    const shape = shapeOf(name);
    if (isNamed(name)) found.set(name, jsonSchema(shape, dialect));
    if (shape.kind === 'structure') [...shape.members.values()].forEach((m) => visit(m.shape));
    if (shape.kind === 'list') visit(shape.item);
    if (shape.kind === 'map') [shape.key, shape.value].forEach(visit);
  };
  for (const operation of OPERATIONS) {
    for (const structure of [structureOf(operation.input), structureOf(operation.output)]) {
      [...structure.members.values()].forEach((member) => visit(member.shape));
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
