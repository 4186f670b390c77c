import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { presentSms } from './present.ts';
import { removeChannel } from './set-up.ts';

export async function deleteSmsChannel(
  ctx: Ctx,
  input: In<'DeleteSmsChannel'>,
): Promise<Out<'DeleteSmsChannel'>> {
  return presentSms(await removeChannel(ctx, input.ApplicationId, 'SMS'));
}
