import type { Ctx } from '../context.ts';
import { idProblems } from '../domain/endpoint-request.ts';
import { type AppEvent, eventProblems } from '../domain/event.ts';
import { reservedTypeProblems } from '../domain/reserved-events.ts';
import { parseInstant } from '../domain/instant.ts';
import { EndpointsRefused, endpointTransaction, refusedItems } from '../endpoints/index.ts';
import { ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { type NewEvent, recordEvents } from './record.ts';
import { storeReportingEndpoints } from './store-endpoints.ts';

type Batches = In<'PutEvents'>['EventsRequest']['BatchItem'];
type Refused = ReadonlyMap<string, readonly string[]>;

const MAX_EVENTS = 100;
const ACCEPTED = { StatusCode: 202, Message: 'Accepted' };
const refusal = (problems: readonly string[]) => ({
  StatusCode: 400,
  Message: problems.join('; '),
});

/**
 * Stores the endpoints and events of a request in one transaction, with what they trigger. Each endpoint and
 * each event gets an answer of its own: a bad one does not hold up the others.
 */
export async function putEvents(ctx: Ctx, input: In<'PutEvents'>): Promise<Out<'PutEvents'>> {
  const { ApplicationId: projectId } = input;
  const batches = input.EventsRequest.BatchItem;
  const count = Object.values(batches).reduce(
    (sum, { Events }) => sum + Object.keys(Events).length,
    0,
  );
  if (count > MAX_EVENTS) {
    await requireProject(ctx, projectId);
    throw new ValidationError(`BatchItem has ${count} events: expected at most ${MAX_EVENTS}`);
  }
  const items = Object.entries(batches).map(([id, { Endpoint }]) => ({ id, request: Endpoint }));
  const refused = new Map<string, readonly string[]>(refusedItems(items));
  for (;;) {
    try {
      return await endpointTransaction(ctx, async (ctx) => {
        const known = await storeReportingEndpoints(ctx, projectId, items, refused);
        const { answer, events } = sort(batches, refused, known);
        await recordEvents(ctx, projectId, events);
        return answer;
      });
    } catch (error) {
      if (!(error instanceof EndpointsRefused)) throw error;
      // Too big only after its merge: all is undone, and the others are stored without it.
      for (const [id, problems] of error.byId) refused.set(id, problems);
    }
  }
}

/** The answer to each endpoint and event, and the events to be stored. */
function sort(
  batches: Batches,
  refused: Refused,
  known: ReadonlyMap<string, { readonly userId?: string }>,
): { answer: Out<'PutEvents'>; events: NewEvent[] } {
  const events: NewEvent[] = [];
  const take = (endpointId: string, id: string, event: AppEvent) => {
    const endpoint = known.get(endpointId);
    const at = parseInstant(event.Timestamp);
    const problems = [
      ...idProblems(id, 'The event id'),
      ...eventProblems(event),
      ...reservedTypeProblems(event.EventType),
    ];
    if (!endpoint) problems.push(`The endpoint "${endpointId}" was not accepted and is not known`);
    if (!endpoint || !at || problems.length > 0) return refusal(problems);
    events.push({ ...toNewEvent(id, event, at), endpointId, userId: endpoint.userId });
    return ACCEPTED;
  };
  const results = Object.entries(batches).map(([endpointId, { Events }]) => {
    const problems = refused.get(endpointId);
    const answers = Object.entries(Events).map(
      ([id, event]) => [id, take(endpointId, id, event)] as const,
    );
    return [
      endpointId,
      {
        EndpointItemResponse: problems ? refusal(problems) : ACCEPTED,
        EventsItemResponse: Object.fromEntries(answers),
      },
    ] as const;
  });
  return { answer: { Results: Object.fromEntries(results) }, events };
}

function toNewEvent(id: string, event: AppEvent, at: Date): Omit<NewEvent, 'endpointId'> {
  const { EventType: type, Attributes: attributes = {}, Metrics: metrics = {} } = event;
  const { Session: session, AppPackageName, AppTitle, AppVersionCode } = event;
  const { ClientSdkVersion, SdkName } = event;
  const app = { AppPackageName, AppTitle, AppVersionCode, ClientSdkVersion, SdkName };
  return { id, type, at, attributes, metrics, session, app };
}
