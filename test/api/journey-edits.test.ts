import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { enterAll, runOf } from '../support/runs.ts';
import * as engine from '../../src/journeys/index.ts';
import { publishJourney, welcomeProject } from '../support/welcome-project.ts';
import { send } from './send.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let authorization: string;
let journey: string;
beforeAll(async () => {
  world = await apiWorld();
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'test' } });
  authorization = `Bearer ${key.ApiKey}`;
  const project = await welcomeProject(world.ctx, ['ann']);
  const id = await publishJourney(world.ctx, project, 'pause', steps);
  journey = `/v1/apps/${project.projectId}/journeys/${id}`;
  const [ann] = await enterAll(world.ctx, await runOf(world.ctx, project.projectId, id));
  if (!ann) throw new Error('ann did not enter');
  await engine.advance(world.ctx, ann, { visit: 0 });
});
afterAll(() => world.close());

const mail = { EMAIL: { TemplateName: 'hello' } };
const steps = { pause: { Wait: { WaitTime: { WaitFor: 'P1D' }, NextActivity: 'mail' } }, mail };
const without = { Name: 'test', StartActivity: 'mail', Activities: { mail } };
const call = (method: string, path: string, body?: unknown) =>
  send(world, authorization, method, `${journey}${path}`, body);

describe('the edit of a journey over HTTP', () => {
  it('is previewed, applied once, listed and undone', async () => {
    const preview = await call('POST', '/edits/preview', without);
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({
      Version: 1,
      Problems: [],
      Activities: [
        { ActivityId: 'pause', Change: 'REMOVED', People: 1, Choices: ['MOVE', 'EXIT'] },
      ],
    });

    const request = {
      Version: 1,
      WriteJourneyRequest: without,
      Decisions: { pause: { Action: 'MOVE', ActivityId: 'mail' } },
    };
    const undecided = await call('POST', '/edits', { ...request, Decisions: {} });
    expect(undecided).toMatchObject({ status: 400, type: 'BadRequestException' });
    expect(undecided.message).toContain('Decisions.pause is missing');
    const other = { ...request, Decisions: { pause: { Action: 'JUMP' } } };
    expect(await call('POST', '/edits', other)).toMatchObject({ status: 400 });

    const applied = await call('POST', '/edits', request);
    expect(applied.status).toBe(200);
    expect(applied.body).toMatchObject({
      Version: 2,
      Author: { Kind: 'apiKey' },
      Activities: [{ ActivityId: 'pause', Action: 'MOVE', ToActivityId: 'mail', People: 1 }],
      JourneyResponse: { StartActivity: 'mail' },
    });
    expect((await call('POST', '/edits', request)).body).toEqual(applied.body);
    const late = await call('POST', '/edits', {
      ...request,
      WriteJourneyRequest: { Name: 'other' },
    });
    expect(late).toMatchObject({ status: 409, type: 'ConflictException' });
    expect((await call('GET', '')).body).toMatchObject({ State: 'ACTIVE', StartActivity: 'mail' });

    const undone = await call('POST', '/edits/2/undo');
    expect(undone.body).toMatchObject({ Version: 3, Kind: 'UNDONE', PeopleMovedBack: 1 });
    const { body } = await call('GET', '/versions');
    expect(body.Item).toMatchObject([
      { Version: 3, UndoneVersion: 2 },
      { Version: 2, Kind: 'EDITED', PreviousVersion: 1 },
      { Version: 1, Kind: 'PUBLISHED' },
    ]);
    expect((await call('GET', '/versions/2')).body).toMatchObject({
      JourneyResponse: { Activities: { mail } },
    });
    expect(await call('GET', '/versions/9')).toMatchObject({ status: 404 });
    expect(await call('POST', '/edits/x/undo')).toMatchObject({ status: 404 });
  });

  it('leaves UpdateJourney as the original has it: a published journey is 409', async () => {
    expect(await call('PUT', '', without)).toMatchObject({ status: 409 });
  });
});
