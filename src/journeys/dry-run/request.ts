import { parseInstant } from '../../domain/instant.ts';
import { ValidationError } from '../../errors.ts';

/** How a journey is to be rehearsed. */
export interface DryRunRequest {
  /** Who comes; absent: the members of the start segment. */
  readonly EndpointIds?: readonly string[];
  /** As if it had been published so many days ago: the events that came since start it and decide. */
  readonly Replay?: { readonly Days?: number };
  /** How many members of the start segment come, the first ones by id. */
  readonly Sample?: number;
  /** ISO 8601: when it is published, by the virtual clock. Absent: now. */
  readonly From?: string;
  /** ISO 8601: when the virtual clock stops. Absent: a year later. */
  readonly Until?: string;
  /** By event type, the share of people to whom an event happens that nobody can know. */
  readonly Assume?: Readonly<Record<string, number>>;
}

export const LIMITS = {
  endpointIds: 1_000,
  sample: 1_000,
  replayDays: 30,
  replayEvents: 10_000,
  rounds: 100,
  steps: 50_000,
  seconds: 20,
  examples: 5,
} as const;

const DAY_MS = 86_400_000;
const YEAR_MS = 366 * DAY_MS;
const LONGEST_MS = 2 * YEAR_MS;

/** The request with what it leaves out. */
export interface Plan {
  readonly endpointIds: readonly string[] | undefined;
  readonly isReplay: boolean;
  readonly sample: number;
  readonly from: Date;
  readonly until: Date;
  readonly assume: Readonly<Record<string, number>>;
}

/** @throws ValidationError with everything that is wrong */
export function planOf(request: DryRunRequest, now: Date): Plan {
  const { EndpointIds, Replay, Sample = LIMITS.sample, Assume = {} } = request;
  const problems = [
    ...idProblems(EndpointIds),
    ...within('Sample', Sample, LIMITS.sample),
    ...(Replay ? within('Replay.Days', Replay.Days, LIMITS.replayDays) : []),
    ...(Replay && request.From !== undefined
      ? ['From can not be given with Replay, which begins Days ago']
      : []),
    ...Object.entries(Assume).flatMap(([type, share]) =>
      share >= 0 && share <= 1 ? [] : [`Assume.${type} is ${share}: expected a share from 0 to 1`],
    ),
  ];
  const start = Replay ? new Date(now.getTime() - (Replay.Days ?? 0) * DAY_MS) : now;
  const from = instant('From', request.From, start, problems);
  const year = new Date(from.getTime() + YEAR_MS);
  const until = instant('Until', request.Until, year, problems);
  if (problems.length === 0 && (until <= from || +until - +from > LONGEST_MS)) {
    problems.push(
      `Until is ${until.toISOString()}: expected a moment within two years after ${from.toISOString()}`,
    );
  }
  if (problems.length > 0) throw new ValidationError(problems);
  return {
    endpointIds: EndpointIds && [...new Set(EndpointIds)],
    isReplay: Replay !== undefined,
    sample: Sample,
    from,
    until,
    assume: Assume,
  };
}

function idProblems(ids: readonly string[] | undefined): string[] {
  if (ids === undefined || (ids.length > 0 && ids.length <= LIMITS.endpointIds)) return [];
  return [`EndpointIds has ${ids.length} entries: expected 1 to ${LIMITS.endpointIds}`];
}

function within(path: string, value: number | undefined, most: number): string[] {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= most
    ? []
    : [`${path} is ${value ?? 'missing'}: expected a whole number from 1 to ${most}`];
}

function instant(path: string, text: string | undefined, absent: Date, problems: string[]): Date {
  if (text === undefined) return absent;
  const at = parseInstant(text);
  if (!at) {
    problems.push(
      `${path} is "${text}": expected an ISO 8601 date and time with zone, such as 2030-01-31T09:00:00Z`,
    );
  }
  return at ?? absent;
}
