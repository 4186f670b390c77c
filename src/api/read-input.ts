import { ValidationError } from '../errors.ts';
import { checkBodySize } from './body-limits.ts';
import { ignoredHeader, ignoredMembers, remarksOn } from './ignored-members.ts';
import { shapeOf, structureOf } from './model.ts';
import type { Member, Operation } from './model.ts';
import { readShape } from './read-shape.ts';
import { validateInput } from './validation.ts';

export interface RawInput {
  readonly labels: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer | undefined;
  /** Is told of members of the body that nobody knows, before the others are judged. */
  readonly onIgnored?: (members: string) => void;
}

function parseJson(body: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new ValidationError('The request body is not valid UTF-8');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ValidationError(`The request body is not valid JSON: ${reason}`);
  }
}

/** Query and header values are text; what can't be read as its type stays text, for the validator to name. */
function readText(member: Member, text: string): unknown {
  const { kind } = shapeOf(member.shape);
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (kind === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  // A date alone is its midnight in UTC, as the SDKs write it.
  if (kind === 'timestamp' && /^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00:00.000Z`;
  return text;
}

function readQuery(member: Member, query: URLSearchParams): unknown {
  const values = query.getAll(member.wireName);
  if (values.length === 0) return undefined;
  if (shapeOf(member.shape).kind === 'list') return values;
  if (values.length > 1) {
    throw new ValidationError(
      `${member.wireName}: is given ${values.length} times, once is allowed`,
    );
  }
  return readText(member, values[0] ?? '');
}

/**
 * The validated input of an operation, under the model's member names.
 * @throws ValidationError with every problem, CairnError when the body is too large for the operation
 */
export function readInput(operation: Operation, raw: RawInput): Record<string, unknown> {
  if (raw.body) checkBodySize(operation.name, raw.body);
  const { members, payload } = structureOf(operation.input);
  const input: Record<string, unknown> = {};
  const remarks: string[] = [];
  for (const [name, member] of members) {
    const value =
      name === payload ? readPayload(name, member, raw, remarks) : readPart(name, member, raw);
    if (value !== undefined && value !== null) input[name] = value;
  }
  if (operation.input) validateInput(operation.input, input, remarks);
  return input;
}

/** A member that the path, the query or a header carries. */
function readPart(name: string, member: Member, raw: RawInput): unknown {
  if (member.location === 'uri') return raw.labels.get(name);
  if (member.location === 'querystring') return readQuery(member, raw.query);
  if (member.location === 'header') {
    const text = raw.header(member.wireName);
    return text === undefined ? undefined : readText(member, text);
  }
  return undefined;
}

function readPayload(name: string, member: Member, raw: RawInput, remarks: string[]): unknown {
  if (!raw.body || raw.body.length === 0) return undefined;
  const body = parseJson(raw.body);
  const { value, hasUnknown } = readShape(member.shape, body);
  if (hasUnknown) {
    const ignored = ignoredMembers(member.shape, body);
    raw.onIgnored?.(ignoredHeader(ignored));
    remarks.push(...remarksOn(name, ignored));
  }
  return value;
}
