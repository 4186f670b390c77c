import * as pinpoint from '@aws-sdk/client-pinpoint';
import type { PinpointClient } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlerOf } from '../../src/api/handlers.ts';
import { OPERATIONS, shapeOf, structureOf } from '../../src/api/model.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let client: PinpointClient;
beforeAll(async () => {
  world = await apiWorld();
  client = world.client();
});
afterAll(() => world.close());

/** The least that the model lets pass: required members only. */
function minimal(shapeName: string): unknown {
  const shape = shapeOf(shapeName);
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        [...shape.members]
          .filter(([name]) => shape.required.includes(name))
          .map(([name, member]) => [name, minimal(member.shape)]),
      );
    case 'list':
      return [minimal(shape.item)];
    case 'map':
      return { [String(minimal(shape.key))]: minimal(shape.value) };
    case 'string':
      return shape.values?.[0] ?? 'x';
    case 'boolean':
      return true;
    case 'timestamp':
      return new Date(0);
    case 'blob':
      return new Uint8Array();
    default:
      return 1;
  }
}

type Command = new (input: unknown) => Parameters<PinpointClient['send']>[0];
const isCommand = (value: unknown): value is Command => typeof value === 'function';
const commandOf = new Map(Object.entries(pinpoint).filter(([name]) => name.endsWith('Command')));

const ours = OPERATIONS.filter((operation) => !operation.isExtension);

describe('every operation of the service', () => {
  it('is one of 122', () => expect(ours).toHaveLength(122));

  it.each(ours.map(({ name, input }) => [name, input] as const))(
    '%s answers an SDK client, and never with a defect',
    async (name, input) => {
      const command = commandOf.get(`${name}Command`);
      if (!isCommand(command)) throw new Error(`The SDK has no ${name}Command`);
      const least = input === undefined ? {} : minimal(input);
      const error: unknown = await client.send(new command(least)).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error === undefined) return;
      if (!(error instanceof pinpoint.PinpointServiceException)) throw error;
      expect(error.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect(error.message).not.toBe('');
      if (handlerOf(name)) expect(error.$metadata.httpStatusCode).toBeLessThan(500);
      else
        expect(error).toMatchObject({
          name: 'NotImplementedException',
          message: `${name} is not implemented yet`,
        });
    },
  );

  it('has a body that is one member of its input and its output', () => {
    for (const { name, input, output } of OPERATIONS) {
      const inBody = [...structureOf(input).members].filter(([, m]) => m.location === 'body');
      expect(inBody.length, name).toBe(structureOf(input).payload === undefined ? 0 : 1);
      if (output !== undefined) expect(structureOf(output).payload, name).toBeDefined();
    }
  });
});
