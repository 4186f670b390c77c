export { closedBy } from './closed-by.ts';
export { journeyCaps, type Cap, type MessageLimits, type TimeframeCap } from './caps.ts';
export { hoursRules, sendingHoursProblems, type SendingHours } from './hours.ts';
export type { HoursRule } from './hours-rule.ts';
export { sendingWindow, type SendingWindow } from './window.ts';
export { FURTHEST_AHEAD, whenWallShows } from './wall-time.ts';
export { findZone, isEstimate, recipientZone, type FoundZone } from './zones.ts';
