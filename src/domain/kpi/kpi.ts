/** What can be counted of a set of messages; how is told in `src/analytics/facts.ts`. */
export type Fact =
  | 'sent'
  | 'rejected'
  | 'delivered'
  | 'recipients'
  | 'notHardBounced'
  | 'opens'
  | 'opened'
  | 'openers'
  | 'clicks'
  | 'clickers'
  | 'hardBounced'
  | 'softBounced'
  | 'complained'
  | 'unsubscribes'
  | 'failures'
  | 'parts'
  | 'deliveredParts'
  | 'cost'
  | 'priced'
  | 'pricedParts';

/** By what the messages are grouped: the name is the Key of the group on the wire. */
export type Grouping =
  'Date' | 'CampaignId' | 'CampaignActivityId' | 'JourneyActivityId' | 'CountryCode' | 'ErrorCode';

export type Unit = 'count' | 'ratio' | 'millicents';

/** Which messages a metric is about. */
export interface Population {
  readonly sources: readonly ('campaign' | 'journey' | 'direct' | 'otp')[];
  /** Absent: all channels. */
  readonly channel?: 'EMAIL' | 'SMS' | 'PUSH';
  /** Also those that were refused before they could be sent. */
  readonly refused?: true;
}

/** A number about messages: a fact, or one fact per another. */
export interface Measure {
  readonly of: Fact;
  readonly per?: Fact;
  readonly unit: Unit;
}

export interface Kpi extends Measure {
  readonly name: string;
  /** Of the value on the wire: the name without its grouping, as `UniqueDeliveries`. */
  readonly key: string;
  readonly population: Population;
  readonly by?: Grouping;
}

export const count = (of: Fact): Measure => ({ of, unit: 'count' });
export const ratio = (of: Fact, per: Fact): Measure => ({ of, per, unit: 'ratio' });
export const price = (of: Fact, per?: Fact): Measure => ({ of, per, unit: 'millicents' });

/** The facts that a metric needs. */
export function factsOf({ of, per }: Measure): Fact[] {
  return per ? [of, per] : [of];
}

/** The number out of the facts of one group; undefined where nobody knows it, or there is nothing to divide by. */
export function valueOf(
  { of, per }: Measure,
  facts: Readonly<Partial<Record<Fact, number | null>>>,
): number | undefined {
  const counted = facts[of] ?? undefined;
  if (!per || counted === undefined) return counted;
  const base = facts[per];
  return base ? counted / base : undefined;
}

/** As the wire has it: the text of a double, so `1368.0`. */
export function doubleText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
