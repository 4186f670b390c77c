import { isQuiet } from '../generate/hours.ts';
import type { PlannedJourney } from '../generate/journey.ts';
import { AUDIENCES, type Person } from '../generate/population.ts';
import { Random } from '../generate/random.ts';
import type { PlannedWorld } from '../generate/world.ts';
import type {
  Delivery,
  Done,
  JourneyHistory,
  Participant,
  Receipt,
  WorldHistory,
} from './history.ts';
import { stepOf, waysOn } from './plan.ts';

const ANSWER_MS = 5;
/** Everything in the journey of one participant happens within this. */
const STAY_MS = 1_000;

/** The history of a project in which nothing went wrong, for tests of the checker to spoil. */
export function perfectHistory(plan: PlannedWorld, began: Date): WorldHistory {
  const done = plan.moments.map((moment): Done => {
    const asked = began.getTime() + moment.at;
    const of =
      'journey' in moment
        ? moment.journey
        : moment.kind === 'event'
          ? moment.eventId
          : moment.person;
    const person = 'person' in moment ? { person: moment.person } : {};
    return { kind: moment.kind, of, ...person, asked, answered: asked + ANSWER_MS };
  });
  const play = new Play(plan, done);
  const journeys = plan.journeys.map((journey) => play.journey(journey));
  return { plan, done, journeys, deliveries: play.deliveries, receipts: play.receipts };
}

class Play {
  readonly deliveries: Delivery[] = [];
  readonly receipts: Receipt[] = [];
  readonly #random = new Random('perfect');

  constructor(
    private readonly plan: PlannedWorld,
    private readonly done: readonly Done[],
  ) {}

  journey(journey: PlannedJourney): JourneyHistory {
    const cancel = this.#when('cancel', journey.key);
    const participants: Participant[] = [];
    let refused = 0;
    for (const { person, id, at } of this.#comers(journey)) {
      const mine = participants.filter(({ EndpointId }) => EndpointId === person.id);
      const most = (journey.start.by === 'event' && journey.limits?.EndpointReentryCap) || 1;
      const last = mine.at(-1)?.LeftDate;
      const isIn = last !== undefined && Date.parse(last) > at;
      const isOut = (this.#when('optOut', person.id) ?? Infinity) <= at + STAY_MS;
      if (isIn || isOut || mine.length >= most) refused += 1;
      else if (at + STAY_MS < (cancel ?? Infinity))
        participants.push(this.#participant(journey, person, id, at));
    }
    const stepMetrics = new Map(
      [...journey.steps.keys()].map((step) => [step, counted(participants, step)]),
    );
    return {
      key: journey.key,
      id: `id of ${journey.key}`,
      state: cancel ? 'CANCELLED' : journey.start.by === 'event' ? 'ACTIVE' : 'COMPLETED',
      participants,
      stepMetrics,
      metrics: {
        ENDPOINT_PRODUCED: String(participants.length + refused),
        ENDPOINT_ENTERED: String(participants.length),
        ENDPOINT_LEFT: String(participants.length),
        ENDPOINT_ACTIVE: '0',
        CANCELLED: '0',
      },
    };
  }

  #when(kind: Done['kind'], of: string): number | undefined {
    return this.done.find((one) => one.kind === kind && one.of === of)?.asked;
  }

  #comers({ key, start }: PlannedJourney): { person: Person; id: string; at: number }[] {
    const { people } = this.plan;
    const at = (this.#when('publish', key) ?? 0) + 2 * ANSWER_MS;
    if (start.by === 'segment') {
      return people
        .filter(AUDIENCES[start.audience])
        .map((person) => ({ person, id: person.id, at }));
    }
    return this.done
      .filter(({ kind, of }) => kind === 'event' && of.startsWith(`${start.type}-`))
      .flatMap(({ of, person: id, answered }) => {
        const person = people.find((one) => one.id === id);
        return person ? [{ person, id: `${id}/${of}`, at: answered + ANSWER_MS }] : [];
      });
  }

  #participant(journey: PlannedJourney, person: Person, id: string, at: number): Participant {
    const steps: { ActivityId: string; Outcome: string }[] = [];
    for (let step: string | undefined = journey.firstStep; step;) {
      const activity = stepOf(journey, step);
      if (!activity) throw new Error(`There is no ${step}`);
      const sends = Boolean(activity.EMAIL ?? activity.CUSTOM);
      const Outcome = sends ? this.#message(journey, step, person, at) : 'DONE';
      steps.push({ ActivityId: step, Outcome });
      step = this.#random.pick(waysOn(activity).map((to) => [to]))[0];
    }
    return {
      Id: id,
      RunId: `run of ${journey.key}`,
      EndpointId: person.id,
      State: 'LEFT',
      EnteredDate: new Date(at).toISOString(),
      LeftDate: new Date(at + STAY_MS).toISOString(),
      Steps: steps,
    };
  }

  #message(journey: PlannedJourney, step: string, { id, zone }: Person, at: number): string {
    const channel = step.startsWith('EMAIL') ? 'EMAIL' : 'CUSTOM';
    const got = this.receipts.filter(({ endpointId }) => endpointId === id);
    const ofJourney = got.filter((one) => one.journey === journey.key).length;
    const { DailyCap, TotalCap, TimeframeCap } = journey.limits ?? {};
    const most = Math.min(...[DailyCap, TotalCap, TimeframeCap?.Cap].map((cap) => cap || Infinity));
    const mayGo =
      ofJourney < most &&
      got.length < (this.plan.dailyOfAll || Infinity) &&
      !(journey.quiet && isQuiet(journey.quiet, zone, new Date(at)));
    const n = this.deliveries.length;
    const row = {
      Id: `delivery ${n}`,
      MessageId: `<${n}@faults>`,
      ChannelType: channel,
      EndpointId: id,
      JourneyId: `id of ${journey.key}`,
      JourneyActivityId: step,
    };
    if (!mayGo) {
      this.deliveries.push({ ...row, State: 'refused', Attempts: 0 });
      return 'REFUSED';
    }
    const HandedOverDate = new Date(at).toISOString();
    this.deliveries.push({ ...row, State: 'accepted', Attempts: 1, HandedOverDate });
    const messageId = channel === 'EMAIL' ? row.MessageId : undefined;
    const receipt = {
      channel,
      at,
      endpointId: id,
      world: 'w',
      journey: journey.key,
      step,
      messageId,
    } as const;
    this.receipts.push(receipt);
    return 'SUCCESS';
  }
}

function counted(participants: readonly Participant[], step: string): Record<string, string> {
  const counts: Record<string, string> = {};
  for (const { ActivityId, Outcome } of participants.flatMap(({ Steps }) => Steps)) {
    if (ActivityId === step) counts[Outcome] = String(Number(counts[Outcome] ?? 0) + 1);
  }
  return counts;
}
