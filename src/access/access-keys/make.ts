import { randomBytes } from 'node:crypto';
import type { Ctx } from '../../context.ts';
import { sealSecret, type AccessKeyRow } from '../access-key.ts';
import { presentAccessKey, type AccessKeyResponse } from './row.ts';

export type NewAccessKeyResponse = AccessKeyResponse & { SecretAccessKey: string };

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The id and the secret of a new access key, of the lengths that AWS's have. */
export function newAccessKey(): { id: string; secret: string } {
  const letters = Array.from(randomBytes(15), (byte) => ALPHABET[byte % 32]).join('');
  return { id: `CAIRN${letters}`, secret: randomBytes(30).toString('base64') };
}

/** Makes an access key of a principal of `ctx.account`, whoever may ask for it. */
export async function makeAccessKey(
  ctx: Ctx,
  principalId: string,
  expiresAt?: Date,
): Promise<NewAccessKeyResponse> {
  const { id, secret } = newAccessKey();
  const [row] = await ctx
    .db<AccessKeyRow>('access_keys')
    .insert({
      id,
      account_id: ctx.account,
      principal_id: principalId,
      sealed_secret: sealSecret(ctx, id, secret),
      created_at: ctx.now(),
      expires_at: expiresAt ?? null,
    })
    .returning('*');
  if (!row) throw new Error('The new access key was not stored');
  return { ...presentAccessKey(row), SecretAccessKey: secret };
}
