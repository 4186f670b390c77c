import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { exampleOf } from '../../src/api/examples/index.ts';
import { OPERATIONS, structureOf } from '../../src/api/model.ts';
import type { Operation } from '../../src/api/model.ts';
import { Caller } from '../conformance/support/caller.ts';
import { inputOf } from '../conformance/support/inputs.ts';
import { Maker, payloadOf } from '../conformance/support/maker.ts';
import { labelsFor, sceneOf } from '../conformance/support/scene.ts';
import { send } from './send.ts';
import { apiWorld, type ApiWorld } from './server.ts';

let world: ApiWorld;
let maker: Maker;
let caller: Caller;
beforeAll(async () => {
  world = await apiWorld();
  caller = new Caller(world.client());
  maker = await new Maker(caller).withAccountThings();
});
afterAll(() => world.close());

const SHOWN = { members: 'shown' } as const;
const shownBody = (operation: Operation): unknown => {
  const payload = payloadOf(operation);
  return payload && exampleOf(payload.shape, SHOWN);
};
const withBody = OPERATIONS.filter((operation) => payloadOf(operation));

describe('the body that the API document shows', () => {
  const theirs = withBody.filter(({ isExtension }) => !isExtension);
  // Keys and certificates are the one thing that no example can have: the scene gives real ones.
  it.each(theirs.map((operation) => [operation.name, operation] as const))(
    'is taken by %s, once it names what there is',
    async (_name, operation) => {
      const place = await sceneOf(operation, maker);
      const input = inputOf(operation, SHOWN, place.given);
      const { refusal } = await caller.call(operation, {
        ...labelsFor(operation, place),
        ...input,
      });
      expect(refusal?.message).toBeUndefined();
    },
  );

  it('is taken by the operations of access management', async () => {
    const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'x' } });
    const root = `Bearer ${key.ApiKey}`;
    const call = async (name: string, path: string) => {
      const operation = withBody.find((candidate) => candidate.name === name);
      if (!operation) throw new Error(`There is no ${name} with a body`);
      const body = shownBody(operation);
      expect(JSON.stringify(body), name).not.toBe('{}');
      const answer = await send(world, root, operation.method, `/v1/access/${path}`, body);
      expect(answer.status, `${name}: ${answer.message}`).toBe(operation.status);
      return String(answer.body.Id);
    };
    const account = await call('CreateAccount', 'accounts');
    await call('UpdateAccount', `accounts/${account}`);
    const id = await call('CreatePrincipal', 'principals');
    const principal = `principals/${id}`;
    await call('UpdatePrincipal', principal);
    await call('SimulatePrincipalPolicy', `${principal}/simulation`);
    const policy = await call('CreatePolicy', 'policies');
    await call('UpdatePolicy', `policies/${policy}`);
    const accessKey = await call('CreateAccessKey', `${principal}/access-keys`);
    await call('UpdateAccessKey', `${principal}/access-keys/${accessKey}`);
    await call('RotateAccessKey', `${principal}/access-keys/${accessKey}/rotation`);
    const apiKey = await call('CreatePrincipalApiKey', `${principal}/api-keys`);
    await call('UpdateApiKey', `api-keys/${apiKey}`);
  });

  it('of a journey leads from step to step, and nowhere else', () => {
    const text = JSON.stringify(exampleOf('WriteJourneyRequest', SHOWN));
    const { Activities } = JSON.parse(text) as { Activities: Record<string, unknown> };
    for (const [, next = ''] of text.matchAll(/"NextActivity":"([^"]*)"/g)) {
      expect(Object.keys(Activities)).toContain(next);
    }
  });
});

it('no example has a time that is none', () => {
  for (const { name, input, output } of OPERATIONS) {
    for (const { members, payload } of [structureOf(input), structureOf(output)]) {
      const shape = members.get(payload ?? '')?.shape;
      const text = shape === undefined ? '' : JSON.stringify(exampleOf(shape, SHOWN));
      expect(text, name).not.toMatch(/(?:Date|Time)":"text"/);
    }
  }
});
