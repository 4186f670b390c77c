import type { Deps } from '../context.ts';

const PRECISION_MS = 10 * 60_000;

/** Notes when a key was last used, to ten minutes: not every request is worth a write. */
export async function noteUse(
  deps: Pick<Deps, 'db' | 'now'>,
  table: 'access_keys' | 'api_keys',
  key: { id: string; lastUsedAt: Date | null },
): Promise<void> {
  const now = deps.now();
  if (key.lastUsedAt && now.getTime() - key.lastUsedAt.getTime() < PRECISION_MS) return;
  await deps.db(table).where({ id: key.id }).update({ last_used_at: now });
}
