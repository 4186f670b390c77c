import * as sdk from '@aws-sdk/client-pinpoint';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { jsonSchema } from '../../../src/api/json-schema.ts';
import type { Dialect } from '../../../src/api/json-schema.ts';
import { SHAPES, structureOf } from '../../../src/api/model.ts';
import type { Operation } from '../../../src/api/model.ts';
import type { Reply } from './caller.ts';
import { sdkValue } from './sdk-input.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ID = /^[0-9a-f]{32}$/;
const ARN = /^arn:aws:mobiletargeting:[a-z0-9-]+:\d{12}:\S+$/;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What members of these names look like in every answer. */
const FORMS: Readonly<Record<string, RegExp>> = {
  ApplicationId: ID,
  CampaignId: ID,
  JourneyId: ID,
  SegmentId: ID,
  RunId: ID,
  JobId: ID,
  Arn: ARN,
  CreationDate: DATE,
  LastModifiedDate: DATE,
  CompletionDate: DATE,
  LastEvaluatedTime: DATE,
  LastUpdateTime: DATE,
  CreationTime: DATE,
};

const dialect: Dialect = {
  string: { type: 'string' },
  mapKey: { type: 'string' },
  timestamp: { type: 'string' },
  blob: { type: 'string' },
  nameOf: (_name, member) => member.wireName,
  refer: (shape) => ({ $ref: `#/$defs/${shape}` }),
};
const ajv = new Ajv2020({ allErrors: true, ownProperties: true });
ajv.addSchema({
  $id: 'wire',
  $defs: Object.fromEntries(
    [...SHAPES].map(([name, shape]) => [
      name,
      // Closed: a member that the model does not name would be lost on every client.
      {
        ...jsonSchema(shape, dialect),
        ...(shape.kind === 'structure' && { additionalProperties: false }),
      },
    ]),
  ),
});

function* membersOf(value: unknown): Generator<[name: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield [name, inner];
    yield* membersOf(inner);
  }
}

/** Everything that is true of every good answer: status, ids, dates, nothing null, all of it in the model. */
export function expectGoodAnswer(operation: Operation, reply: Reply): void {
  expect(reply.refusal?.message).toBeUndefined();
  expect(reply.status).toBe(operation.status);
  expect(reply.output.$metadata).toMatchObject({
    httpStatusCode: operation.status,
    requestId: expect.stringMatching(UUID),
  });
  const { members, payload } = structureOf(operation.output);
  const shape = members.get(payload ?? '')?.shape;
  if (!shape || !payload) {
    expect(reply.wire).toBeUndefined();
    return;
  }
  expect(reply.headers['content-type']).toMatch(/^application\/json/);
  const validate = ajv.compile({ $ref: `wire#/$defs/${shape}` });
  if (!validate(reply.wire)) {
    expect.fail(`${operation.name}: the answer's form: ${ajv.errorsText(validate.errors)}`);
  }
  for (const [name, value] of membersOf(reply.wire)) {
    expect(value, name).not.toBeNull();
    const form = FORMS[name];
    if (form) expect(value, name).toMatch(form);
  }
  // What the SDK read is what was on the wire: it knows every member.
  expect(reply.output[payload]).toEqual(sdkValue(shape, reply.wire));
}

const EXCEPTIONS: Readonly<Record<number, abstract new (...options: never) => Error>> = {
  400: sdk.BadRequestException,
  403: sdk.ForbiddenException,
  404: sdk.NotFoundException,
  409: sdk.ConflictException,
};

/** Everything that is true of every refusal: the status's own exception, as the SDK knows it. */
export function expectRefusal(reply: Reply, status: number, message: string): void {
  const { refusal } = reply;
  expect({ status: reply.status, message: refusal?.message }).toEqual({
    status,
    message: expect.stringContaining(message),
  });
  const exception = EXCEPTIONS[status];
  if (exception) expect(refusal).toBeInstanceOf(exception);
  expect(reply.wire).toEqual({
    RequestID: reply.headers['x-amzn-requestid'],
    Message: refusal?.message,
  });
}
