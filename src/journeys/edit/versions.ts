import type { Ctx } from '../../context.ts';
import { NotFoundError } from '../../errors.ts';
import { cutPage, readPage, versionKey, type Paged } from '../../paging.ts';
import { requireJourney } from '../journey-row.ts';
import {
  presentVersion,
  presentWholeVersion,
  type JourneyVersionItem,
  type JourneyVersionResponse,
  type VersionRow,
} from './version-row.ts';

interface JourneyPath {
  readonly ApplicationId: string;
  readonly JourneyId: string;
}

/** Our own operation: the published versions of a journey, the newest first: who made each, when, and how. */
export async function listJourneyVersions(
  ctx: Ctx,
  { ApplicationId, JourneyId, ...paging }: JourneyPath & { PageSize?: string; Token?: string },
): Promise<Paged<JourneyVersionItem>> {
  const journey = await requireJourney(ctx, ApplicationId, JourneyId);
  const { limit, after } = readPage(paging, [versionKey]);
  const query = versions(ctx, ApplicationId, JourneyId)
    .orderBy('version', 'desc')
    .limit(limit + 1);
  if (after) query.where('version', '<', Number(after[0]));
  const { page, next } = cutPage<VersionRow>(await query, limit, (row) => [String(row.version)]);
  return { Item: page.map((row) => presentVersion(journey, row)), ...next };
}

/** Our own operation: one published version, with the journey as it was in it. @throws NotFoundError */
export async function getJourneyVersion(
  ctx: Ctx,
  { ApplicationId, JourneyId, Version }: JourneyPath & { readonly Version: string },
): Promise<JourneyVersionResponse> {
  const journey = await requireJourney(ctx, ApplicationId, JourneyId);
  const row = versionKey(Version)
    ? await findVersion(ctx, ApplicationId, JourneyId, Number(Version))
    : undefined;
  if (!row) throw new NotFoundError(`Version ${Version} not found`);
  return presentWholeVersion(journey, row);
}

export async function findVersion(
  ctx: Ctx,
  projectId: string,
  journeyId: string,
  version: number,
): Promise<VersionRow | undefined> {
  const [row] = await versions(ctx, projectId, journeyId).where({ version }).limit(1);
  return row;
}

function versions({ db }: Ctx, projectId: string, journeyId: string) {
  return db('journey_versions')
    .where({ project_id: projectId, journey_id: journeyId })
    .select<VersionRow[]>('*');
}
