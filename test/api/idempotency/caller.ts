import { createApiKey } from '../../../src/access/index.ts';
import type { ApiWorld } from '../server.ts';

interface Call {
  readonly key?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Seen {
  readonly status: number;
  readonly requestId: string | null;
  readonly isReplay: boolean;
  readonly type: string | null;
  readonly body: { readonly Id: string; readonly Version: number; readonly Message: string };
}

/** Calls with an API key of its own, and shows what a caller can see of an answer. */
export async function makeCaller(world: ApiWorld, account = world.ctx.account) {
  const { ApiKey } = await createApiKey(
    { ...world.ctx, account },
    { WriteApiKeyRequest: { Name: 'test' } },
  );
  return async (
    path: string,
    sent: unknown,
    { key, method = 'POST', headers }: Call = {},
  ): Promise<Seen> => {
    const response = await fetch(`${world.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${ApiKey}`,
        ...(key !== undefined && { 'idempotency-key': key }),
        ...headers,
      },
      body: JSON.stringify(sent),
    });
    return {
      status: response.status,
      requestId: response.headers.get('x-amzn-requestid'),
      isReplay: response.headers.get('idempotent-replayed') === 'true',
      type: response.headers.get('x-amzn-errortype'),
      body: (await response.json()) as Seen['body'],
    };
  };
}

export type Caller = Awaited<ReturnType<typeof makeCaller>>;
export const project = (Name: string) => ({ Name });
