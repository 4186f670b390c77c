import type { Endpoint } from '../endpoint.ts';

export type Variables = Readonly<Record<string, unknown>>;
/** The wire's substitutions: each value is a list of strings. */
export type Substitutions = Readonly<Record<string, readonly string[]>>;

export interface VariableSources {
  readonly endpoint?: Partial<Endpoint>;
  /** Of the template: used where nothing else has a value. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Weakest first: of the message, then of the address. */
  readonly substitutions?: readonly (Substitutions | undefined)[];
}

type Tree = { [name: string]: unknown };
const tree = (): Tree => ({ __proto__: null });
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a template may print for one recipient: substitutions, then the recipient's data, then defaults. */
export function templateVariables({
  endpoint = {},
  defaults = {},
  substitutions = [],
}: VariableSources): Variables {
  const variables = tree();
  for (const [name, value] of Object.entries(defaults)) put(variables, pathOf(name), asList(value));
  merge(variables, endpointVariables(endpoint));
  for (const values of substitutions) {
    for (const [name, value] of Object.entries(values ?? {})) put(variables, pathOf(name), value);
  }
  return variables;
}

/** Attributes are lists, so a default for one must answer to `.[0]` too. */
function asList(value: unknown): unknown {
  if (typeof value === 'string') return [value];
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asList(item)]));
}

function endpointVariables(endpoint: Partial<Endpoint>): Tree {
  return {
    Id: endpoint.id,
    Address: endpoint.address,
    ChannelType: endpoint.channelType,
    EndpointStatus: endpoint.status,
    OptOut: endpoint.optOut,
    RequestId: endpoint.requestId,
    CreationDate: endpoint.creationDate,
    EffectiveDate: endpoint.effectiveDate,
    Attributes: endpoint.attributes,
    Metrics: endpoint.metrics,
    Demographic: endpoint.demographic,
    Location: endpoint.location,
    User: { UserId: endpoint.userId, UserAttributes: endpoint.userAttributes },
  };
}

/** `User.UserAttributes.[Last Name]` names three parts. */
function pathOf(name: string): string[] {
  const parts = [...name.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([all, quoted]) => quoted ?? all);
  return parts.length > 0 ? parts : [name];
}

function put(target: Tree, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    if (isTree(value)) target[name] = merge(branch(target, name), value);
    else target[name] = plainCopy(value);
    return;
  }
  put((target[name] = branch(target, name)), rest, value);
}

/** An absent or empty value leaves what stands there. */
function merge(target: Tree, source: Tree): Tree {
  for (const [name, value] of Object.entries(source)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    target[name] = isTree(value) ? merge(branch(target, name), value) : plainCopy(value);
  }
  return target;
}

function branch(target: Tree, name: string): Tree {
  const found = target[name];
  return isTree(found) ? found : tree();
}

// Handlebars compares contexts with `!=`, which asks an object for a primitive when the other side is one.
// No template can name a symbol.
const DATA = Object.freeze({ __proto__: null, [Symbol.toPrimitive]: () => '' });

/** A deep copy that holds nothing but data: no prototypes with names, no functions, no accessors. */
export function plainCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainCopy);
  if (isTree(value)) {
    const copy: Tree = { __proto__: DATA };
    for (const [name, item] of Object.entries(value)) copy[name] = plainCopy(item);
    return copy;
  }
  return ['string', 'number', 'boolean'].includes(typeof value) ? value : undefined;
}
