import { readdirSync } from 'node:fs';
import proto from '@temporalio/proto';
import { Worker, type WorkflowBundle } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '../support/history-file.ts';
import '../support/temporal.ts';
import { bundleWorkflows } from '../support/workflow-bundle.ts';
import { SCENARIOS } from './scenarios.ts';

const { EventType } = proto.temporal.api.enums.v1;
const folder = new URL('../histories/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

const historyOf = (name: string) => readHistory(new URL(name, folder));

let workflowBundle: WorkflowBundle;
beforeAll(async () => {
  workflowBundle = await bundleWorkflows();
});

describe('histories of earlier versions', () => {
  it('are there for every scenario', () => {
    expect(files.sort()).toEqual(
      Object.keys(SCENARIOS)
        .map((name) => `${name}.json`)
        .sort(),
    );
  });

  it.each(files)('%s replays', async (name) => {
    await Worker.runReplayHistory({ workflowBundle, replayName: name }, await historyOf(name));
  });

  it('that were altered do not replay', async () => {
    const history = await historyOf('participant-two-waits.json');
    const timer = history.events.find((event) => event.timerStartedEventAttributes);
    if (!timer) throw new Error('The history has no timer');
    timer.timerStartedEventAttributes = undefined;
    timer.eventType = EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED;
    timer.activityTaskScheduledEventAttributes = {
      activityId: '1',
      activityType: { name: 'advance' },
      taskQueue: { name: 'record' },
    };
    await expect(
      Worker.runReplayHistory({ workflowBundle, replayName: 'altered' }, history),
    ).rejects.toThrow(DeterminismViolationError);
  });
});

describe('the workflow bundle', () => {
  it('stays small: no library and no definition gets in', () => {
    const code = workflowBundle.code.replace(/\n\/\/# sourceMappingURL=.*$/s, '');
    expect(code.length).toBeLessThan(900_000);
  });
});
