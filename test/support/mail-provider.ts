import type { Ctx } from '../../src/context.ts';
import { createProvider, deleteProvider, listProviders } from '../../src/providers/index.ts';

/** Gives the project this mail server for its e-mail. */
export function sendByMail(ctx: Ctx, ApplicationId: string, Url: string) {
  return createProvider(ctx, {
    ApplicationId,
    WriteProviderRequest: { Name: 'smtp', Channel: 'EMAIL', Kind: 'smtp', Secrets: { Url } },
  });
}

/** Without a provider of its own the project delivers into the outbox. */
export async function removeProviders(ctx: Ctx, ApplicationId: string): Promise<void> {
  const { Item } = await listProviders(ctx, { ApplicationId });
  for (const { Id: ProviderId } of Item) await deleteProvider(ctx, { ApplicationId, ProviderId });
}
