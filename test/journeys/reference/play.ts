import { expect } from 'vitest';
import { drawPercent, type JourneyDefinition } from '../../../src/domain/journey/index.ts';
import { recordEvents } from '../../../src/events/index.ts';
import * as journeys from '../../../src/journeys/index.ts';
import type { In } from '../../../src/wire.ts';
import type { Engine } from '../../support/engine.ts';
import { at, runOf } from '../../support/runs.ts';
import { interpret } from './interpret.ts';
import { makeProject, writeEndpoints } from './project.ts';
import type { Sketch } from './sketch.ts';
import { tellStory } from './story.ts';
import { worldOf } from './world-of.ts';
import type { Endpoint, Happening, Story, World } from './world.ts';

type WriteJourneyRequest = In<'CreateJourney'>['WriteJourneyRequest'];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const patient = { timeout: 30_000, interval: 20 };

export interface Played {
  readonly expected: Story;
  readonly actual: Story;
  readonly base: number;
  readonly definition: JourneyDefinition;
}

/** Plays a scenario on the engine, from the next midnight on, and says what came of it and what should have. */
export async function play({ ctx, deps, env }: Engine, sketch: Sketch): Promise<Played> {
  const now = () => env.currentTimeMs();
  const later = async () => at(ctx, new Date(await now()));
  const sleepUntil = async (moment: number) => {
    const rest = moment - (await now());
    if (rest > 0) await env.sleep(rest);
  };

  const base = Math.floor((await now()) / DAY + 1) * DAY;
  const level = sketch.startsBy === 'event' ? 'endpoint' : sketch.level;
  const { projectId, segments } = await makeProject(ctx, level);
  const bare = worldOf(sketch, base, segments, () => 0);
  await writeEndpoints(ctx, projectId, bare.endpoints);
  await sleepUntil(base);
  const { Id: JourneyId } = await journeys.createJourney(await later(), {
    ApplicationId: projectId,
    // The wire and the domain name the same members; the reference reads the domain's.
    WriteJourneyRequest: { ...bare.definition, State: 'ACTIVE' } as WriteJourneyRequest,
  });
  const run = await runOf(ctx, projectId, JourneyId);
  const world: World = {
    ...bare,
    draw: (participant, step, visit) => drawPercent(`${run.runId}/${participant}/${step}/${visit}`),
  };
  const expected = interpret(world);

  /** Whoever was due some time ago has gone on. */
  const settled = async () => {
    const due = new Date((await now()) - 60_000);
    await expect
      .poll(
        () =>
          ctx
            .db('participants')
            .where({ run_id: run.runId })
            .whereIn('state', ['entered', 'waiting'])
            .whereRaw('coalesce(waits_until, entered_at) < ?', [due])
            .pluck('id'),
        patient,
      )
      .toEqual([]);
  };
  const endpoints = new Map(world.endpoints.map((one) => [one.id, one]));
  const change = async (id: string, what: Partial<Endpoint>) => {
    const changed = { ...endpoints.get(id), ...what } as Endpoint;
    endpoints.set(id, changed);
    await writeEndpoints(await later(), projectId, [changed]);
  };
  const move = async (State: 'PAUSED' | 'ACTIVE') =>
    journeys.updateJourneyState(await later(), {
      ApplicationId: projectId,
      JourneyId,
      JourneyStateRequest: { State },
    });
  const happen = async (happening: Happening): Promise<void> => {
    switch (happening.kind) {
      case 'pause':
      case 'resume':
        // Over already: there is nothing to pause.
        if (await isOver()) return;
        await move(happening.kind === 'pause' ? 'PAUSED' : 'ACTIVE');
        return;
      case 'plan':
        return change(happening.endpointId, { plan: happening.plan });
      case 'opt-out':
        return change(happening.endpointId, { optedOut: true });
      case 'event': {
        const { endpointId, id, type, about, attributes = {} } = happening;
        const cause = about && { journey_run_id: run.runId, journey_activity_id: about };
        const moment = await now();
        await recordEvents(at(ctx, new Date(moment)), projectId, [
          {
            endpointId,
            id,
            type,
            at: new Date(moment),
            attributes: { ...attributes, ...cause },
            metrics: {},
          },
        ]);
        // A second later, as outside: who enters by an event has not had it since.
        await journeys.takeTriggers({ ...deps, now: () => new Date(moment + 1000) });
      }
    }
  };
  const isOver = async () =>
    (await journeys.getJourney(ctx, { ApplicationId: projectId, JourneyId })).State === 'COMPLETED';

  for (const happening of world.happenings) {
    await sleepUntil(happening.at);
    await settled();
    await happen(happening);
  }
  await sleepUntil(horizon(world, expected));
  await settled();
  return {
    expected,
    actual: await tellStory(ctx, projectId, run),
    base,
    definition: world.definition,
  };
}

/** After everything that should happen, and some. */
function horizon({ publishedAt, happenings }: World, { paths }: Story): number {
  const ends = Object.values(paths).flatMap(({ visits }) => visits.map((visit) => visit.at));
  return Math.max(publishedAt, ...ends, ...happenings.map((one) => one.at)) + 2 * HOUR;
}
