import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { presentEmail } from './present.ts';
import { findChannel } from './set-up.ts';

export async function getEmailChannel(
  ctx: Ctx,
  input: In<'GetEmailChannel'>,
): Promise<Out<'GetEmailChannel'>> {
  return presentEmail(await findChannel(ctx, input.ApplicationId, 'EMAIL'));
}
