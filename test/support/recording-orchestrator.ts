import type { Orchestrator } from '../../src/orchestrator.ts';

type Call = {
  [Name in keyof Orchestrator]: { name: Name; args: Parameters<Orchestrator[Name]> };
}[keyof Orchestrator];

export interface RecordingOrchestrator extends Orchestrator {
  /** Every call in order, as the verbs made it. */
  readonly calls: Call[];
}

/** Stands where the workflow engine would, for tests of verbs: it writes down what it was asked. */
export function recordingOrchestrator(): RecordingOrchestrator {
  const calls: Call[] = [];
  const record = async (call: Call): Promise<void> => {
    calls.push(call);
  };
  return {
    calls,
    startRun: (...args) => record({ name: 'startRun', args }),
    startParticipants: (...args) => record({ name: 'startParticipants', args }),
    wakeParticipants: async (...args) => {
      await record({ name: 'wakeParticipants', args });
      return [];
    },
    refreshRun: (...args) => record({ name: 'refreshRun', args }),
    resumeRun: (...args) => record({ name: 'resumeRun', args }),
    wakeRun: (...args) => record({ name: 'wakeRun', args }),
    reviveParticipant: (...args) => record({ name: 'reviveParticipant', args }),
    cancelRun: (...args) => record({ name: 'cancelRun', args }),
    ping: (...args) => record({ name: 'ping', args }),
  };
}
