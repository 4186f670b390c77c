import type { Ctx } from '../context.ts';

/** A message that went out: whom it was for and what it belongs to. */
export interface KnownDelivery {
  readonly id: string;
  readonly projectId: string;
  readonly channelType: string;
  readonly address: string | undefined;
  /** What it was about, of the project's topics. */
  readonly topic: string | undefined;
  readonly endpointId: string | undefined;
  readonly userId: string | undefined;
  readonly journey:
    { readonly id: string; readonly runId: string; readonly stepId: string } | undefined;
  readonly context: Readonly<Record<string, string>>;
  readonly traceId: string | undefined;
}

interface Row {
  readonly project_id: string;
  readonly channel_type: string;
  readonly address: string | null;
  readonly topic: string | null;
  readonly endpoint_id: string | null;
  readonly user_id: string | null;
  readonly journey_id: string | null;
  readonly run_id: string | null;
  readonly step_id: string | null;
  readonly context: Record<string, string> | null;
  readonly trace_id: string | null;
}

/**
 * The delivery of an id from one of our signed links: the signature stands where a caller's account would,
 * and the project follows from the row.
 */
export async function findDelivery(ctx: Ctx, id: string): Promise<KnownDelivery | undefined> {
  const row: Row | undefined = await ctx
    .db<Row & { id: string }>('deliveries')
    .where({ id })
    .first();
  if (!row) return undefined;
  const { journey_id, run_id, step_id } = row;
  const journey =
    journey_id !== null && run_id !== null && step_id !== null
      ? { id: journey_id, runId: run_id, stepId: step_id }
      : undefined;
  return {
    id,
    projectId: row.project_id,
    channelType: row.channel_type,
    address: row.address ?? undefined,
    topic: row.topic ?? undefined,
    endpointId: row.endpoint_id ?? undefined,
    userId: row.user_id ?? undefined,
    journey,
    context: row.context ?? {},
    traceId: row.trace_id ?? undefined,
  };
}
