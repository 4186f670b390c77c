import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { presentEmail } from './present.ts';
import { setUpChannel } from './set-up.ts';

export async function updateEmailChannel(
  ctx: Ctx,
  input: In<'UpdateEmailChannel'>,
): Promise<Out<'UpdateEmailChannel'>> {
  return presentEmail(
    await setUpChannel(ctx, input.ApplicationId, 'EMAIL', input.EmailChannelRequest),
  );
}
