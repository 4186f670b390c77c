import type { Ctx } from '../../context.ts';
import {
  choicesAt,
  defaultDecision,
  touchesThoseThere,
  type Action,
} from '../../domain/journey/edit/index.ts';
import { requireJourney } from '../journey-row.ts';
import { loadVersion } from '../version.ts';
import { editedDefinition, planEdit, requireEditable, type WriteJourneyRequest } from './plan.ts';

export interface EditDecision {
  readonly Action: Action;
  readonly ActivityId?: string;
}

export interface ActivityChange {
  readonly ActivityId: string;
  readonly Change: string;
  readonly Members: readonly string[];
  readonly Rewired: readonly {
    readonly Path: string;
    readonly From?: string;
    readonly To?: string;
  }[];
  /** Who stands at the step now; only where the edit touches them. */
  readonly People?: number;
  readonly Choices: readonly Action[];
  readonly Default?: EditDecision;
}

export interface JourneyEditPreview {
  /** What ApplyJourneyEdit is to be given. */
  readonly Version: number;
  readonly Activities: readonly ActivityChange[];
  readonly Members: readonly string[];
  readonly Problems: readonly string[];
}

/** Our own operation: what an edit of a published journey would change, and whom it would touch. Changes nothing. */
export async function previewJourneyEdit(
  ctx: Ctx,
  input: {
    readonly ApplicationId: string;
    readonly JourneyId: string;
    readonly WriteJourneyRequest: WriteJourneyRequest;
  },
): Promise<JourneyEditPreview> {
  const { ApplicationId: projectId, JourneyId: journeyId } = input;
  const journey = await requireJourney(ctx, projectId, journeyId);
  const version = requireEditable(journey);
  const before = await loadVersion(ctx, projectId, journeyId, version);
  const after = editedDefinition(journey, input.WriteJourneyRequest, before);
  const { diff, problems } = await planEdit(ctx, projectId, before, after);
  const people = await countAtSteps(ctx, projectId, journeyId);
  return {
    Version: version,
    Activities: diff.steps.map((change) => {
      const { action, to } = defaultDecision(change, before, after);
      return {
        ActivityId: change.stepId,
        Change: change.change,
        Members: change.members,
        Rewired: change.rewired.map(({ label, from, to: way }) => ({
          Path: label,
          From: from,
          To: way,
        })),
        Choices: choicesAt(change),
        ...(touchesThoseThere(change) && {
          People: people.get(change.stepId) ?? 0,
          Default: { Action: action, ActivityId: to },
        }),
      };
    }),
    Members: diff.members,
    Problems: problems,
  };
}

async function countAtSteps(
  ctx: Ctx,
  projectId: string,
  journeyId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx
    .db('participants')
    .where({ project_id: projectId, journey_id: journeyId })
    .whereIn('state', ['entered', 'waiting', 'held'])
    .whereNotNull('step_id')
    .groupBy('step_id')
    .select<{ step_id: string; n: number }[]>('step_id', ctx.db.raw('count(*) as n'));
  return new Map(rows.map(({ step_id: id, n }) => [id, n]));
}
