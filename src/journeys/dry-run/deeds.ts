import type { Endpoint } from '../../domain/endpoint.ts';
import type { Effects } from '../effects.ts';
import type { Stage } from './stage.ts';

type Deeds = Pick<Effects, 'changeAttributes' | 'sendEvent' | 'startJourney'>;
type Lists = Readonly<Record<string, readonly string[]>>;

/** What steps do besides sending, done to what is in memory. */
export function dryDeeds(stage: Stage): Deeds {
  const { endpoints, events, clock, ctx, projectId, notes } = stage;
  return {
    changeAttributes: (_deed, changes) => {
      const known = changes.filter(({ id }) => endpoints.has(id));
      for (const { id, attributes, userAttributes } of known) {
        const endpoint = endpoints.get(id);
        if (!endpoint) continue;
        endpoints.set(id, { ...endpoint, attributes: merged(endpoint.attributes, attributes) });
        if (userAttributes && endpoint.userId !== undefined) {
          changeUser(endpoints, endpoint.userId, userAttributes);
        }
      }
      return Promise.resolve({ outcome: known.length > 0 ? 'UPDATED' : 'NO_ENDPOINT' });
    },
    sendEvent: (_deed, event) => {
      events.push({ ...event, at: clock.now });
      notes.add(
        'Events that steps send are seen by later conditions; the journeys they start are not rehearsed',
      );
      return Promise.resolve({ outcome: 'SENT' });
    },
    startJourney: async (_deed, journeyId) => {
      notes.add(
        'Journeys that steps start are not rehearsed, nor whether they would let everybody in',
      );
      const open: unknown = await ctx
        .db('journey_runs as r')
        .join('journeys as j', (on) =>
          on.on('j.project_id', 'r.project_id').andOn('j.id', 'r.journey_id'),
        )
        .where({ 'r.project_id': projectId, 'r.journey_id': journeyId, 'r.entry_done': false })
        .where({ 'j.state': 'ACTIVE' })
        .whereIn('r.status', ['SCHEDULED', 'RUNNING'])
        .first('r.id');
      return { outcome: open ? 'STARTED' : 'JOURNEY_NOT_OPEN' };
    },
  };
}

function changeUser(endpoints: Map<string, Endpoint>, userId: string, changes: Lists): void {
  for (const endpoint of [...endpoints.values()]) {
    if (endpoint.userId !== userId) continue;
    const userAttributes = merged(endpoint.userAttributes, changes);
    endpoints.set(endpoint.id, { ...endpoint, userAttributes });
  }
}

/** An empty list removes an attribute. */
function merged(before: Lists, changes: Lists): Lists {
  return Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter(([, values]) => values.length > 0),
  );
}
