import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { presentGcm } from './present.ts';
import { setUpChannel } from './set-up.ts';

export async function updateGcmChannel(
  ctx: Ctx,
  input: In<'UpdateGcmChannel'>,
): Promise<Out<'UpdateGcmChannel'>> {
  return presentGcm(await setUpChannel(ctx, input.ApplicationId, 'GCM', input.GCMChannelRequest));
}
