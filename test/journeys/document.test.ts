import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { STEP_TYPES } from '../../src/domain/journey/steps/index.ts';
import { root } from '../../src/root.ts';
import { apiWorld, type ApiWorld } from '../api/server.ts';
import { send } from '../api/send.ts';
import { publishJourney, welcomeProject } from '../support/welcome-project.ts';

type Members = Readonly<Record<string, unknown>>;

const text = await readFile(`${root}/docs/journeys.md`, 'utf8');
const examples = [...text.matchAll(/^```json (steps|rules|preview|dry-run)\n(.*?)^```$/gms)].map(
  ([, kind = '', json = '']) => ({ kind, json }),
);

const isWritten = ({ kind }: { kind: string }): boolean => ['steps', 'rules'].includes(kind);
const written = examples.filter(isWritten);
const asked = examples.filter((example) => !isWritten(example));

let world: ApiWorld;
let authorization: string;
let projectId: string;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  world = await apiWorld();
  const project = await welcomeProject(world.ctx, ['ann']);
  ({ projectId } = project);
  const JOURNEY = await publishJourney(world.ctx, project, 'mail', {
    mail: { EMAIL: { TemplateName: 'hello' } },
  });
  ids = { SEGMENT: project.segmentId, JOURNEY };
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'document' } });
  authorization = `Bearer ${key.ApiKey}`;
});
afterAll(() => world.close());

const MAIL = { mail: { EMAIL: { TemplateName: 'hello' } } };

/** A whole journey around an example. */
function journeyOf(kind: string, members: Members): Members {
  const steps = kind === 'steps' ? members : MAIL;
  return {
    Name: 'example',
    State: 'ACTIVE',
    StartCondition: { SegmentStartCondition: { SegmentId: ids.SEGMENT } },
    StartActivity: Object.keys(steps)[0],
    Activities: steps,
    ...(kind === 'rules' && members),
  };
}

function parse(json: string): Members {
  const filled = json.replaceAll(/"(SEGMENT|JOURNEY)"/g, (_, name: string) => `"${ids[name]}"`);
  return JSON.parse(filled) as Members;
}

describe('docs/journeys.md', () => {
  it('has an example of every kind of step', () => {
    const steps = examples.filter(({ kind }) => kind === 'steps');
    const shown = steps.flatMap(({ json }) =>
      Object.values(JSON.parse(json) as Record<string, object>).flatMap(Object.keys),
    );
    expect([...new Set(shown)].sort()).toEqual([...STEP_TYPES].sort());
  });

  it.each(asked)('$kind answers: $json', async ({ kind, json }) => {
    const path = `/v1/apps/${projectId}/journeys/${ids.JOURNEY}`;
    const operation = kind === 'preview' ? 'edits/preview' : kind;
    const answer = await send(world, authorization, 'POST', `${path}/${operation}`, parse(json));
    expect(answer.message).toBeUndefined();
    expect(answer.headers.get('x-cairn-ignored-members')).toBeNull();
    expect(answer.body.Problems ?? []).toEqual([]);
  });

  it.each(written)('publishes: $json', async ({ kind, json }) => {
    const members = parse(json);
    const path = `/v1/apps/${projectId}/journeys`;
    const answer = await send(world, authorization, 'POST', path, journeyOf(kind, members));
    expect(answer.message).toBeUndefined();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-cairn-ignored-members')).toBeNull();
    // Nothing of it was dropped on the way.
    expect(answer.body).toMatchObject(kind === 'rules' ? members : { Activities: members });
  });
});
