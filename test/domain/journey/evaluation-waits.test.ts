import { expect, it } from 'vitest';
import { DEFAULT_EVALUATION_WAITS, waitAfter } from '../../../src/domain/journey/index.ts';

it.each([
  [{ EMAIL: {} }, { WaitFor: 'PT1H' }],
  [{ SMS: {} }, { WaitFor: 'PT1H' }],
  [{ PUSH: {} }, { WaitFor: 'PT1H' }],
  [{ CUSTOM: {} }, { WaitFor: 'PT15M' }],
])('the events of %j have their time', (step, wait) => {
  expect(waitAfter(step, DEFAULT_EVALUATION_WAITS)).toEqual(wait);
  expect(waitAfter(step, { Message: 'PT0S', Custom: 'PT0S' })).toBeUndefined();
});
