import { withTransaction, type Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import { presentApiKey, type ApiKeyResponse, type ApiKeyRow } from '../api-key.ts';
import { readExpiry } from '../expiry.ts';
import { nameProblems } from '../name-problems.ts';
import { apiKeyRows, lockApiKey } from './row.ts';

export interface UpdateApiKeyInput {
  ApiKeyId: string;
  ApiKeyChanges: { Name?: string; Status?: ApiKeyRow['status']; ExpirationDate?: string };
}

/** Renames an API key, lets it work or not, at once, or says when it is to stop. */
export async function updateApiKey(
  ctx: Ctx,
  { ApiKeyId, ApiKeyChanges: written }: UpdateApiKeyInput,
): Promise<ApiKeyResponse> {
  const { Name: name, Status: status, ExpirationDate: expiration } = written;
  return withTransaction(ctx, async (ctx) => {
    const key = await lockApiKey(ctx, ApiKeyId);
    const expiry = readExpiry(ctx, 'ExpirationDate', expiration);
    const problems = [...nameProblems(name), ...expiry.problems];
    if (problems.length > 0) throw new ValidationError(problems);
    const changes = {
      ...(name !== undefined && { name }),
      ...(status && { status }),
      ...(expiry.at && { expires_at: expiry.at }),
    };
    if (Object.keys(changes).length === 0) return presentApiKey(key);
    const [row] = await apiKeyRows(ctx).where({ id: key.id }).update(changes).returning('*');
    return presentApiKey(row ?? key);
  });
}
