import type { Ctx } from '../context.ts';
import { providerKind } from './kinds.ts';
import { requireProvider, type ProviderInput } from './require.ts';
import { openSecrets } from './row.ts';

export interface TestProviderResponse {
  readonly Ok: boolean;
  /** What the service said. */
  readonly Detail: string;
}

/** Asks the service now whether it can be reached and takes the credentials. No message is sent. */
export async function testProvider(ctx: Ctx, input: ProviderInput): Promise<TestProviderResponse> {
  const row = await requireProvider(ctx, input);
  const kind = providerKind(row.kind);
  if (!kind) throw new Error(`Provider ${row.id} is of the unknown kind "${row.kind}"`);
  const { ok, detail } = await kind.test({
    settings: row.settings,
    secrets: openSecrets(ctx, row),
    allowedHosts: ctx.settings.webhookHosts,
  });
  return { Ok: ok, Detail: detail };
}
