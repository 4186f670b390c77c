import type { Ctx } from '../../../src/context.ts';
import * as journeys from '../../../src/journeys/index.ts';
import type { ApplyJourneyEditInput } from '../../../src/journeys/edit/apply.ts';
import type { Activities } from '../../support/welcome-project.ts';

export type Decisions = NonNullable<ApplyJourneyEditInput['JourneyEditRequest']['Decisions']>;
type Write = ApplyJourneyEditInput['JourneyEditRequest']['WriteJourneyRequest'];

export const mail = (NextActivity?: string) => ({
  EMAIL: { TemplateName: 'hello', NextActivity },
});
export const sms = (NextActivity?: string) => ({ SMS: { TemplateName: 'hello', NextActivity } });
export const wait = (WaitFor: string, NextActivity?: string) => ({
  Wait: { WaitTime: { WaitFor }, NextActivity },
});

/** What an author does to one published journey. */
export function editorOf(ctx: Ctx, ApplicationId: string, JourneyId: string) {
  const version = async (): Promise<number> => {
    const { Item } = await journeys.listJourneyVersions(ctx, { ApplicationId, JourneyId });
    return Item[0]?.Version ?? 0;
  };
  return {
    version,
    preview: (Activities: Activities, rest: Partial<Write> = {}) =>
      journeys.previewJourneyEdit(ctx, {
        ApplicationId,
        JourneyId,
        WriteJourneyRequest: { Name: 'test', Activities, ...rest },
      }),
    apply: async (
      Activities: Activities,
      Decisions: Decisions = {},
      { at, ...rest }: Partial<Write> & { at?: number } = {},
    ) =>
      journeys.applyJourneyEdit(ctx, {
        ApplicationId,
        JourneyId,
        JourneyEditRequest: {
          Version: at ?? (await version()),
          WriteJourneyRequest: { Name: 'test', Activities, ...rest },
          Decisions,
        },
      }),
    undo: async (at?: number) =>
      journeys.undoJourneyEdit(ctx, {
        ApplicationId,
        JourneyId,
        Version: String(at ?? (await version())),
      }),
    move: (State: 'ACTIVE' | 'PAUSED' | 'CANCELLED') =>
      journeys.updateJourneyState(ctx, {
        ApplicationId,
        JourneyId,
        JourneyStateRequest: { State },
      }),
  };
}
