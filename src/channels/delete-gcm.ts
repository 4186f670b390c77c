import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { presentGcm } from './present.ts';
import { removeChannel } from './set-up.ts';

export async function deleteGcmChannel(
  ctx: Ctx,
  input: In<'DeleteGcmChannel'>,
): Promise<Out<'DeleteGcmChannel'>> {
  return presentGcm(await removeChannel(ctx, input.ApplicationId, 'GCM'));
}
