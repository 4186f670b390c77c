import type { ErrorObject } from 'ajv/dist/2020.js';
import { shapeOf } from './model.ts';

interface Problem {
  /** Member names, list positions and map keys from the input's root to the wrong place. */
  readonly path: readonly string[];
  readonly text: string;
}

const TYPE_NAMES: Record<string, string> = {
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const FORMATS: Record<string, string> = {
  storable: 'must not contain NUL characters or half surrogate pairs',
  'map-key': 'is not allowed as a name',
  timestamp: 'expected an ISO 8601 date and time such as 2026-01-31T09:00:00Z',
  base64: 'expected base64',
};

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return TYPE_NAMES.array ?? '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return TYPE_NAMES[typeof value] ?? typeof value;
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, part)?.value
        : undefined,
    input,
  );
}

type Describe = (params: Record<string, unknown>, value: unknown) => string;

const range: Describe = (params) => `must be ${String(params.comparison)} ${String(params.limit)}`;

const DESCRIPTIONS: Record<string, Describe> = {
  required: () => 'is required',
  type: (params, value) =>
    `expected ${TYPE_NAMES[String(params.type)] ?? String(params.type)}, got ${kindOf(value)}`,
  enum: (params, value) => {
    const allowed = Array.isArray(params.allowedValues) ? params.allowedValues : [];
    const given = typeof value === 'string' ? `"${value.slice(0, 60)}" is not allowed, ` : '';
    return `${given}expected one of ${allowed.join(', ')}`;
  },
  format: (params) => FORMATS[String(params.format)] ?? 'has a wrong format',
  minimum: range,
  maximum: range,
};

/** What one error of the validator means to the caller; undefined for those that only repeat another one. */
export function describeProblem(error: ErrorObject, input: unknown): Problem | undefined {
  const describe = DESCRIPTIONS[error.keyword];
  if (!describe) return undefined;
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const params: Record<string, unknown> = error.params;
  if (typeof params.missingProperty === 'string') {
    return { path: [...path, params.missingProperty], text: describe(params, undefined) };
  }
  if (error.propertyName !== undefined) {
    const text = describe(params, error.propertyName);
    return { path: [...path, error.propertyName], text };
  }
  return { path, text: describe(params, valueAt(input, path)) };
}

/** A path as the caller wrote it: `WriteSegmentRequest` is not part of the body, list positions are in brackets. */
export function wirePath(inputShape: string, path: readonly string[]): string {
  let shape: string | undefined = inputShape;
  let text = '';
  path.forEach((part, depth) => {
    const known = shape === undefined ? undefined : shapeOf(shape);
    shape = undefined;
    if (known?.kind === 'structure') {
      const member = known.members.get(part);
      shape = member?.shape;
      if (depth === 0 && known.payload === part) return;
      text += `${text && '.'}${member?.wireName ?? part}`;
    } else if (known?.kind === 'list') {
      shape = known.item;
      text += `[${part}]`;
    } else {
      if (known?.kind === 'map') shape = known.value;
      text += /^[\w-]+$/.test(part) ? `${text && '.'}${part}` : `[${JSON.stringify(part)}]`;
    }
  });
  return text || 'The request body';
}
