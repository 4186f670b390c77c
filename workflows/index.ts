export { participant } from './journey/participant.ts';
export { journeyRun } from './journey/run.ts';
export { resumeRun } from './journey/resume-run.ts';
export { wakeRun } from './journey/wake-run.ts';
export { cancelRun } from './journey/cancel-run.ts';
export { sweep } from './sweep.ts';
