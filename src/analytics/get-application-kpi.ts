import type { Ctx } from '../context.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { dateRangeKpi } from './date-range-kpi.ts';

/** A number about everything that a project sent by campaigns, or directly. */
export async function getApplicationDateRangeKpi(
  ctx: Ctx,
  input: In<'GetApplicationDateRangeKpi'>,
): Promise<Out<'GetApplicationDateRangeKpi'>> {
  const { id: projectId } = await requireProject(ctx, input.ApplicationId);
  return dateRangeKpi(ctx, 'application', input, { projectId });
}
