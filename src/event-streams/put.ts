import type { Ctx } from '../context.ts';
import { arnProblems } from '../domain/aws-arn.ts';
import { ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { presentEventStream, type EventStreamRow } from './row.ts';

/** Keeps where the events of a project are to go; nothing is streamed there yet. */
export async function putEventStream(
  ctx: Ctx,
  { ApplicationId, WriteEventStream }: In<'PutEventStream'>,
): Promise<Out<'PutEventStream'>> {
  const { id } = await requireProject(ctx, ApplicationId);
  const { DestinationStreamArn, RoleArn } = WriteEventStream;
  const problems = [
    ...arnProblems('DestinationStreamArn', DestinationStreamArn, [
      'Kinesis stream',
      'Firehose delivery stream',
    ]),
    ...arnProblems('RoleArn', RoleArn, ['IAM role']),
  ];
  if (problems.length > 0) throw new ValidationError(problems);
  const [row] = await ctx
    .db<EventStreamRow>('event_streams')
    .insert({
      project_id: id,
      destination_stream_arn: DestinationStreamArn,
      role_arn: RoleArn,
      modified_by: ctx.actor.id,
      modified_at: ctx.now(),
    })
    .onConflict('project_id')
    .merge()
    .returning('*');
  return presentEventStream(row);
}
