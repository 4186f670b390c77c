import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import * as access from '../../../src/access/index.ts';
import { structureOf } from '../../../src/api/model.ts';
import type { Operation } from '../../../src/api/model.ts';
import type { Ctx } from '../../../src/context.ts';
import { apiWorld } from '../../api/server.ts';
import type { ApiWorld } from '../../api/server.ts';
import { Caller } from '../../conformance/support/caller.ts';
import { Maker } from '../../conformance/support/maker.ts';
import { sceneOf } from '../../conformance/support/scene.ts';
import type { Scene } from '../../conformance/support/scene.ts';
import { exchange } from './exchange.ts';
import type { Got, Sent } from './exchange.ts';
import { checksumOf, expectModelled } from './judge.ts';

export interface FuzzWorld extends ApiWorld {
  /** Things that exist, for the labels and the body of an operation. */
  scene(operation: Operation): Promise<Scene>;
  /** Sends it with a good key and judges the answer: a refusal must leave every table as it was. */
  attempt(sent: Sent): Promise<Got>;
}

/** One of each thing of access management, by the labels that lead to them. */
async function accessLabels(ctx: Ctx): Promise<Readonly<Record<string, string>>> {
  const Name = `p-${randomUUID()}`;
  const { Id: PrincipalId } = await access.createPrincipal(ctx, {
    WritePrincipalRequest: { Name, Kind: 'SERVICE' },
  });
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'mobiletargeting:Get*', Resource: '*' }],
  });
  const policy = await access.createPolicy(ctx, { WritePolicyRequest: { Name, PolicyDocument } });
  const key = await access.createAccessKey(ctx, { PrincipalId });
  const WriteApiKeyRequest = { Name };
  const apiKey = await access.createPrincipalApiKey(ctx, { PrincipalId, WriteApiKeyRequest });
  return {
    PrincipalId,
    PolicyId: policy.Id,
    AccessKeyId: key.Id,
    ApiKeyId: apiKey.Id,
    RoleId: 'analyst',
    AccountId: ctx.account,
  };
}

export async function fuzzWorld(): Promise<FuzzWorld> {
  const world = await apiWorld();
  const key = await access.createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'fuzz' } });
  const authorization = `Bearer ${key.ApiKey}`;
  const maker = await new Maker(new Caller(world.client())).withAccountThings();
  const checksum = await checksumOf(world.deps.db);
  return {
    ...world,
    async scene(operation) {
      const scene = await sceneOf(operation, maker);
      const ours = operation.isExtension ? await accessLabels(world.ctx) : {};
      return { ...scene, labels: { ...scene.labels, ...ours } };
    },
    async attempt(sent) {
      const before = await checksum();
      const got = await exchange(world.url, {
        ...sent,
        headers: { authorization, ...sent.headers },
      });
      expectModelled(sent, got);
      if (got.status >= 400) {
        const what = `${sent.method} ${sent.target.slice(0, 300)} ${got.text.slice(0, 300)}`;
        expect(await checksum(), `${what} left something behind`).toBe(before);
      }
      return got;
    },
  };
}

/** A label that can't be percent-encoded, because it is half a character, is sent as the bytes it would be. */
export function encoded(label: string): string {
  return encodeURIComponent(label.toWellFormed()).replaceAll('%EF%BF%BD', '%ED%A0%80');
}

/** The path of an operation with these labels, by their model names. */
export function pathOf(operation: Operation, labels: Readonly<Record<string, string>>): string {
  const { members } = structureOf(operation.input);
  return operation.path.replace(/\{([^}]+)\}/g, (_, wireName: string) => {
    const member = [...members].find(([, known]) => known.wireName === wireName);
    return encoded(labels[member?.[0] ?? ''] ?? 'x');
  });
}
