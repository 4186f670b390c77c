import { ADDED_MEMBERS, EXTENSIONS } from './extensions/index.ts';
import pinpoint from './model.json' with { type: 'json' };

export interface Member {
  /** The name on the wire, which for two or three members is not the member's name. */
  readonly wireName: string;
  readonly shape: string;
  readonly location: 'uri' | 'querystring' | 'header' | 'body';
  /** We added it to a shape of Pinpoint: no SDK knows it. */
  readonly isExtension: boolean;
}

export interface Structure {
  readonly kind: 'structure';
  readonly members: ReadonlyMap<string, Member>;
  readonly required: readonly string[];
  /** The member that is the whole body. */
  readonly payload: string | undefined;
}

export type Shape =
  | Structure
  | {
      readonly kind: 'list';
      readonly item: string;
      /** One item may stand for a list of it, as in IAM's policies. */
      readonly orOne: boolean;
    }
  | { readonly kind: 'map'; readonly key: string; readonly value: string }
  | { readonly kind: 'string'; readonly values: readonly string[] | undefined }
  | { readonly kind: Scalar };
type Scalar = 'boolean' | 'integer' | 'long' | 'double' | 'timestamp' | 'blob';

export interface Operation {
  readonly name: string;
  readonly method: string;
  /** For example `/v1/apps/{application-id}`. */
  readonly path: string;
  readonly status: number;
  readonly input: string | undefined;
  readonly output: string | undefined;
  readonly isExtension: boolean;
}

interface RawMember {
  shape: string;
  location?: string;
  locationName?: string;
}
interface RawShape {
  type: string;
  members?: Record<string, RawMember>;
  required?: string[];
  payload?: string;
  enum?: string[];
  member?: { shape: string };
  orOne?: boolean;
  key?: { shape: string };
  value?: { shape: string };
}
interface RawOperation {
  name: string;
  http: { method: string; requestUri: string; responseCode: number };
  input?: { shape: string };
  output?: { shape: string };
}
interface RawModel {
  operations: Record<string, RawOperation>;
  shapes: Record<string, RawShape>;
}
/** A model that also adds members to shapes of another. */
interface RawAddition extends RawModel {
  members: Record<string, Record<string, RawMember>>;
}

const LOCATIONS = ['uri', 'querystring', 'header'] as const;
const SCALARS: readonly Scalar[] = ['boolean', 'integer', 'long', 'double', 'timestamp', 'blob'];

function readMembers(raw: Record<string, RawMember>, isExtension: boolean): [string, Member][] {
  return Object.entries(raw).map(([name, { shape, location, locationName = name }]) => [
    name,
    {
      wireName: locationName,
      shape,
      location: LOCATIONS.find((known) => known === location) ?? 'body',
      isExtension,
    },
  ]);
}

function readShape(name: string, raw: RawShape): Shape {
  if (raw.type === 'structure') {
    return {
      kind: 'structure',
      members: new Map([
        ...readMembers(raw.members ?? {}, false),
        ...readMembers(addedTo(name, raw), true),
      ]),
      required: raw.required ?? [],
      payload: raw.payload,
    };
  }
  if (raw.type === 'list' && raw.member) {
    return { kind: 'list', item: raw.member.shape, orOne: raw.orOne === true };
  }
  if (raw.type === 'map' && raw.key && raw.value) {
    return { kind: 'map', key: raw.key.shape, value: raw.value.shape };
  }
  if (raw.type === 'string') return { kind: 'string', values: raw.enum };
  const scalar = SCALARS.find((known) => known === raw.type);
  if (!scalar) throw new Error(`The model's shape ${name} has the unknown type ${raw.type}`);
  return { kind: scalar };
}

function readOperation(raw: RawOperation, isExtension: boolean): Operation {
  return {
    name: raw.name,
    method: raw.http.method,
    path: raw.http.requestUri,
    status: raw.http.responseCode,
    input: raw.input?.shape,
    output: raw.output?.shape,
    isExtension,
  };
}

const ADDITIONS: readonly RawAddition[] = ADDED_MEMBERS;
const MODELS: readonly RawModel[] = [pinpoint, ...EXTENSIONS, ...ADDITIONS];

/** The members that we add to a shape, none of which it has itself. */
function addedTo(name: string, raw: RawShape): Record<string, RawMember> {
  const own = new Set(Object.keys(raw.members ?? {}));
  const added = ADDITIONS.flatMap(({ members }) => Object.entries(members[name] ?? {}));
  for (const [member] of added) {
    if (own.has(member)) throw new Error(`src/api/extensions adds ${name}.${member} again`);
    own.add(member);
  }
  return Object.fromEntries(added);
}

/** The entries of all models; a name that two of them have is a mistake of ours. */
function entriesOf<T>(partOf: (model: RawModel) => Record<string, T>): [name: string, T][] {
  const all = MODELS.flatMap((model) => Object.entries(partOf(model)));
  const twice = all.find(([name], at) => all.findIndex(([other]) => other === name) !== at);
  if (twice) throw new Error(`src/api/extensions describes ${twice[0]} again`);
  return all;
}

/** Every operation that is served: Pinpoint's and our own. */
export const OPERATIONS: readonly Operation[] = entriesOf((model) => model.operations).map(
  ([name, raw]) => readOperation(raw, !(name in pinpoint.operations)),
);

export function operationNamed(name: string): Operation {
  const operation = OPERATIONS.find((candidate) => candidate.name === name);
  if (!operation) throw new Error(`There is no operation ${name}`);
  return operation;
}

/** Every shape by its name. */
export const SHAPES: ReadonlyMap<string, Shape> = new Map(
  entriesOf((model) => model.shapes).map(([name, raw]) => [name, readShape(name, raw)]),
);

for (const name of ADDITIONS.flatMap(({ members }) => Object.keys(members))) {
  if (SHAPES.get(name)?.kind !== 'structure') {
    throw new Error(`src/api/extensions adds members to ${name}, which is no structure`);
  }
}

export function shapeOf(name: string): Shape {
  const shape = SHAPES.get(name);
  if (!shape) throw new Error(`The model has no shape ${name}`);
  return shape;
}

/** The structure of an operation's input or output; an empty one where the model names none. */
export function structureOf(name: string | undefined): Structure {
  const shape = name === undefined ? undefined : shapeOf(name);
  if (shape?.kind === 'structure') return shape;
  return { kind: 'structure', members: new Map(), required: [], payload: undefined };
}
