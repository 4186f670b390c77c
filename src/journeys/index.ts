export { createJourney } from './create.ts';
export { forgetWhatWasSeen } from './forget-what-was-seen.ts';
export { getJourney } from './get.ts';
export { listJourneys } from './list.ts';
export { updateJourney } from './update.ts';
export { updateJourneyState } from './update-state.ts';
export { deleteJourney } from './delete.ts';
export { getJourneyRuns } from './runs.ts';
export { requireJourney } from './journey-row.ts';
export {
  getJourneyExecutionMetrics,
  getJourneyRunExecutionMetrics,
} from './metrics/journey-metrics.ts';
export {
  getJourneyExecutionActivityMetrics,
  getJourneyRunExecutionActivityMetrics,
} from './metrics/step-metrics.ts';
export {
  listJourneyParticipants,
  type ListJourneyParticipantsInput,
  type ParticipantView,
} from './participants.ts';
export { listSegmentJourneys } from './list-segment-journeys.ts';
export { listTemplateJourneys } from './list-template-journeys.ts';
export { applyJourneyEdit } from './edit/apply.ts';
export { previewJourneyEdit } from './edit/preview.ts';
export { undoJourneyEdit } from './edit/undo.ts';
export { wakePage } from './edit/wake-page.ts';
export { getJourneyVersion, listJourneyVersions } from './edit/versions.ts';
export { dryRunJourney, type DryRunJourneyInput } from './dry-run/dry-run.ts';
export {
  explainJourney,
  type ExplainJourneyInput,
  type JourneyExplanation,
} from './explain/explain.ts';
export { advance } from './advance.ts';
export type { AdvanceOptions } from './advance-options.ts';
export { enterPage, type EntryPage, type PageRequest } from './enter-page.ts';
export { entryEnd, type EntryEnd } from './entry-end.ts';
export { closeEntry } from './complete-run.ts';
export { heldPage } from './held.ts';
export { takeTriggers } from './take-triggers.ts';
export { listenForTriggers } from './listen-for-triggers.ts';
export { sweep } from './sweep.ts';
