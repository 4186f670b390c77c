import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testWorld, type TestWorld } from '../support/world.ts';
import { onBought, rehearsals, type Rehearsals } from './rehearsals.ts';

let world: TestWorld;
let stage: Rehearsals;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  stage = await rehearsals(world);
});

describe('a dry run that can not be', () => {
  afterEach(() => stage.untouched());

  it('answers with the problems of the draft', async () => {
    const id = await stage.draft({ StartActivity: 'nowhere' });
    const report = await stage.dryRun(id);
    expect(report.Problems).toEqual(['StartActivity is "nowhere", and there is no such step']);
    expect(report).toMatchObject({ Arrived: 0, Messages: 0 });
  });

  it.each([
    [{ EndpointIds: [] }, 'EndpointIds has 0 entries'],
    [{ EndpointIds: ['nobody'] }, 'there is no endpoint nobody'],
    [{ Replay: { Days: 31 } }, 'Replay.Days is 31'],
    [{ Replay: { Days: 1 }, From: '2030-01-01T00:00:00Z' }, 'From can not be given with Replay'],
    [{ From: 'soon' }, 'From is "soon"'],
    [{ Until: '2000-01-01T00:00:00Z' }, 'Until is 2000-01-01'],
    [{ Sample: 1001 }, 'Sample is 1001'],
    [{ Assume: { '_email.open': 2 } }, 'Assume._email.open is 2'],
  ])('refuses %j', async (request, message) => {
    const id = await stage.draft({});
    await expect(stage.dryRun(id, request)).rejects.toThrow(message);
  });

  it('asks who comes when events start the journey', async () => {
    const id = await stage.draft({ StartCondition: onBought() });
    await expect(stage.dryRun(id)).rejects.toThrow('expected who comes (EndpointIds)');
  });
});

it('calls nobody: a webhook that is asked fails this test', async () => {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const settings = { ...stage.ctx.settings, webhookHosts: ['127.0.0.1'] };
  const id = await stage.draft({
    Activities: { mail: { CUSTOM: { DeliveryUri: `http://127.0.0.1:${port}/hook` } } },
  });
  expect(await stage.dryRun(id, {}, { ...stage.ctx, settings })).toMatchObject({
    Problems: [],
    Messages: 6,
  });
  await stage.untouched();
  await new Promise((closed) => server.close(closed));
  expect(calls).toEqual([]);
});
