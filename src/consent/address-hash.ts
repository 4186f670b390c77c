import type { Ctx } from '../context.ts';
import { sameAddress, type ConsentChannel } from '../domain/consent/index.ts';

/** What stands for an address in the lists of consent, in hex: keyed, so that nobody can guess addresses from it. */
export function addressHash(
  { vault }: Pick<Ctx, 'vault'>,
  projectId: string,
  channel: ConsentChannel,
  address: string,
): string {
  const text = `${projectId}/${channel}/${sameAddress(channel, address)}`;
  return vault.sign('consent', text).toString('hex');
}
