import type { Ctx } from '../context.ts';

/** Whom an event is of, or who awaits one. */
export interface Person {
  readonly projectId: string;
  readonly endpointId: string | null;
  readonly userId: string | null;
}

/**
 * Until the transaction ends, nobody else looks for events of these people or for those who await them: so of
 * somebody who begins to wait and an event that comes, one always sees the other. All locks of a transaction are
 * taken here at once, in one order.
 */
export async function lockPeople(tx: Pick<Ctx, 'db'>, people: readonly Person[]): Promise<void> {
  const keys = people.flatMap(({ projectId, endpointId, userId }) => [
    ...(endpointId === null ? [] : [`${projectId}/${endpointId}`]),
    ...(userId === null ? [] : [`${projectId}/user/${userId}`]),
  ]);
  await tx.db.raw(
    `select pg_advisory_xact_lock(key) from (
       select distinct hashtextextended(name, 0) as key from jsonb_array_elements_text(cast(? as jsonb)) as names (name)
       order by 1) as keys`,
    [JSON.stringify(keys)],
  );
}
