import type { Ctx } from '../context.ts';
import {
  CHANNEL_TYPES,
  type ChannelType,
  type Demographic,
  type Endpoint,
  type Location,
} from '../domain/endpoint.ts';

export interface EndpointRow {
  readonly id: string;
  readonly channel_type: string | null;
  readonly address: string | null;
  readonly user_id: string | null;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly opt_out: 'ALL' | 'NONE';
  readonly attributes: Record<string, string[]>;
  readonly metrics: Record<string, number>;
  readonly demographic: Demographic;
  readonly location: Location;
  readonly cohort: number;
  readonly request_id: string | null;
  readonly effective_at: Date;
  readonly created_at: Date;
  readonly user_attributes: Record<string, string[]> | null;
}

// By name: a prepared statement that selects everything fails for good once a newer version adds a column.
const COLUMNS = [
  'id',
  'channel_type',
  'address',
  'user_id',
  'status',
  'opt_out',
  'attributes',
  'metrics',
  'demographic',
  'location',
  'cohort',
  'request_id',
  'effective_at',
  'created_at',
] as const satisfies readonly (keyof EndpointRow)[];

/** What an `EndpointRow` is made of, for statements written by hand. */
export const ENDPOINT_COLUMNS = `${COLUMNS.map((name) => `e.${name}`).join(', ')}, u.attributes as user_attributes`;
export const ENDPOINTS =
  'endpoints e left join users u on u.project_id = e.project_id and u.id = e.user_id';

/** A query for the project's endpoints (table alias `e`), with the attributes of their users (alias `u`). */
export function selectEndpoints(ctx: Pick<Ctx, 'db'>, projectId: string) {
  return ctx
    .db<EndpointRow>(ctx.db.raw(ENDPOINTS))
    .where('e.project_id', projectId)
    .select<EndpointRow[]>(ctx.db.raw(ENDPOINT_COLUMNS));
}

function channelType(text: string | null): ChannelType | undefined {
  return CHANNEL_TYPES.find((type) => type === text);
}

export function toEndpoint(row: EndpointRow): Endpoint {
  return {
    id: row.id,
    channelType: channelType(row.channel_type),
    address: row.address ?? undefined,
    userId: row.user_id ?? undefined,
    status: row.status,
    optOut: row.opt_out,
    attributes: row.attributes,
    metrics: row.metrics,
    userAttributes: row.user_attributes ?? {},
    demographic: row.demographic,
    location: row.location,
    cohort: row.cohort,
    requestId: row.request_id ?? undefined,
    effectiveDate: row.effective_at.toISOString(),
    creationDate: row.created_at.toISOString(),
  };
}
