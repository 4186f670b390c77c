import { type Ctx, withTransaction } from '../context.ts';
import { newId } from '../ids.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { addVersion } from './add-version.ts';
import { checkSegment } from './check.ts';
import { presentSegment, type SegmentRow } from './row.ts';

/** Makes a segment; without any criteria it is everybody in the project. */
export async function createSegment(
  ctx: Ctx,
  input: In<'CreateSegment'>,
): Promise<Out<'CreateSegment'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  const { Name: name = '', ...written } = input.WriteSegmentRequest;
  const ref = { projectId: project.id, segmentId: newId() };
  await checkSegment(ctx, ref, { ...written, Name: name });

  const segment = {
    project_id: ref.projectId,
    id: ref.segmentId,
    name,
    type: 'DIMENSIONAL',
    version: 1,
    tags: written.tags ?? {},
    created_at: ctx.now(),
    modified_at: ctx.now(),
  } as const;
  const row: SegmentRow = {
    ...segment,
    dimensions: written.Dimensions ?? null,
    segment_groups: written.SegmentGroups ?? null,
  };
  await withTransaction(ctx, async (ctx) => {
    await ctx.db('segments').insert(segment);
    await addVersion(ctx, row);
  });
  return presentSegment(ctx, row);
}
