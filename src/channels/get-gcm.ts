import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { presentGcm } from './present.ts';
import { findChannel } from './set-up.ts';

export async function getGcmChannel(
  ctx: Ctx,
  input: In<'GetGcmChannel'>,
): Promise<Out<'GetGcmChannel'>> {
  return presentGcm(await findChannel(ctx, input.ApplicationId, 'GCM'));
}
