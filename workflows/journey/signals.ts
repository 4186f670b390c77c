import { defineSignal } from '@temporalio/workflow';

/** The journey goes on after a pause. Sent to whoever the pause holds: participants and the entry. */
export const resumedSignal = defineSignal('resumed');

/** The start segment was changed, and the run is one that follows its changes. */
export const segmentChangedSignal = defineSignal('segmentChanged');

/** Something became of a participant: it looks at once, wherever it waits. It carries nothing, the rows say what. */
export const wokenSignal = defineSignal('woken');
