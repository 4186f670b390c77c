import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { requireProject } from './require.ts';
import { presentProject } from './row.ts';

/** One project. */
export async function getApp(ctx: Ctx, input: In<'GetApp'>): Promise<Out<'GetApp'>> {
  return presentProject(ctx, await requireProject(ctx, input.ApplicationId));
}
