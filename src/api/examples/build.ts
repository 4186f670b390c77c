import { shapeOf } from '../model.ts';
import type { Shape, Structure } from '../model.ts';
import { ALTERNATIVES, LIKE_THE_BODY, MAP_KEYS, NEEDED, NEVER_GIVEN, SHOWN } from './members.ts';
import { DATE } from './constants.ts';
import { BY_VARIANT, SAMPLES } from './samples.ts';

/** What an example is made of. */
export interface ExamplePlan {
  /** `needed`: what a valid body can't be without. `shown`: and what makes it telling. `all`: whatever is allowed. */
  readonly members: 'needed' | 'shown' | 'all';
  /** Which one, where members exclude one another. */
  readonly variant?: number;
  /** Values that go before the samples, by `Shape.Member` or `Member`: ids of what exists. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** With the members that we added to Pinpoint's shapes; an SDK can't send those. */
  readonly extended?: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The groups of members of which an example of a shape has one at a time. */
export function alternativesOf(
  name: string,
  extended: boolean | undefined,
): readonly (readonly string[])[] {
  const groups = ALTERNATIVES[name] ?? [];
  const shape = shapeOf(name);
  if (extended || shape.kind !== 'structure') return groups;
  return groups.filter((group) => !group.some((member) => shape.members.get(member)?.isExtension));
}

function chosen(names: readonly (readonly string[])[], variant = 0): readonly string[] {
  return names[variant % names.length] ?? [];
}

function memberNames(name: string, shape: Structure, plan: ExamplePlan): string[] {
  const alternatives = alternativesOf(name, plan.extended);
  const exclusive = alternatives.flat();
  const allowed = chosen(alternatives, plan.variant);
  const wanted = [
    ...shape.required,
    ...(NEEDED[name] ?? []),
    ...(plan.members === 'shown' ? (SHOWN[name] ?? []) : []),
  ];
  return [...shape.members].flatMap(([member, { isExtension }]) =>
    (plan.extended || !isExtension) &&
    !(NEVER_GIVEN[name] ?? []).includes(member) &&
    (!exclusive.includes(member) || allowed.includes(member)) &&
    (plan.members === 'all' || wanted.includes(member))
      ? member
      : [],
  );
}

function structureExample(name: string, shape: Structure, plan: ExamplePlan): unknown {
  const entries = memberNames(name, shape, plan).map((memberName) => {
    const member = shape.members.get(memberName);
    if (!member) throw new Error(`${name} has no member ${memberName}`);
    return [member.wireName, memberExample(name, memberName, member.shape, plan)];
  });
  return Object.fromEntries(entries);
}

/** As many as there are alternatives for an item, so that one list shows all of them. */
function itemVariants(shape: string, plan: ExamplePlan): ExamplePlan[] {
  const isKind = plan.members === 'all' && !LIKE_THE_BODY.includes(shape);
  const alternatives = isKind ? alternativesOf(shape, plan.extended) : [];
  if (alternatives.length === 0) return [plan];
  return alternatives.map((_, variant) => ({ ...plan, variant }));
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';

/** A name may mean text in one shape and a number in another. */
const FITS = {
  structure: isObject,
  map: isObject,
  list: Array.isArray,
  string: isText,
  timestamp: isText,
  blob: isText,
  integer: isNumber,
  long: isNumber,
  double: isNumber,
  boolean: (value: unknown): boolean => typeof value === 'boolean',
} as const satisfies Record<Shape['kind'], (value: unknown) => boolean>;

function sampleOf(owner: string, member: string, { given = {}, variant = 0 }: ExamplePlan) {
  const byVariant = BY_VARIANT[`${owner}.${member}`];
  return (
    lookUp(given, owner, member) ??
    byVariant?.[variant % byVariant.length] ??
    lookUp(SAMPLES, owner, member)
  );
}

const lookUp = (table: Readonly<Record<string, unknown>>, owner: string, member: string) =>
  table[`${owner}.${member}`] ?? table[member];

/** The value of a member under its wire names; samples of whole lists and maps stand as they are. */
export function memberExample(
  owner: string,
  member: string,
  shape: string,
  plan: ExamplePlan,
): unknown {
  const sample = sampleOf(owner, member, plan);
  const known = shapeOf(shape);
  const isAllowed =
    known.kind !== 'string' || !known.values || known.values.includes(String(sample));
  if (FITS[known.kind](sample) && isAllowed) return sample;
  // A time in a body is text to the model, and its name says what it is.
  if (known.kind === 'string' && !known.values && /(?:Date|Time)$/.test(member)) return DATE;
  return exampleOf(shape, plan, MAP_KEYS[`${owner}.${member}`]);
}

/** An example of a shape, as it is on the wire. */
export function exampleOf(name: string, plan: ExamplePlan, mapKey = 'key'): unknown {
  const shape = shapeOf(name);
  switch (shape.kind) {
    case 'structure':
      return structureExample(name, shape, plan);
    case 'list':
      return itemVariants(shape.item, plan).map((itemPlan) => exampleOf(shape.item, itemPlan));
    case 'map': {
      const key = shapeOf(shape.key);
      const first = (key.kind === 'string' ? key.values?.[0] : undefined) ?? mapKey;
      const entries = itemVariants(shape.value, plan).map((itemPlan, at) => [
        at === 0 ? first : `${first}-${at + 1}`,
        exampleOf(shape.value, itemPlan),
      ]);
      return Object.fromEntries(entries);
    }
    case 'string':
      return shape.values?.[0] ?? 'text';
    case 'integer':
    case 'long':
      return 1;
    case 'double':
      return 1.5;
    case 'boolean':
      return true;
    case 'timestamp':
      return '2026-11-30T09:00:00.000Z';
    case 'blob':
      return 'SGVsbG8=';
  }
}
