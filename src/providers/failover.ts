import type { OutgoingMessage, Paced, RemoteProvider, SendResult } from './provider.ts';

/** One provider of a row of them. */
export interface Candidate {
  readonly name: string;
  /** Its circuit is open: it failed too often, and is left alone. */
  readonly isOpen: boolean;
  readonly provider: RemoteProvider;
  readonly pace: ((messages: number) => Promise<Paced>) | undefined;
  readonly failed: () => Promise<void>;
  readonly succeeded: () => Promise<void>;
}

/**
 * Several providers as one: what the first cannot take now goes to the next. A message that a provider may have
 * taken never goes to another one.
 */
export function failover(candidates: readonly Candidate[]): RemoteProvider {
  const closed = candidates.filter(({ isOpen }) => !isOpen);
  const [first] = closed.length > 0 ? closed : candidates;
  if (!first) throw new Error('There is no provider to choose from');
  return {
    kind: 'remote',
    name: first.name,
    batchSize: first.provider.batchSize,
    permits: first.provider.permits,
    ...(first.pace && { pace: first.pace }),
    send: (message) => (closed.length > 0 ? sendBy(closed, message) : resting(candidates)),
  };
}

async function sendBy(
  candidates: readonly Candidate[],
  message: OutgoingMessage,
): Promise<SendResult> {
  const refusals: string[] = [];
  let last: SendResult | undefined;
  for (const { name, provider, failed, succeeded } of candidates) {
    const result = { ...(await provider.send(message)), provider: name };
    if (!isFailure(result)) {
      await succeeded();
      return result;
    }
    await failed();
    if (result.state === 'unknown') return result;
    refusals.push(`${name}: ${result.detail ?? 'not now'}`);
    last = { ...result, detail: refusals.join('; ') };
  }
  if (!last) throw new Error('There is no provider to choose from');
  return last;
}

/** It says nothing about the provider when a message or its recipient is refused for good. */
function isFailure(result: SendResult): boolean {
  return result.state === 'unknown' || (result.state === 'rejected' && result.transient);
}

async function resting(candidates: readonly Candidate[]): Promise<SendResult> {
  const names = candidates.map(({ name }) => name).join(', ');
  return {
    state: 'rejected',
    reason: 'PROVIDER_UNAVAILABLE',
    detail: `It failed too often and is left alone for a while: ${names}`,
    transient: true,
  };
}
