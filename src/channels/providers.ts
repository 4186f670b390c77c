import type { Ctx } from '../context.ts';
import type { ChannelType } from '../domain/endpoint.ts';
import { credentialPurpose, EMAIL_PROVIDER, type ChannelRow } from './channel-row.ts';
import type { Provider } from './provider.ts';
import { smtpProvider } from './smtp/provider.ts';
import { webhookProvider } from './webhook/provider.ts';

type Choose = (ctx: Ctx, rows: readonly ChannelRow[]) => Provider | undefined;

const OUTBOX: Provider = { kind: 'outbox', name: 'outbox' };

const projectSmtp: Choose = (ctx, rows) => {
  const row = rows.find((candidate) => candidate.type === EMAIL_PROVIDER);
  if (!row?.sealed_credentials) return undefined;
  const purpose = credentialPurpose(row.project_id, EMAIL_PROVIDER);
  return smtpProvider(ctx.vault.open(purpose, row.sealed_credentials));
};

const serverSmtp: Choose = (ctx) =>
  ctx.settings.smtpUrl === undefined ? undefined : smtpProvider(ctx.settings.smtpUrl);

/** By channel, the first that is set up; with none, messages stay in the outbox. */
const PROVIDERS: Partial<Record<ChannelType, readonly Choose[]>> = {
  EMAIL: [projectSmtp, serverSmtp],
  CUSTOM: [(ctx) => webhookProvider(ctx.settings.webhookHosts)],
};

export function chooseProvider(ctx: Ctx, type: ChannelType, rows: readonly ChannelRow[]): Provider {
  for (const choose of PROVIDERS[type] ?? []) {
    const provider = choose(ctx, rows);
    if (provider) return provider;
  }
  return OUTBOX;
}
