import type { Ctx } from '../../../src/context.ts';
import * as journeys from '../../../src/journeys/index.ts';
import type { ParticipantRef } from '../../../src/orchestrator.ts';
import { getEndpoint } from '../../../src/endpoints/index.ts';
import { at } from '../../support/runs.ts';

/** Takes somebody through the journey from wait to wait, each at its time; how many there were. */
export async function throughAll(ctx: Ctx, person: ParticipantRef, begin = ctx.now()) {
  const until: string[] = [];
  let move = await journeys.advance(at(ctx, begin), person, { visit: 0 });
  while (move.kind === 'wait') {
    until.push(move.until);
    move = await journeys.advance(at(ctx, new Date(move.until)), person, move.cursor);
  }
  if (move.kind !== 'left') throw new Error(`expected to leave, got ${move.kind}`);
  return until;
}

/** The attributes of an endpoint, and those of its user. */
export async function attributesOf(ctx: Ctx, ApplicationId: string, EndpointId: string) {
  const { Attributes, User, EndpointStatus } = await getEndpoint(ctx, {
    ApplicationId,
    EndpointId,
  });
  return { own: Attributes ?? {}, ofUser: User?.UserAttributes ?? {}, status: EndpointStatus };
}

/** What the project stored of a type: endpoint and attributes. */
export async function eventsOf(ctx: Ctx, projectId: string, type: string) {
  const rows = await ctx
    .db('events')
    .where({ project_id: projectId, type })
    .orderBy(['at', 'id'])
    .select<{ endpoint_id: string; attributes: object; metrics: object }[]>(
      'endpoint_id',
      'attributes',
      'metrics',
    );
  return rows;
}
