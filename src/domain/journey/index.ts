export * from './definition.ts';
export * from './own-members.ts';
export * from './own-steps.ts';
export * from './own-rules.ts';
export { drawPercent } from './draw.ts';
export { combine } from './conditions.ts';
export { reachedEndpoints, stepChannels, type TemplatedStepType } from './channels.ts';
export { findStep, stepsOf } from './graph.ts';
export { moveProblem, isLive } from './states.ts';
export { chooseBranch, LOOPED_BACK, stepType } from './steps/index.ts';
export { publishProblems } from './validate.ts';
export { waitEnd, type Pause } from './waits.ts';
export { SEND_CHANNELS, type Cursor, type NextMove, type SendChannel } from './participant.ts';
export { conditionText } from './condition-text.ts';
export { eventMatches, eventMismatch, type OccurredEvent } from './event-filter.ts';
export { seen, type Seen } from './seen.ts';
export {
  applyRules,
  goalWindowIsOver,
  isAwaited,
  ruleTypes,
  watchedTypes,
  type EntryFacts,
  type TimedEvent,
} from './watching.ts';
export { messageOutcome } from './message-outcome.ts';
export { entryRefusal, participantId, type ParticipantLevel } from './entry.ts';
export type { EntryRefusal } from './entry-refusal.ts';
export { addDuration } from './durations.ts';
export { reentryRefusal, type EarlierEntries, type JourneyLimits } from './limits.ts';
export { firstLocalStart, localStart } from './local-start.ts';
export { entryEnds, nextRefresh, readsAgain } from './refresh.ts';
export {
  askedMessages,
  DEFAULT_EVALUATION_WAITS,
  evaluationWaitsProblems,
  waitAfter,
  type EvaluationWaits,
} from './evaluation-waits.ts';
export { segmentUses, templateUses, type Uses } from './uses.ts';
export { chainRefusal, nextInChain } from './chain.ts';
export { segmentLevel } from './level.ts';
export { metricNames, metricType } from './metrics.ts';
