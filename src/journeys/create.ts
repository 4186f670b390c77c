import { withTransaction, type Ctx } from '../context.ts';
import { newId } from '../ids.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { draftOf, wantsPublishing } from './draft.ts';
import { requireJourney } from './journey-row.ts';
import { presentJourney } from './present.ts';
import { publish, startPublished } from './publish.ts';

/** Makes a journey as a draft, or publishes it at once when State is ACTIVE. */
export async function createJourney(
  ctx: Ctx,
  { ApplicationId, WriteJourneyRequest }: In<'CreateJourney'>,
): Promise<Out<'CreateJourney'>> {
  const projectId = ApplicationId;
  const request = WriteJourneyRequest;
  const publishing = wantsPublishing(request);
  const definition = draftOf(request);
  const id = newId();

  const { row, run } = await withTransaction(ctx, async (tx) => {
    await requireProject(tx, projectId);
    await tx.db('journeys').insert({
      project_id: projectId,
      id,
      name: definition.Name,
      state: 'DRAFT',
      definition: JSON.stringify(definition),
      created_at: tx.now(),
      modified_at: tx.now(),
    });
    const run = publishing ? await publish(tx, await requireJourney(tx, projectId, id)) : undefined;
    return { row: await requireJourney(tx, projectId, id), run };
  });
  if (run) await startPublished(ctx, run);
  return presentJourney(row);
}
