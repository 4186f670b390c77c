import { GetJourneyCommand } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { exampleOf } from '../../src/api/examples/index.ts';
import members from '../../src/api/extensions/journey-members.json' with { type: 'json' };
import { openApiDocument } from '../../src/api/openapi/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { send } from './send.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let authorization: string;
let journeys: string;
let ApplicationId: string;
beforeAll(async () => {
  world = await apiWorld();
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'test' } });
  authorization = `Bearer ${key.ApiKey}`;
  const app = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'test' } });
  ApplicationId = String(app.Id);
  journeys = `/v1/apps/${ApplicationId}/journeys`;
});
afterAll(() => world.close());

const ADDED = Object.entries(members.members).flatMap(([shape, added]) =>
  Object.entries(added).map(([member, { shape: inner }]) => ({ shape, member, inner })),
);
const bodyWith = (shape: string, member: string, value: unknown): object => {
  const added = { [member]: value };
  return {
    Name: 'test',
    ...(shape === 'Activity' ? { Activities: { step: added } } : added),
  };
};
const written = ADDED.filter(({ shape }) => ['Activity', 'WriteJourneyRequest'].includes(shape));

describe('a member of a journey that Pinpoint does not have', () => {
  it.each(written)('$member is read back as it was written', async ({ shape, member, inner }) => {
    const example = exampleOf(inner, { members: 'all', extended: true });
    const body = bodyWith(shape, member, example);
    const {
      status,
      headers,
      body: journey,
    } = await send(world, authorization, 'POST', journeys, body);
    expect(status).toBe(201);
    expect(headers.get('x-cairn-ignored-members')).toBeNull();
    expect(journey).toMatchObject(body);
    const read = await send(world, authorization, 'GET', `${journeys}/${String(journey.Id)}`);
    expect(read.body).toMatchObject(body);
  });

  it.each(written)('$member of a wrong type is refused by its place', async ({ shape, member }) => {
    const { status, message } = await send(
      world,
      authorization,
      'POST',
      journeys,
      bodyWith(shape, member, 5),
    );
    const path = shape === 'Activity' ? `Activities.step.${member}` : member;
    expect(status).toBe(400);
    expect(message).toContain(`${path}: expected`);
  });

  it('is not in what an example shows to those who use an SDK', () => {
    const example = JSON.stringify(exampleOf('WriteJourneyRequest', { members: 'all' }));
    for (const { member } of ADDED) expect(example).not.toContain(`"${member}"`);
  });

  it('is in the API document, which says so', () => {
    const document = JSON.stringify(openApiDocument('1'));
    for (const { member } of ADDED) expect(document).toContain(`"${member}":{`);
    expect(document).toContain('A member of Cairn');
  });

  it('does not disturb an SDK that reads it', async () => {
    const wait = { WaitForEvent: exampleOf('WaitForEventActivity', { members: 'all' }) };
    const body = { Name: 'test', Activities: { wait } };
    const { body: journey } = await send(world, authorization, 'POST', journeys, body);
    const { JourneyResponse } = await world
      .client()
      .send(new GetJourneyCommand({ ApplicationId, JourneyId: String(journey.Id) }));
    expect(JourneyResponse?.Name).toBe('test');
    expect(JourneyResponse?.Activities).toHaveProperty('wait');
  });
});
