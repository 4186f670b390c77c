import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { afterAll, expect, it } from 'vitest';
import { localEnvironment, timeSkippingEnvironment } from './temporal.ts';

const environments = [timeSkippingEnvironment(), localEnvironment()] as const;
afterAll(async () => {
  for (const env of environments) await (await env).teardown();
});

it('lets a month pass in the time-skipping server', async () => {
  const env = await environments[0];
  const before = await env.currentTimeMs();
  await env.sleep('30 days');
  expect((await env.currentTimeMs()) - before).toBeGreaterThanOrEqual(30 * 86_400_000);
});

it('knows the search attributes in the time-skipping server', async () => {
  const env = await environments[0];
  const key = defineSearchAttributeKey('CairnRun', SearchAttributeType.KEYWORD);
  const handle = await env.client.workflow.start('any', {
    workflowId: 'with-attribute',
    taskQueue: 'nobody',
    typedSearchAttributes: [{ key, value: 'run' }],
  });
  expect((await handle.describe()).typedSearchAttributes.get(key)).toBe('run');
});

it('knows the search attributes in the local server', async () => {
  const env = await environments[1];
  const { count } = await env.client.workflow.count(`CairnJourney = 'x' and CairnStep = 'y'`);
  expect(count).toBe(0);
});
