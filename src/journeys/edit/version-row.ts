import type { Actor, Ctx } from '../../context.ts';
import type { Landings } from '../../domain/journey/edit/index.ts';
import type { JourneyDefinition } from '../../domain/journey/index.ts';
import { presentJourney, type JourneyResponse } from '../present.ts';
import type { JourneyRow } from '../journey-row.ts';

/** Those whom a version found at a step that it touches, and where it put them. */
export interface TouchedPeople {
  readonly stepId: string;
  readonly people: number;
  /** An undo put them back where the edit had found them. */
  readonly isBack?: boolean;
}

export interface VersionRow {
  readonly version: number;
  readonly kind: 'PUBLISHED' | 'EDITED' | 'UNDONE';
  readonly previous: number | null;
  readonly undoes: number | null;
  readonly definition: JourneyDefinition;
  readonly landings: Landings;
  readonly people: readonly TouchedPeople[];
  readonly author: Pick<Actor, 'kind' | 'id' | 'principalId'> | null;
  readonly published_at: Date;
}

export interface JourneyVersionItem {
  readonly ApplicationId: string;
  readonly JourneyId: string;
  readonly Version: number;
  readonly Kind: string;
  readonly PreviousVersion?: number;
  readonly UndoneVersion?: number;
  readonly CreationDate: string;
  readonly Author?: { readonly Kind: string; readonly Id: string; readonly PrincipalId?: string };
  /** How many an undo put back where the edit had found them. */
  readonly PeopleMovedBack?: number;
  /** What became of those at the steps that it touches. */
  readonly Activities: readonly {
    readonly ActivityId: string;
    readonly Action: string;
    readonly ToActivityId?: string;
    readonly People: number;
  }[];
}

export interface JourneyVersionResponse extends JourneyVersionItem {
  readonly JourneyResponse: JourneyResponse;
}

const ACTIONS = { stay: 'STAY', arrive: 'MOVE', exit: 'EXIT' } as const;

/** The members of a version, in the form of the table. */
export function authorOf({ actor }: Pick<Ctx, 'actor'>): string {
  const { kind, id, principalId } = actor;
  return JSON.stringify({ kind, id, principalId });
}

export function presentVersion(
  { project_id: projectId, id }: Pick<JourneyRow, 'project_id' | 'id'>,
  row: VersionRow,
): JourneyVersionItem {
  const there = row.people.filter(({ isBack }) => !isBack);
  const people = new Map(there.map(({ stepId, people: n }) => [stepId, n]));
  const back = row.people.filter(({ isBack }) => isBack);
  const { author } = row;
  return {
    ApplicationId: projectId,
    JourneyId: id,
    Version: row.version,
    Kind: row.kind,
    PreviousVersion: row.previous ?? undefined,
    UndoneVersion: row.undoes ?? undefined,
    CreationDate: row.published_at.toISOString(),
    ...(author && {
      Author: { Kind: author.kind, Id: author.id, PrincipalId: author.principalId },
    }),
    ...(row.kind === 'UNDONE' && {
      PeopleMovedBack: back.reduce((sum, { people: n }) => sum + n, 0),
    }),
    Activities: Object.entries(row.landings).map(([stepId, landing]) => ({
      ActivityId: stepId,
      Action: ACTIONS[landing.kind],
      ToActivityId: landing.kind === 'arrive' ? landing.at : undefined,
      People: people.get(stepId) ?? 0,
    })),
  };
}

/** With the journey as it was in that version. */
export function presentWholeVersion(journey: JourneyRow, row: VersionRow): JourneyVersionResponse {
  const { definition } = row;
  return {
    ...presentVersion(journey, row),
    JourneyResponse: presentJourney({ ...journey, name: definition.Name, definition }),
  };
}
