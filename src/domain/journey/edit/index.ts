export { diffJourneys, touchesThoseThere, type JourneyDiff, type StepChange } from './diff.ts';
export {
  choicesAt,
  decisionProblems,
  defaultDecision,
  type Action,
  type Decision,
  type Decisions,
} from './decisions.ts';
export { fixedMemberProblems, touchesHeldMessages } from './fixed-members.ts';
export {
  landingAfter,
  landingsOf,
  type EditedVersion,
  type Landing,
  type Landings,
} from './landings.ts';
