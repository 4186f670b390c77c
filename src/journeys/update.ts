import { withTransaction, type Ctx } from '../context.ts';
import { isLive } from '../domain/journey/index.ts';
import { ConflictError } from '../errors.ts';
import type { In, Out } from '../wire.ts';
import { draftOf, wantsPublishing } from './draft.ts';
import { lockJourney, requireJourney } from './journey-row.ts';
import { presentJourney } from './present.ts';
import { publish, startPublished } from './publish.ts';

/** Changes a draft, and publishes it when State is ACTIVE. @throws ConflictError once it is published */
export async function updateJourney(
  ctx: Ctx,
  { ApplicationId, JourneyId, WriteJourneyRequest }: In<'UpdateJourney'>,
): Promise<Out<'UpdateJourney'>> {
  const projectId = ApplicationId;
  const id = JourneyId;
  const request = WriteJourneyRequest;
  const publishing = wantsPublishing(request);

  const { row, run } = await withTransaction(ctx, async (tx) => {
    const before = await lockJourney(tx, projectId, id);
    if (isLive(before.state)) {
      throw new ConflictError(
        `The journey is ${before.state} and can't be edited: only a DRAFT can`,
      );
    }
    const definition = draftOf(request, before.definition);
    await tx
      .db('journeys')
      .where({ project_id: projectId, id })
      .update({
        name: definition.Name,
        definition: JSON.stringify(definition),
        modified_at: tx.now(),
      });
    const run = publishing ? await publish(tx, await requireJourney(tx, projectId, id)) : undefined;
    return { row: await requireJourney(tx, projectId, id), run };
  });
  if (run) await startPublished(ctx, run);
  return presentJourney(row);
}
