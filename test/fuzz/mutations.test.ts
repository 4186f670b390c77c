import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { OPERATIONS } from '../../src/api/model.ts';
import { inputOf, plansOf } from '../conformance/support/inputs.ts';
import { payloadOf } from '../conformance/support/maker.ts';
import { labelsFor } from '../conformance/support/scene.ts';
import { fuzzWorld, pathOf } from './support/fuzz-world.ts';
import type { FuzzWorld } from './support/fuzz-world.ts';
import { mutations } from './support/mutate.ts';
import { runs } from './support/runs.ts';

let world: FuzzWorld;
beforeAll(async () => {
  world = await fuzzWorld();
});
afterAll(() => world.close());

const WITH_BODY = OPERATIONS.filter((operation) => payloadOf(operation) !== undefined);

describe('a good body with something wrong in it, sent to', () => {
  it.each(WITH_BODY.map((operation) => [operation.name, operation] as const))(
    '%s is answered or refused in form, and a refusal changes nothing',
    async (_name, operation) => {
      const place = await world.scene(operation);
      const target = pathOf(operation, labelsFor(operation, place));
      const name = payloadOf(operation)?.name ?? '';
      const bodies = plansOf(operation).map((plan) => inputOf(operation, plan, place.given)[name]);
      await fc.assert(
        fc.asyncProperty(fc.oneof(...bodies.map(mutations)), async (body) => {
          await world.attempt({ method: operation.method, target, body });
        }),
        runs(25),
      );
    },
  );
});
