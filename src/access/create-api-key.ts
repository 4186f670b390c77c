import { randomBytes } from 'node:crypto';
import type { Ctx } from '../context.ts';
import { ValidationError } from '../errors.ts';
import { hashSecret, presentApiKey } from './api-key.ts';
import type { ApiKeyResponse, ApiKeyRow } from './api-key.ts';
import { rootPrincipal } from './root-principal.ts';

export interface CreateApiKeyInput {
  WriteApiKeyRequest: { Name: string; ExpirationDate?: string };
}

const SECRET_BYTES = 32;
const MAX_NAME = 64;

/** Makes an API key. The answer is the only place where the key itself is ever shown. */
export async function createApiKey(
  ctx: Ctx,
  input: CreateApiKeyInput,
): Promise<ApiKeyResponse & { ApiKey: string }> {
  const { Name: name, ExpirationDate: expiration } = input.WriteApiKeyRequest;
  const now = ctx.now();
  const expiresAt = expiration === undefined ? null : new Date(expiration);
  const problems: string[] = [];
  if (name.trim() === '' || name.length > MAX_NAME) {
    problems.push(`Name: expected 1 to ${MAX_NAME} characters`);
  }
  if (expiresAt && expiresAt <= now) {
    problems.push(`ExpirationDate: must lie ahead; it is ${now.toISOString()} now`);
  }
  if (problems.length > 0) throw new ValidationError(problems);

  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const [row] = await ctx
    .db<ApiKeyRow>('api_keys')
    .insert({
      id,
      account_id: ctx.account,
      principal_id: ctx.actor.principalId ?? (await rootPrincipal(ctx.db, ctx.account)),
      name,
      hash: hashSecret(secret),
      last_four: secret.slice(-4),
      created_at: now,
      expires_at: expiresAt,
    })
    .returning('*');
  if (!row) throw new Error('The new API key was not stored');
  return { ...presentApiKey(row), ApiKey: `cairn_${id}_${secret}` };
}
