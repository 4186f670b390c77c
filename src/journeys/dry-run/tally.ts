import type { Endpoint } from '../../domain/endpoint.ts';
import { LIMITS } from './request.ts';

/** Somebody as an example of many. */
export interface Example {
  readonly Date: string;
  readonly ParticipantId?: string;
  readonly EndpointId?: string;
  readonly Detail?: string;
}

export interface Counted {
  readonly Code: string;
  readonly ActivityId?: string;
  readonly Count: number;
  readonly Examples: readonly Example[];
}

/** How often something happened, with the first few to whom it did. */
export class Tally {
  readonly #rows = new Map<
    string,
    { code: string; stepId?: string; count: number; examples: Example[] }
  >();

  add(code: string, example: Example, stepId?: string): void {
    const key = `${stepId ?? ''} ${code}`;
    const row = this.#rows.get(key) ?? { code, stepId, count: 0, examples: [] };
    this.#rows.set(key, row);
    row.count += 1;
    if (row.examples.length < LIMITS.examples) row.examples.push(example);
  }

  get total(): number {
    return [...this.#rows.values()].reduce((sum, { count }) => sum + count, 0);
  }

  list(): Counted[] {
    return [...this.#rows.values()].map(({ code, stepId, count, examples }) => ({
      Code: code,
      ...(stepId !== undefined && { ActivityId: stepId }),
      Count: count,
      Examples: examples,
    }));
  }
}

export interface DayCount {
  readonly Date: string;
  readonly ChannelType: string;
  readonly Count: number;
}

/** Messages by day of UTC and channel, and when the first and the last one left. */
export class MessageTally {
  readonly #days = new Map<string, number>();
  total = 0;
  first: Date | undefined;
  last: Date | undefined;

  add(at: Date, channel: string): void {
    const key = `${at.toISOString().slice(0, 10)} ${channel}`;
    this.#days.set(key, (this.#days.get(key) ?? 0) + 1);
    this.total += 1;
    this.first ??= at;
    this.last = at;
  }

  list(): DayCount[] {
    return [...this.#days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, Count]) => ({ Date: key.slice(0, 10), ChannelType: key.slice(11), Count }));
  }
}

export function exampleOf(
  at: Date,
  {
    endpoint,
    participantId,
    detail,
  }: { endpoint?: Pick<Endpoint, 'id'>; participantId?: string; detail?: string },
): Example {
  return {
    Date: at.toISOString(),
    ...(participantId !== undefined && { ParticipantId: participantId }),
    ...(endpoint && { EndpointId: endpoint.id }),
    ...(detail !== undefined && { Detail: detail }),
  };
}
