import type { Ctx } from '../../context.ts';
import type { EntryRefusal, Seen } from '../../domain/journey/index.ts';
import type { ParticipantState } from '../participant.ts';
import type { Person } from './person.ts';

export interface ParticipantRow {
  readonly run_id: string;
  readonly id: string;
  readonly endpoint_id: string | null;
  readonly user_id: string | null;
  readonly event_id: string | null;
  readonly state: ParticipantState;
  readonly step_id: string | null;
  readonly waits_until: Date | null;
  readonly outcome: string | null;
  readonly entered_at: Date;
  readonly left_at: Date | null;
}

export interface StepRow {
  readonly run_id: string;
  readonly participant_id: string;
  readonly visit: number;
  readonly step_id: string;
  readonly type: string;
  readonly outcome: string;
  readonly next_step: string | null;
  readonly detail: string | null;
  readonly seen: readonly Seen[] | null;
  readonly at: Date;
}

export interface MessageRow {
  readonly id: string;
  readonly send_key: string;
  readonly run_id: string;
  readonly participant_id: string;
  readonly step_id: string;
  readonly endpoint_id: string | null;
  readonly channel_type: string;
  readonly class: string;
  readonly state: string;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly provider: string | null;
  readonly claimed_at: Date;
  readonly settled_at: Date | null;
}

export interface RefusalRow {
  readonly run_id: string;
  readonly endpoint_id: string;
  readonly event_id: string;
  readonly reason: EntryRefusal;
  readonly times: number;
  readonly at: Date;
}

export interface History {
  readonly participants: readonly ParticipantRow[];
  readonly steps: readonly StepRow[];
  readonly messages: readonly MessageRow[];
  readonly refusals: readonly RefusalRow[];
  /** There is more than is told. */
  readonly isCut: boolean;
}

/** The newest of each are told, so that an answer stays readable. */
const MOST = { participants: 25, refusals: 50, steps: 1_000, messages: 500 } as const;

/** What is stored of a person in a journey. */
export async function loadHistory(
  ctx: Ctx,
  key: { readonly project_id: string; readonly journey_id: string },
  person: Person,
): Promise<History> {
  const participants = await ctx
    .db<ParticipantRow>('participants')
    .where(key)
    .where((mine) => {
      void mine.whereIn('endpoint_id', [...person.endpointIds]);
      if (person.userId !== undefined) {
        void mine.orWhere((user) => {
          void user.whereNull('endpoint_id').andWhere({ user_id: person.userId });
        });
      }
    })
    .orderBy('entered_at', 'desc')
    .limit(MOST.participants)
    .select<ParticipantRow[]>('*');
  const ids = participants.map(({ id }) => id);
  const runs = [...new Set(participants.map(({ run_id }) => run_id))];
  const ofParticipants = <T extends object>(table: string, order: string, most: number) =>
    ctx
      .db(table)
      .where(key)
      .whereIn('run_id', runs)
      .whereIn('participant_id', ids)
      .orderBy(order, 'desc')
      .limit(most)
      .select<T[]>('*');
  const steps = await ofParticipants<StepRow>('participant_steps', 'at', MOST.steps);
  const messages = await ofParticipants<MessageRow>('deliveries', 'claimed_at', MOST.messages);
  const refusals = await ctx
    .db('journey_refusals')
    .where(key)
    .whereIn('run_id', ctx.db('journey_runs').where(key).select('id'))
    .whereIn('endpoint_id', [...person.endpointIds])
    .orderBy('at', 'desc')
    .limit(MOST.refusals)
    .select<RefusalRow[]>('*');
  const isCut =
    participants.length === MOST.participants ||
    steps.length === MOST.steps ||
    messages.length === MOST.messages ||
    refusals.length === MOST.refusals;
  return { participants, steps, messages, refusals, isCut };
}
