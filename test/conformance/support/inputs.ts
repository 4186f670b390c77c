import { alternativesOf, exampleOf, memberExample } from '../../../src/api/examples/index.ts';
import type { ExamplePlan } from '../../../src/api/examples/index.ts';
import { shapeOf, structureOf } from '../../../src/api/model.ts';
import type { Operation } from '../../../src/api/model.ts';
import { payloadOf } from './maker.ts';
import type { Values } from './maker.ts';

/** How many bodies it takes to have each of the members that exclude one another. */
function variantsOf(shape: string, seen = new Set<string>()): number {
  if (seen.has(shape)) return 1;
  seen.add(shape);
  const known = shapeOf(shape);
  if (known.kind !== 'structure') {
    // A list has an item for each alternative of its own.
    const inner = known.kind === 'list' ? known.item : known.kind === 'map' ? known.value : '';
    return inner === '' ? 1 : membersVariants(inner, seen);
  }
  return Math.max(alternativesOf(shape, false).length, membersVariants(shape, seen));
}

function membersVariants(shape: string, seen: Set<string>): number {
  const known = shapeOf(shape);
  if (known.kind !== 'structure') return variantsOf(shape, seen);
  return Math.max(1, ...[...known.members.values()].map((inner) => variantsOf(inner.shape, seen)));
}

export interface Plan extends ExamplePlan {
  readonly what: string;
}

/** The valid bodies of an operation: the least, and as many full ones as there are alternatives. */
export function plansOf(operation: Operation): Plan[] {
  const payload = payloadOf(operation);
  const variants = payload ? variantsOf(payload.shape) : 1;
  return [
    { what: 'the least', members: 'needed' },
    ...Array.from({ length: variants }, (_, variant) => ({
      what: `everything (${variant + 1} of ${variants})`,
      members: 'all' as const,
      variant,
    })),
  ];
}

/** Values of query parameters that are worth a call: a token and a second page are the pages' own tests. */
const LEFT_TO_PAGES = ['Token', 'NextToken', 'PageSize'];

/** Query and body of an operation after a plan. */
export function inputOf(operation: Operation, plan: ExamplePlan, given: Values): Values {
  const { members, required } = structureOf(operation.input);
  const payload = payloadOf(operation);
  const full: ExamplePlan = { ...plan, given };
  const query = [...members].filter(
    ([name, { location }]) =>
      location === 'querystring' &&
      !LEFT_TO_PAGES.includes(name) &&
      (plan.members === 'all' || required.includes(name)),
  );
  return {
    ...Object.fromEntries(
      query.map(([name, { shape }]) => [
        name,
        memberExample(operation.input ?? '', name, shape, full),
      ]),
    ),
    ...(payload && { [payload.name]: exampleOf(payload.shape, full) }),
  };
}
