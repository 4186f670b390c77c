import type { Ctx } from '../context.ts';

export interface DeadAddress {
  readonly id: string;
  readonly address: string;
}

/** Its service says that nobody is at this address any more. An endpoint that has another one by now is left alone. */
export async function deactivateDead(
  ctx: Ctx,
  projectId: string,
  dead: readonly DeadAddress[],
): Promise<void> {
  if (dead.length === 0) return;
  await ctx.db.raw(
    `update endpoints e set status = 'INACTIVE', updated_at = :now
      from (select id from endpoints join jsonb_to_recordset(cast(:dead as jsonb)) as dead (id text, address text)
        using (id, address) where project_id = :projectId and status = 'ACTIVE' order by id for update) as gone
      where e.project_id = :projectId and e.id = gone.id`,
    { projectId, dead: JSON.stringify(dead), now: ctx.now() },
  );
}
