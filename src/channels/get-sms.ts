import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { presentSms } from './present.ts';
import { findChannel } from './set-up.ts';

export async function getSmsChannel(
  ctx: Ctx,
  input: In<'GetSmsChannel'>,
): Promise<Out<'GetSmsChannel'>> {
  return presentSms(await findChannel(ctx, input.ApplicationId, 'SMS'));
}
