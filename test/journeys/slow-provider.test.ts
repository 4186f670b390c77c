import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemCtx } from '../../src/context.ts';
import * as journeys from '../../src/journeys/index.ts';
import { paths, welcomeProject, type WelcomeProject } from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { beginWith, ledger } from './sending-project.ts';

/** A webhook that takes every call and answers none, until it is told to. */
const calls: ServerResponse[] = [];
const server = createServer((_request, response) => calls.push(response));
const answerAll = () => {
  for (const response of calls.splice(0)) response.writeHead(200).end('{}');
};

let world: TestWorld;
let uri: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  uri = `http://${host}/hook`;
  world = await testWorld({ env: { CAIRN_WEBHOOK_HOSTS: host } });
});
afterAll(async () => {
  answerAll();
  server.close();
  await world.close();
});

let project: WelcomeProject;
let accounts = 854_000_000_000;
beforeEach(async () => {
  const account = String((accounts += 1));
  world = { ...world, ctx: systemCtx(world.deps, account, 'test') };
  project = await welcomeProject(world.ctx, ['ann']);
});

async function begin() {
  const { journeyId, people } = await beginWith(world.ctx, project, {
    StartActivity: 'hook',
    Activities: {
      hook: { CUSTOM: { DeliveryUri: uri, EndpointTypes: ['EMAIL'], NextActivity: 'mail' } },
      mail: { EMAIL: { TemplateName: 'hello' } },
    },
  });
  const [ann] = people;
  if (!ann) throw new Error('ann did not enter');
  const path = async () =>
    Object.values(await paths(world.ctx, project.projectId, journeyId))[0] ?? [];
  return { journeyId, ann, path };
}

describe('a provider that does not answer', () => {
  it('holds nobody up in the slots of journeys: the step moves to the queue of its channel', async () => {
    const { journeyId, ann, path } = await begin();
    const move = await journeys.advance(world.ctx, ann, { visit: 0 });
    expect(move).toMatchObject({ kind: 'retry', channel: 'CUSTOM', at: 'hook' });
    expect(await ledger(world.ctx, journeyId)).toEqual(['handed_over']);
    if (move.kind !== 'retry') return;

    // Tried again while the first call is under way: it is not made twice.
    const again = await journeys.advance(world.ctx, ann, move.cursor, { again: true });
    expect(again).toMatchObject({ kind: 'retry' });
    expect(calls).toHaveLength(1);

    answerAll();
    await expect.poll(() => ledger(world.ctx, journeyId)).toEqual(['accepted']);
    await journeys.advance(world.ctx, ann, move.cursor, { again: true });
    expect(await path()).toEqual(['hook:SUCCESS', 'mail:SUCCESS']);
    expect(calls).toHaveLength(0);
  });

  it('is waited for by whoever asks patiently', async () => {
    const { ann, path } = await begin();
    const going = journeys.advance(world.ctx, ann, { visit: 0 }, { again: true });
    await expect.poll(() => calls.length).toBe(1);
    setTimeout(answerAll, 3000);
    expect(await going).toMatchObject({ kind: 'left' });
    expect(await path()).toEqual(['hook:SUCCESS', 'mail:SUCCESS']);
  });

  it('gets no message late for which there was no room in time', async () => {
    const all = await Promise.all(Array.from({ length: 60 }, begin));
    const moves = await Promise.all(
      all.map(({ ann }) => journeys.advance(world.ctx, ann, { visit: 0 })),
    );
    expect(new Set(moves.map(({ kind }) => kind))).toEqual(new Set(['retry']));
    const called = calls.length;
    expect(called).toBeLessThan(60);
    answerAll();
    await expect
      .poll(async () =>
        (await Promise.all(all.map(({ journeyId }) => ledger(world.ctx, journeyId)))).flat().sort(),
      )
      .toEqual(Array(called).fill('accepted'));
    expect(calls).toHaveLength(0);
  });
});
