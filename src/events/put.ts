import { type Ctx, withTransaction } from '../context.ts';
import { idProblems } from '../domain/endpoint-request.ts';
import { type AppEvent, eventProblems } from '../domain/event.ts';
import { parseInstant } from '../domain/instant.ts';
import { ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { type NewEvent, recordEvents } from './record.ts';
import { storeReportingEndpoints } from './store-endpoints.ts';

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
  const project = await requireProject(ctx, input.ApplicationId);
  const batches = Object.entries(input.EventsRequest.BatchItem);
  const count = batches.reduce((sum, [, batch]) => sum + Object.keys(batch.Events).length, 0);
  if (count > MAX_EVENTS) {
    throw new ValidationError(`BatchItem has ${count} events: expected at most ${MAX_EVENTS}`);
  }

  return withTransaction(ctx, async (ctx) => {
    const items = batches.map(([id, batch]) => ({ id, request: batch.Endpoint }));
    const { refused, known } = await storeReportingEndpoints(ctx, project.id, items);
    const events: NewEvent[] = [];
    const answer = (endpointId: string, id: string, event: AppEvent) => {
      const endpoint = known.get(endpointId);
      const at = parseInstant(event.Timestamp);
      const problems = [...idProblems(id, 'The event id'), ...eventProblems(event)];
      if (!endpoint)
        problems.push(`The endpoint "${endpointId}" was not accepted and is not known`);
      if (!endpoint || !at || problems.length > 0) return refusal(problems);
      events.push({ ...toNewEvent(id, event, at), endpointId, userId: endpoint.userId });
      return ACCEPTED;
    };
    const results = batches.map(([endpointId, batch]) => {
      const problems = refused.get(endpointId);
      const answers = Object.entries(batch.Events).map(
        ([id, event]) => [id, answer(endpointId, id, event)] as const,
      );
      return [
        endpointId,
        {
          EndpointItemResponse: problems ? refusal(problems) : ACCEPTED,
          EventsItemResponse: Object.fromEntries(answers),
        },
      ] as const;
    });
    await recordEvents(ctx, project.id, events);
    return { Results: Object.fromEntries(results) };
  });
}

function toNewEvent(id: string, event: AppEvent, at: Date): Omit<NewEvent, 'endpointId'> {
  const { EventType: type, Attributes: attributes = {}, Metrics: metrics = {} } = event;
  const { Session: session, AppPackageName, AppTitle, AppVersionCode } = event;
  const { ClientSdkVersion, SdkName } = event;
  const app = { AppPackageName, AppTitle, AppVersionCode, ClientSdkVersion, SdkName };
  return { id, type, at, attributes, metrics, session, app };
}
