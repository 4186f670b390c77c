import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { presentEmail } from './present.ts';
import { removeChannel } from './set-up.ts';

export async function deleteEmailChannel(
  ctx: Ctx,
  input: In<'DeleteEmailChannel'>,
): Promise<Out<'DeleteEmailChannel'>> {
  return presentEmail(await removeChannel(ctx, input.ApplicationId, 'EMAIL'));
}
