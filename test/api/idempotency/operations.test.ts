import { expect, it } from 'vitest';
import { guardOf } from '../../../src/api/idempotency/index.ts';
import { OPERATIONS } from '../../../src/api/model.ts';

/** A repeat of these does the same thing again, and nothing else. */
const HARMLESS = ['PhoneNumberValidate', 'PutEventStream', 'PutEvents', 'TagResource'];

it('is decided for every operation of the model that POSTs', () => {
  const unguarded = OPERATIONS.filter(({ name, method }) => method === 'POST' && !guardOf(name));
  expect(unguarded.map(({ name }) => name).sort()).toEqual(HARMLESS);
});

it('keeps no answer of an operation that reads or deletes', () => {
  const guarded = OPERATIONS.filter(({ name }) => guardOf(name));
  expect(new Set(guarded.map(({ method }) => method))).toEqual(new Set(['POST', 'PUT']));
});
