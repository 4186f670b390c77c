import * as pinpoint from '@aws-sdk/client-pinpoint';
import type { PinpointClient } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { OPERATIONS, shapeOf, structureOf } from '../../src/api/model.ts';
import { createApp } from '../../src/projects/index.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let client: PinpointClient;
beforeAll(async () => {
  world = await apiWorld();
  client = world.client();
});
afterAll(() => world.close());

/** An input of this shape, with all members or with the required ones only. */
function sample(shapeName: string, all: boolean): unknown {
  const shape = shapeOf(shapeName);
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        [...shape.members]
          .filter(([name]) => all || shape.required.includes(name))
          .map(([name, member]) => [name, sample(member.shape, all)]),
      );
    case 'list':
      return [sample(shape.item, all)];
    case 'map':
      return { [String(sample(shape.key, all))]: sample(shape.value, all) };
    case 'string':
      return shape.values?.[0] ?? 'x';
    case 'boolean':
      return true;
    case 'timestamp':
      return new Date(0);
    case 'blob':
      return new Uint8Array();
    case 'integer':
    case 'long':
    case 'double':
      return 1;
  }
}

type Command = new (input: unknown) => Parameters<PinpointClient['send']>[0];
const isCommand = (value: unknown): value is Command => typeof value === 'function';
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

async function newProject(): Promise<string> {
  const app = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'sweep' } });
  return app.Id ?? '';
}

const commandOf = new Map(Object.entries(pinpoint).filter(([name]) => name.endsWith('Command')));

const ours = OPERATIONS.filter((operation) => !operation.isExtension);

describe('every operation of the service', () => {
  it('is one of 122', () => expect(ours).toHaveLength(122));

  const cases = ours.flatMap(({ name, input }) => [
    [name, 'with the least that the model lets pass', input, false] as const,
    [name, 'with every member that the model knows', input, true] as const,
  ]);

  it.each(cases)(
    '%s %s answers an SDK client, never with a defect',
    async (name, _what, input, all) => {
      const command = commandOf.get(`${name}Command`);
      if (!isCommand(command)) throw new Error(`The SDK has no ${name}Command`);
      const given = input === undefined ? {} : sample(input, all);
      // A project that exists, so that the verb gets to its work.
      if (isRecord(given) && 'ApplicationId' in given) given.ApplicationId = await newProject();
      const error: unknown = await client.send(new command(given)).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error === undefined) return;
      if (!(error instanceof pinpoint.PinpointServiceException)) {
        throw new Error(`${name} failed outside of the service`, { cause: error });
      }
      expect(error.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect(error.message).not.toBe('');
      expect(error.$metadata.httpStatusCode).toBeLessThan(500);
    },
  );

  it.each(OPERATIONS.filter((operation) => operation.isExtension))(
    '$name of our own answers, never with a defect',
    async ({ method, path, input }) => {
      const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'sweep' } });
      const project = await newProject();
      const url = path.replace('{application-id}', project).replace(/\{[^}]+\}/g, 'x');
      const { payload, members } = structureOf(input);
      const body = members.get(payload ?? '')?.shape;
      const response = await fetch(`${world.url}${url}`, {
        method,
        headers: { authorization: `Bearer ${key.ApiKey}` },
        body: body && JSON.stringify(sample(body, true)),
      });
      expect(response.status).toBeLessThan(500);
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
