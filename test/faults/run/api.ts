import { setTimeout as sleep } from 'node:timers/promises';
import { PinpointClient, PinpointServiceException } from '@aws-sdk/client-pinpoint';
import { signedGet } from '../../../examples/welcome/signed-fetch.ts';
import type { Stack } from './stack.ts';

const REGION = 'us-east-1';
const AGAIN_MS = 300;
/** Longer than anything in a run stays down. */
const PATIENCE_MS = 180_000;

/** The API as a customer's program has it: the SDK, and signed requests for what the SDK has no command for. */
export interface Api {
  readonly sdk: PinpointClient;
  /** Every item of a paged operation of Cairn's own. */
  all<T>(path: string, query?: Record<string, string>): Promise<T[]>;
}

export function connectApi({ url, credentials }: Stack): Api {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const sdk = new PinpointClient({
    endpoint: url,
    region: REGION,
    credentials,
    requestHandler: {
      connectionTimeout: 2_000,
      requestTimeout: 10_000,
      throwOnRequestTimeout: true,
    },
  });
  const access = { endpoint: url, region: REGION, ...credentials };
  return {
    sdk,
    async all<T>(path: string, query: Record<string, string> = {}) {
      const items: T[] = [];
      for (let token: string | undefined = ''; token !== undefined;) {
        const asked = { ...query, 'page-size': '200', ...(token && { token }) };
        const page = (await patiently(() => signedGet(access, path, asked))) as {
          Item: T[];
          NextToken?: string;
        };
        items.push(...page.Item);
        token = page.NextToken;
      }
      return items;
    },
  };
}

/** Asks until there is an answer: while the API or what it needs is down, callers try again. @throws a refusal */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(AGAIN_MS)) {
    try {
      return await ask();
    } catch (error) {
      if (isRefusal(error) || Date.now() > end) throw error;
    }
  }
}

/** The request itself is at fault; asking again would be answered the same. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof PinpointServiceException)) return false;
  const { httpStatusCode: status = 0 } = error.$metadata;
  // The SDK's own second attempt meets the first, which died or still goes on.
  if (status === 409 && error.message.includes('being answered already')) return false;
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
