import { expect, it } from 'vitest';
import { guardOf } from '../../../src/api/idempotency/index.ts';
import { OPERATIONS } from '../../../src/api/model.ts';
import { openApiDocument } from '../../../src/api/openapi/index.ts';

/** A repeat of these does the same thing again, and nothing else. */
const HARMLESS = [
  'DryRunJourney',
  'PhoneNumberValidate',
  'PreviewJourneyEdit',
  'PutEventStream',
  'PutEvents',
  'SimulatePrincipalPolicy',
  'TagResource',
  'TestProvider',
];

it('is decided for every operation of the model that POSTs', () => {
  const unguarded = OPERATIONS.filter(({ name, method }) => method === 'POST' && !guardOf(name));
  expect(unguarded.map(({ name }) => name).sort()).toEqual(HARMLESS);
});

it('keeps no answer of an operation that reads or deletes', () => {
  const guarded = OPERATIONS.filter(({ name }) => guardOf(name));
  expect(new Set(guarded.map(({ method }) => method))).toEqual(new Set(['POST', 'PUT']));
});

it('is told by the OpenAPI document', () => {
  const { paths } = openApiDocument('1.2.3') as { paths: Record<string, Record<string, unknown>> };
  const key = expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: false });
  for (const { name, method, path } of OPERATIONS) {
    const operation = paths[path]?.[method.toLowerCase()];
    const told = { parameters: expect.arrayContaining([key]), responses: { 409: {}, 422: {} } };
    if (guardOf(name)) expect(operation, name).toMatchObject(told);
    else expect(JSON.stringify(operation), name).not.toContain('Idempotency-Key');
  }
});
