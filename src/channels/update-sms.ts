import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { presentSms } from './present.ts';
import { setUpChannel } from './set-up.ts';

export async function updateSmsChannel(
  ctx: Ctx,
  input: In<'UpdateSmsChannel'>,
): Promise<Out<'UpdateSmsChannel'>> {
  return presentSms(await setUpChannel(ctx, input.ApplicationId, 'SMS', input.SMSChannelRequest));
}
