import type { Member, Shape } from './model.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What differs between the schemas that validate and the schemas that the API document shows. */
export interface Dialect {
  readonly string: JsonSchema;
  readonly mapKey: JsonSchema;
  readonly timestamp: JsonSchema;
  readonly blob: JsonSchema;
  readonly nameOf: (name: string, member: Member) => string;
  readonly refer: (shape: string) => JsonSchema;
  /** How a list is described for which one item may stand; reading makes a list of it. */
  readonly orOne?: (list: JsonSchema, item: JsonSchema) => JsonSchema;
  /** What is said of a member that we added to a shape of Pinpoint. */
  readonly added?: JsonSchema;
}

const INT32 = 2 ** 31;

/** The JSON Schema of one shape; other shapes are referred to, not repeated. */
export function jsonSchema(shape: Shape, dialect: Dialect): JsonSchema {
  switch (shape.kind) {
    case 'structure': {
      const named = (name: string) => {
        const member = shape.members.get(name);
        return member ? dialect.nameOf(name, member) : name;
      };
      const properties = [...shape.members].map(([name, member]) => [
        dialect.nameOf(name, member),
        { ...dialect.refer(member.shape), ...(member.isExtension && dialect.added) },
      ]);
      return {
        type: 'object',
        properties: Object.fromEntries(properties),
        ...(shape.required.length > 0 && { required: shape.required.map(named) }),
      };
    }
    case 'list': {
      const item = dialect.refer(shape.item);
      const list = { type: 'array', items: item };
      return (shape.orOne && dialect.orOne?.(list, item)) || list;
    }
    case 'map':
      return {
        type: 'object',
        propertyNames: { allOf: [dialect.refer(shape.key), dialect.mapKey] },
        additionalProperties: dialect.refer(shape.value),
      };
    case 'string':
      return shape.values ? { ...dialect.string, enum: shape.values } : dialect.string;
    case 'integer':
      return { type: 'integer', minimum: -INT32, maximum: INT32 - 1 };
    case 'long':
      return {
        type: 'integer',
        minimum: Number.MIN_SAFE_INTEGER,
        maximum: Number.MAX_SAFE_INTEGER,
      };
    case 'double':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean' };
    case 'timestamp':
      return dialect.timestamp;
    case 'blob':
      return dialect.blob;
  }
}
