import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { Out } from '../wire.ts';

export interface EventStreamRow {
  readonly project_id: string;
  readonly destination_stream_arn: string;
  readonly role_arn: string;
  readonly modified_by: string;
  readonly modified_at: Date;
}

export function eventStreams(ctx: Ctx, projectId: string) {
  return ctx.db<EventStreamRow>('event_streams').where({ project_id: projectId });
}

/** The wire form of a row. @throws NotFoundError when there is none */
export function presentEventStream(row: EventStreamRow | undefined): Out<'GetEventStream'> {
  if (!row) throw new NotFoundError('The application has no event stream');
  return {
    ApplicationId: row.project_id,
    DestinationStreamArn: row.destination_stream_arn,
    RoleArn: row.role_arn,
    LastModifiedDate: row.modified_at.toISOString(),
    LastUpdatedBy: row.modified_by,
  };
}
