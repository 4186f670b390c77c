import { GetCampaignCommand } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { send } from '../api/send.ts';
import { apiWorld, type ApiWorld } from '../api/server.ts';
import { campaignProject, type CampaignProject } from './campaign-world.ts';

let world: ApiWorld;
let project: CampaignProject;
let key: string;
beforeAll(async () => {
  world = await apiWorld();
  project = await campaignProject(world.ctx);
  key = `Bearer ${(await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'key' } })).ApiKey}`;
});
afterAll(() => world.close());

const NOTE = /^This version sends no campaigns: .* stays PAUSED/;
const campaigns = (method: string, rest = '', body?: object) =>
  send(world, key, method, `/v1/apps/${project.ApplicationId}/campaigns${rest}`, body);
const noteOf = ({ headers }: { headers: Headers }) => headers.get('x-cairn-note');

describe('an answer about a campaign that would send', () => {
  it('says in a header why it stays PAUSED, each time and in lists', async () => {
    const made = await campaigns('POST', '', project.mail);
    expect(made).toMatchObject({ status: 201, body: { State: { CampaignStatus: 'PAUSED' } } });
    expect(noteOf(made)).toMatch(NOTE);
    const one = `/${String(made.body.Id)}`;
    for (const rest of [one, `${one}/versions`, `${one}/versions/1`, '']) {
      expect(noteOf(await campaigns('GET', rest)), rest).toMatch(NOTE);
    }
    expect(noteOf(await campaigns('PUT', one, { IsPaused: false }))).toMatch(NOTE);
    expect(noteOf(await campaigns('DELETE', one))).toBeNull();
  });

  it('shows it to a middleware of the SDK', async () => {
    const { Id: CampaignId } = await project.create(project.mail);
    const client = world.client();
    let note: string | undefined;
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        const { headers } = result.response as { headers: Record<string, string> };
        note = headers['x-cairn-note'];
        return result;
      },
      { step: 'deserialize' },
    );
    await client.send(new GetCampaignCommand({ ApplicationId: project.ApplicationId, CampaignId }));
    expect(note).toMatch(NOTE);
  });

  it('is not said of in-app campaigns, which run', async () => {
    const made = await campaigns('POST', '', project.banner);
    expect(made).toMatchObject({ status: 201, body: { State: { CampaignStatus: 'EXECUTING' } } });
    expect(noteOf(made)).toBeNull();
    const paused = await campaigns('PUT', `/${String(made.body.Id)}`, { IsPaused: true });
    expect(paused.body).toMatchObject({ State: { CampaignStatus: 'PAUSED' } });
    expect(noteOf(paused)).toBeNull();
  });
});
