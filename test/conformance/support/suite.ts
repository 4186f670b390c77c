import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Operation } from '../../../src/api/model.ts';
import { apiWorld } from '../../api/server.ts';
import type { ApiWorld } from '../../api/server.ts';
import { expectGoodAnswer } from './answers.ts';
import { Caller } from './caller.ts';
import { PAGE_TEST } from './compatibility-rows.ts';
import { expectRows } from './expect-rows.ts';
import { inputOf, plansOf } from './inputs.ts';
import { Maker } from './maker.ts';
import { operationsOf } from './operations.ts';
import type { Group } from './operations.ts';
import { expectReadBack } from './read-back.ts';
import { mistakesAreRefused, pagesAreChecked, strangersAreUnknown } from './refusals.ts';
import { labelsFor, sceneOf } from './scene.ts';
import type { Stage } from './stage.ts';

/** The tests of every operation of a group, made from the model. */
export function conformance(group: Group): void {
  const operations = operationsOf(group);
  const callers = new Map<string, Caller>();
  let world: ApiWorld;
  let maker: Maker;
  beforeAll(async () => {
    world = await apiWorld();
    maker = await new Maker(new Caller(world.client())).withAccountThings();
    for (const { name } of operations) callers.set(name, new Caller(world.client()));
  });
  afterAll(() => world.close());

  const stageOf = (operation: Operation) => (): Stage => {
    const caller = callers.get(operation.name) ?? new Caller(world.client());
    return { operation, caller, maker, scene: () => sceneOf(operation, maker) };
  };
  describe.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s',
    (_name, operation) => {
      operationTests(operation, stageOf(operation));
    },
  );

  it(PAGE_TEST, async ({ task }) => {
    await expectRows(
      task,
      operations.map(({ name }) => ({ operation: name, calls: callers.get(name)?.calls ?? 0 })),
    );
  });
}

function operationTests(operation: Operation, stage: () => Stage): void {
  it.each(plansOf(operation).map((plan) => [plan.what, plan] as const))(
    'answers well to %s',
    async (_what, plan) => {
      const { caller, maker, scene } = stage();
      const place = await scene();
      const input = inputOf(operation, plan, place.given);
      const reply = await caller.call(operation, { ...labelsFor(operation, place), ...input });
      expectGoodAnswer(operation, reply);
      await expectReadBack({ operation, place, input, reply, maker });
    },
  );
  it('is found with a slash at its end', () => isFoundWithSlash(stage()));
  it('refuses each wrong value by its place', () => mistakesAreRefused(stage()));
  it('refuses what is no page', () => pagesAreChecked(stage()));
  it('finds nothing under the ids of strangers', () => strangersAreUnknown(stage()));
}

async function isFoundWithSlash({ operation, caller, scene }: Stage): Promise<void> {
  const place = await scene();
  const input = inputOf(operation, { members: 'needed' }, place.given);
  const labels = labelsFor(operation, place);
  const path = (written: string) => `${written}/`;
  expectGoodAnswer(operation, await caller.call(operation, { ...labels, ...input }, { path }));
}
