import { randomBytes } from 'node:crypto';
import { withTransaction, type Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import { hashSecret, presentApiKey, type ApiKeyResponse, type ApiKeyRow } from '../api-key.ts';
import { readExpiry } from '../expiry.ts';
import { nameProblems } from '../name-problems.ts';
import { lockPrincipal } from '../principals/row.ts';
import { requireKeyRights } from '../root-rights.ts';
import { rootPrincipal } from '../root-principal.ts';

export interface CreateApiKeyInput {
  WriteApiKeyRequest: { Name: string; ExpirationDate?: string };
}

export type NewApiKeyResponse = ApiKeyResponse & { ApiKey: string };

const SECRET_BYTES = 32;

/** Makes an API key for the caller. The answer is the only place where the key itself is ever shown. */
export async function createApiKey(ctx: Ctx, input: CreateApiKeyInput): Promise<NewApiKeyResponse> {
  const owner = ctx.actor.principalId ?? (await rootPrincipal(ctx.db, ctx.account));
  return createPrincipalApiKey(ctx, { ...input, PrincipalId: owner });
}

/** Makes an API key for any principal of the account. */
export async function createPrincipalApiKey(
  ctx: Ctx,
  { PrincipalId, WriteApiKeyRequest: written }: CreateApiKeyInput & { PrincipalId: string },
): Promise<NewApiKeyResponse> {
  const expiry = readExpiry(ctx, 'ExpirationDate', written.ExpirationDate);
  return withTransaction(ctx, async (ctx) => {
    const owner = await lockPrincipal(ctx, PrincipalId);
    await requireKeyRights(ctx, owner);
    const problems = [...nameProblems(written.Name), ...expiry.problems];
    if (problems.length > 0) throw new ValidationError(problems);
    return makeApiKey(ctx, owner.id, written.Name, expiry.at);
  });
}

async function makeApiKey(
  ctx: Ctx,
  principalId: string,
  name: string,
  expiresAt: Date | undefined,
): Promise<NewApiKeyResponse> {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const [row] = await ctx
    .db<ApiKeyRow>('api_keys')
    .insert({
      id,
      account_id: ctx.account,
      principal_id: principalId,
      name,
      hash: hashSecret(secret),
      last_four: secret.slice(-4),
      created_at: ctx.now(),
      expires_at: expiresAt ?? null,
    })
    .returning('*');
  if (!row) throw new Error('The new API key was not stored');
  return { ...presentApiKey(row), ApiKey: `cairn_${id}_${secret}` };
}
