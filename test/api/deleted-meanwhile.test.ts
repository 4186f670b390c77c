import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPrincipalApiKey } from '../../src/access/index.ts';
import { rootPrincipal } from '../../src/access/root-principal.ts';
import { createApp } from '../../src/projects/index.ts';
import { send } from './send.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

/** Resolves when a statement waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await world.deps.db.raw<{ rows: unknown[] }>(
      `select 1 from pg_locks l join pg_stat_activity a using (pid)
        where not l.granted and a.datname = current_database()`,
    );
    if (rows.length > 0) return;
  }
}

it('what is made in a project that is deleted at this moment is not found, and no defect', async () => {
  const { ctx, deps } = world;
  const PrincipalId = await rootPrincipal(deps.db, ctx.account);
  const key = await createPrincipalApiKey(ctx, { PrincipalId, WriteApiKeyRequest: { Name: 'k' } });
  const { Id } = await createApp(ctx, { CreateApplicationRequest: { Name: 'P' } });
  const deletion = await deps.db.transaction();
  await deletion('projects').where({ id: Id }).delete();
  const path = `/v1/apps/${Id}/segments`;
  const answer = send(world, `Bearer ${key.ApiKey}`, 'POST', path, { Name: 's', Dimensions: {} });
  await somebodyWaits();
  await deletion.commit();
  expect(await answer).toMatchObject({ status: 404, message: 'Application not found' });
});
