import type { Ctx } from '../context.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import { channelRow, credentialPurpose, EMAIL_PROVIDER, type ChannelRow } from './channel-row.ts';

interface ProjectInput {
  readonly ApplicationId: string;
}

export interface EmailProviderResponse {
  readonly ApplicationId: string;
  /** "SMTP": the project's own; "SERVER": the one of this installation; "OUTBOX": none. */
  readonly Provider: 'SMTP' | 'SERVER' | 'OUTBOX';
  /** Protocol, user, host and port; the password is never shown. */
  readonly Url?: string;
  readonly LastModifiedDate?: string;
}

/** Gives the project an SMTP server of its own. */
export async function updateEmailProvider(
  ctx: Ctx,
  input: ProjectInput & { readonly WriteEmailProviderRequest: { readonly Url: string } },
): Promise<EmailProviderResponse> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const url = readUrl(input.WriteEmailProviderRequest.Url);
  const [row] = await ctx
    .db<ChannelRow>('channels')
    .insert({
      project_id: id,
      type: EMAIL_PROVIDER,
      config: {},
      sealed_credentials: ctx.vault.seal(credentialPurpose(id, EMAIL_PROVIDER), url),
      modified_by: ctx.actor.id,
      created_at: ctx.now(),
      modified_at: ctx.now(),
    })
    .onConflict(['project_id', 'type'])
    .merge(['sealed_credentials', 'modified_by', 'modified_at'])
    .returning('*');
  if (!row) throw new Error('Postgres gave no row back for the provider');
  return present(ctx, row);
}

/** Where e-mail of the project goes. */
export async function getEmailProvider(
  ctx: Ctx,
  input: ProjectInput,
): Promise<EmailProviderResponse> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const row = await channelRow(ctx, id, EMAIL_PROVIDER).first();
  if (row) return present(ctx, row);
  return { ApplicationId: id, Provider: ctx.settings.smtpUrl === undefined ? 'OUTBOX' : 'SERVER' };
}

/** Takes the project's own server away and answers with what it was. */
export async function deleteEmailProvider(
  ctx: Ctx,
  input: ProjectInput,
): Promise<EmailProviderResponse> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const [row] = await channelRow(ctx, id, EMAIL_PROVIDER).delete().returning('*');
  if (!row) throw new NotFoundError('The application has no e-mail provider of its own');
  return present(ctx, row);
}

function readUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isServer = url && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '';
  // Options of the SMTP client in the query could name files or turn certificate checks off.
  if (!isServer || url.search || url.hash || !['', '/'].includes(url.pathname)) {
    throw new ValidationError(
      'Url is not valid: expected smtp://user:password@host:port or smtps://…, without a path or options',
    );
  }
  return given;
}

function present(ctx: Ctx, row: ChannelRow): EmailProviderResponse {
  if (!row.sealed_credentials)
    throw new Error(`The e-mail provider of ${row.project_id} has no URL`);
  const purpose = credentialPurpose(row.project_id, EMAIL_PROVIDER);
  const url = new URL(ctx.vault.open(purpose, row.sealed_credentials));
  url.password = '';
  return {
    ApplicationId: row.project_id,
    Provider: 'SMTP',
    Url: url.href,
    LastModifiedDate: row.modified_at.toISOString(),
  };
}
