import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetJourneyCommand,
  PutEventsCommand,
  UpdateEndpointCommand,
  UpdateJourneyCommand,
  UpdateJourneyStateCommand,
  type State,
} from '@aws-sdk/client-pinpoint';
import type { Done } from '../check/history.ts';
import type { Moment } from '../generate/world.ts';
import { isRefusal, patiently, type Api } from './api.ts';
import type { World } from './set-up.ts';

/** Does everything that is planned for the project, at its time; answers with when each was asked and answered. */
export async function live(api: Api, world: World): Promise<Done[]> {
  const began = Date.now();
  const done: Done[] = [];
  // What is done to one journey or person goes in order; nobody else waits for it.
  const chains = new Map<string, Promise<void>>();
  const published = new Map<string, Promise<void>>();
  for (const moment of world.plan.moments) {
    await sleep(Math.max(0, began + moment.at - Date.now()));
    const of = subjectOf(moment);
    const before = chains.get(of) ?? published.get(startedBy(world, moment)) ?? Promise.resolve();
    const work = before.then(async () => {
      done.push(await act(api, world, moment));
    });
    // A failure is met below, where all are awaited.
    work.catch(() => undefined);
    chains.set(moment.kind === 'event' ? moment.eventId : of, work);
    if (moment.kind === 'publish') published.set(moment.journey, work);
  }
  await Promise.all(chains.values());
  return done;
}

function subjectOf(moment: Moment): string {
  if ('journey' in moment) return `journey ${moment.journey}`;
  return moment.kind === 'event' ? moment.eventId : `person ${moment.person}`;
}

/** The journey that an event starts: it is sent once that is published. */
function startedBy({ plan }: World, moment: Moment): string {
  if (moment.kind !== 'event') return '';
  const started = plan.journeys.find(
    ({ start }) => start.by === 'event' && start.type === moment.type,
  );
  return started?.key ?? '';
}

async function act(api: Api, world: World, moment: Moment): Promise<Done> {
  const asked = Date.now();
  const refused = !(await ACTS[moment.kind](api, world, moment));
  const of =
    'journey' in moment ? moment.journey : moment.kind === 'event' ? moment.eventId : moment.person;
  return {
    kind: moment.kind,
    of,
    ...('person' in moment && { person: moment.person }),
    asked,
    answered: Date.now(),
    ...(refused && { refused }),
  };
}

type Act = (api: Api, world: World, moment: Moment) => Promise<boolean>;

/** Each answers whether it was done; false: it came too late. */
const ACTS: Readonly<Record<Moment['kind'], Act>> = {
  publish: (api, world, moment) => move(api, world, moment, 'ACTIVE'),
  pause: (api, world, moment) => move(api, world, moment, 'PAUSED'),
  resume: (api, world, moment) => move(api, world, moment, 'ACTIVE'),
  cancel: (api, world, moment) => move(api, world, moment, 'CANCELLED'),
  async optOut({ sdk }, { projectId }, moment) {
    if (moment.kind !== 'optOut') return false;
    await patiently(() =>
      sdk.send(
        new UpdateEndpointCommand({
          ApplicationId: projectId,
          EndpointId: moment.person,
          EndpointRequest: { OptOut: 'ALL' },
        }),
      ),
    );
    return true;
  },
  async event({ sdk }, { projectId }, moment) {
    if (moment.kind !== 'event') return false;
    // Which event it is stays the same in every attempt.
    const event = { EventType: moment.type, Timestamp: new Date().toISOString() };
    const BatchItem = { [moment.person]: { Endpoint: {}, Events: { [moment.eventId]: event } } };
    await patiently(async () => {
      const { EventsResponse: answer } = await sdk.send(
        new PutEventsCommand({ ApplicationId: projectId, EventsRequest: { BatchItem } }),
      );
      const item = answer?.Results?.[moment.person]?.EventsItemResponse?.[moment.eventId];
      if (item?.StatusCode !== 202) throw new Error(`The event was answered ${item?.StatusCode}`);
    });
    return true;
  },
};

/** States from which it is not known any more whether an attempt without an answer had an effect. */
const BEYOND: Readonly<Record<string, readonly string[]>> = {
  ACTIVE: ['ACTIVE', 'CLOSED', 'COMPLETED'],
  PAUSED: ['PAUSED'],
  CANCELLED: ['CANCELLED'],
};

async function move({ sdk }: Api, world: World, moment: Moment, to: State): Promise<boolean> {
  if (!('journey' in moment)) return false;
  const JourneyId = world.journeyIds.get(moment.journey);
  const ids = { ApplicationId: world.projectId, JourneyId };
  const ask = async () =>
    moment.kind === 'publish'
      ? sdk.send(
          new UpdateJourneyCommand({
            ...ids,
            WriteJourneyRequest: { Name: moment.journey, State: to },
          }),
        )
      : sdk.send(new UpdateJourneyStateCommand({ ...ids, JourneyStateRequest: { State: to } }));
  try {
    await patiently(ask);
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // An attempt before may have been done although its answer was lost.
    const { JourneyResponse: journey } = await patiently(() =>
      sdk.send(new GetJourneyCommand(ids)),
    );
    return BEYOND[to]?.includes(journey?.State ?? '') ?? false;
  }
}
