import { expect } from 'vitest';
import type { Operation } from '../../../src/api/model.ts';
import type { Reply } from './caller.ts';
import { differences } from './differences.ts';
import { payloadOf } from './maker.ts';
import type { Maker, Values } from './maker.ts';
import { operationNamed } from './operations.ts';
import { ROUND_TRIPS } from './round-trips.ts';
import { labelsFor } from './scene.ts';
import type { Scene } from './scene.ts';

interface Written {
  readonly operation: Operation;
  readonly place: Scene;
  readonly input: Values;
  readonly reply: Reply;
  readonly maker: Maker;
}

/** Tags of what is there already are changed by TagResource alone. */
const IGNORES_TAGS = /^Update(Segment|Campaign|\w+Template)$/;

function idIn(answer: unknown): string {
  return typeof answer === 'object' && answer !== null && 'Id' in answer ? String(answer.Id) : '';
}

/** What was written is read, member by member, by the operation that reads it. */
export async function expectReadBack({ operation, place, input, reply, maker }: Written) {
  const trip = ROUND_TRIPS[operation.name];
  const payload = payloadOf(operation);
  if (!trip || !payload) return;
  const labels = { ...place.labels, ...(trip.id && { [trip.id]: idIn(reply.wire) }) };
  const read = await maker.do(trip.reader, {
    ...labelsFor(operationNamed(trip.reader), { ...place, labels }),
    ...trip.query?.(input),
  });
  const body: Record<string, unknown> = Object.assign({}, input[payload.name]);
  if (IGNORES_TAGS.test(operation.name)) delete body.tags;
  const { shape, value } = trip.written?.(body) ?? { shape: payload.shape, value: body };
  expect(differences(shape, value, trip.found ? trip.found(read) : read)).toEqual([]);
}
