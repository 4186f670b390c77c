import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, deleteApp, getApp, getApps, requireProject } from '../../src/projects/index.ts';
import { nextToken } from '../../src/paging.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const make = (Name: string, tags?: Record<string, string>, account = '1') =>
  createApp({ ...world.ctx, account }, { CreateApplicationRequest: { Name, tags } });

it('answers a new project in the wire form', async () => {
  const app = await make('Shop', { team: 'growth' });
  expect(app).toEqual({
    Id: expect.stringMatching(/^[0-9a-f]{32}$/),
    Arn: `arn:aws:mobiletargeting:us-east-1:1:apps/${app.Id}`,
    Name: 'Shop',
    CreationDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    tags: { team: 'growth' },
  });
  expect(await getApp({ ...world.ctx, account: '1' }, { ApplicationId: app.Id })).toEqual(app);
});

describe('names and tags that are refused', () => {
  it.each(['', '   ', 'x'.repeat(65), 'nul \0'])('the name %j', async (name) => {
    await expect(make(name)).rejects.toThrow(/^Name is /);
  });

  it('too many tags and a key that is too long, told in one message', async () => {
    const tags = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, '']));
    tags['k'.repeat(129)] = 'v'.repeat(257);
    const failure = make('Shop', tags);
    await expect(failure).rejects.toBeInstanceOf(ValidationError);
    await expect(failure).rejects.toThrow(/51 tags.*has the key.*at most 256 characters/s);
  });

  it('accepts 64 characters that are 128 UTF-16 units', async () => {
    expect((await make('🎉'.repeat(64))).Name).toBe('🎉'.repeat(64));
  });
});

it('lists every project of the account once, page by page, and none of another account', async () => {
  const mine = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => make(name, {}, 'lister')));
  await make('foreign', {}, 'somebody else');
  const ctx = { ...world.ctx, account: 'lister' };
  const seen: string[] = [];
  let token: string | undefined;
  const sizes: number[] = [];
  do {
    const page = await getApps(ctx, { PageSize: '2', Token: token });
    sizes.push(page.Item?.length ?? 0);
    seen.push(...(page.Item ?? []).map(({ Id }) => Id));
    token = page.NextToken;
  } while (token);
  expect(sizes).toEqual([2, 2, 1]);
  expect(seen).toEqual(mine.map(({ Id }) => Id).sort());
});

it('answers no next token when the last page is exactly full', async () => {
  await make('only', {}, 'single');
  const page = await getApps({ ...world.ctx, account: 'single' }, { PageSize: '1' });
  expect(page.Item).toHaveLength(1);
  expect(page).not.toHaveProperty('NextToken');
});

it('lists nothing of another account, whatever the token says', async () => {
  await make('theirs', {}, 'theirs');
  const page = await getApps({ ...world.ctx, account: 'mine' }, { Token: nextToken(['']) });
  expect(page.Item).toEqual([]);
});

it("does not find another account's project", async () => {
  const { Id } = await make('theirs', {}, 'theirs');
  const ctx = { ...world.ctx, account: 'mine' };
  for (const ask of [
    () => requireProject(ctx, Id),
    () => getApp(ctx, { ApplicationId: Id }),
    () => deleteApp(ctx, { ApplicationId: Id }),
  ]) {
    await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
  }
  expect(await getApp({ ...world.ctx, account: 'theirs' }, { ApplicationId: Id })).toBeTruthy();
});

it('deletes a project with what is in it, answers with what it was, and ends its runs', async () => {
  const ctx = { ...world.ctx, account: '1' };
  const app = await make('Short-lived');
  const other = await make('Long-lived');
  for (const { Id: project_id } of [app, other]) {
    await ctx.db('users').insert({ project_id, id: 'ann' });
    await ctx.db('journeys').insert({
      project_id,
      id: 'j',
      name: 'j',
      state: 'ACTIVE',
      definition: {},
    });
    await ctx.db('journey_runs').insert({
      project_id,
      journey_id: 'j',
      id: 'r',
      version: 1,
      status: 'RUNNING',
    });
  }
  expect(await deleteApp(ctx, { ApplicationId: app.Id })).toEqual(app);
  await expect(getApp(ctx, { ApplicationId: app.Id })).rejects.toThrow('Application not found');
  expect(await ctx.db('users').select('project_id')).toEqual([{ project_id: other.Id }]);
  expect(world.orchestrator.calls).toEqual([
    {
      name: 'cancelRun',
      args: [{ account: '1', projectId: app.Id, journeyId: 'j', runId: 'r' }],
    },
  ]);
});
