import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemCtx } from '../../src/context.ts';
import { createJourney } from '../../src/journeys/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { welcomeProject } from '../support/welcome-project.ts';
import { commandLine, type CommandLine } from './line.ts';

let line: CommandLine;
let world: TestWorld;
beforeAll(async () => {
  [line, world] = await Promise.all([commandLine(), testWorld()]);
});
afterAll(() => Promise.all([line.close(), world.close()]));

it('cairn explain says it in lines, and as data', async () => {
  const ctx = systemCtx({ ...world.deps, db: line.db }, '000000000000', 'test');
  const { projectId } = await welcomeProject(ctx, ['ann']);
  const WriteJourneyRequest = { Name: 'Welcome' };
  const { Id } = await createJourney(ctx, { ApplicationId: projectId, WriteJourneyRequest });
  const { code, out } = await line.cairn('explain', projectId, Id, 'ann-email');
  expect(code).toBe(0);
  expect(out).toMatch(/^Journey "Welcome" is DRAFT\. Endpoint ann-email never came in\./);
  expect(out).toContain('What would keep it out now:\n  NOT_PUBLISHED: The journey is a draft');
  const user = await line.json<object>('explain', projectId, Id, 'ann', '--user');
  expect(user).toMatchObject({ UserId: 'ann', EndpointIds: ['ann-email', 'ann-phone'] });
  expect(await line.cairn('explain', projectId, 'none', 'ann-email')).toMatchObject({ code: 1 });
});
