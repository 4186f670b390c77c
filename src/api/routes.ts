import { ValidationError } from '../errors.ts';
import { OPERATIONS, structureOf } from './model.ts';
import type { Operation } from './model.ts';

type Segment = { readonly label: string } | { readonly text: string };
interface Route {
  readonly operation: Operation;
  readonly segments: readonly Segment[];
}

export type Match =
  | { readonly operation: Operation; readonly labels: ReadonlyMap<string, string> }
  /** The path exists, but not with this method. */
  | { readonly allowed: readonly string[] };

/** The members of an operation's input that its path carries, by their name in the path. */
function labelMembers(operation: Operation): ReadonlyMap<string, string> {
  const { members } = structureOf(operation.input);
  const inPath = [...members].filter(([, member]) => member.location === 'uri');
  return new Map(inPath.map(([name, member]) => [member.wireName, name]));
}

function compile(operation: Operation): Route {
  const members = labelMembers(operation);
  const segments = operation.path.split('/').map((part): Segment => {
    if (!part.startsWith('{')) return { text: part };
    const label = members.get(part.slice(1, -1));
    if (!label) throw new Error(`${operation.name}: the path has ${part}, the input does not`);
    return { label };
  });
  return { operation, segments };
}

const labelsIn = (route: Route) => route.segments.filter((segment) => 'label' in segment).length;

/** By number of segments; routes with fewer labels first, so that a fixed word beats a label. */
const ROUTES = new Map<number, Route[]>();
for (const route of OPERATIONS.map(compile).sort((a, b) => labelsIn(a) - labelsIn(b))) {
  const { length } = route.segments;
  ROUTES.set(length, [...(ROUTES.get(length) ?? []), route]);
}

function fits(route: Route, parts: readonly string[]): boolean {
  return route.segments.every((segment, at) =>
    'text' in segment ? segment.text === parts[at] : parts[at] !== '',
  );
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ValidationError(`The path part "${part}" is not valid percent-encoded UTF-8`);
  }
}

/**
 * Some signers resolve dot segments and some do not, so that whoever asks for the endpoint ".." would be told
 * of a wrong signature.
 * @throws ValidationError
 */
export function refuseDotSegments(rawPath: string): void {
  const dots = rawPath.split('/').find((part) => part === '.' || part === '..');
  if (dots === undefined) return;
  throw new ValidationError(
    `The path has the part "${dots}", which clients and proxies resolve away: no id or name can be "." or ".."`,
  );
}

/**
 * Finds the operation of a raw path. Every part is decoded once, after the split, so that a label may hold an
 * encoded slash, as ARNs do.
 */
export function matchRoute(method: string, rawPath: string): Match | undefined {
  const parts = rawPath.replace(/\/$/, '').split('/');
  // Signers resolve dot segments and double slashes before they sign: what was signed would not be what is run.
  if (parts.some((part, at) => part === '.' || part === '..' || (part === '' && at > 0))) {
    return undefined;
  }
  const fitting = (ROUTES.get(parts.length) ?? []).filter((route) => fits(route, parts));
  if (fitting.length === 0) return undefined;
  const route = fitting.find((candidate) => candidate.operation.method === method);
  if (!route) return { allowed: fitting.map((candidate) => candidate.operation.method) };
  const labels = new Map<string, string>();
  route.segments.forEach((segment, at) => {
    if ('label' in segment) labels.set(segment.label, decode(parts[at] ?? ''));
  });
  return { operation: route.operation, labels };
}
