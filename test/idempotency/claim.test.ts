import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { journeyActivities } from '../../activities/journey.ts';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError } from '../../src/errors.ts';
import {
  claimRequest,
  giveUp,
  keepAnswer,
  removeExpiredAnswers,
} from '../../src/idempotency/index.ts';
import type { Claim, Identity } from '../../src/idempotency/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const newIdentity = (): Identity => ({ key: randomBytes(32), fingerprint: randomBytes(32) });
const attempt = (requestId: string): Ctx => ({ ...world.ctx, requestId });
const rows = () =>
  world.ctx.db<{ key: Buffer; answer: Buffer; leased_until: Date }>('idempotent_requests');

async function take(identity: Identity, requestId = 'first'): Promise<Claim> {
  const claim = await claimRequest(attempt(requestId), identity);
  if ('answer' in claim) throw new Error('The request has its answer already');
  return claim;
}

const endLease = ({ key }: Identity) =>
  rows()
    .where({ key })
    .update({ leased_until: new Date(0) });

it('goes to one of many attempts', async () => {
  const identity = newIdentity();
  const attempts = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) => take(identity, `attempt-${at}`)),
  );
  const refused = attempts.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  expect(refused).toHaveLength(19);
  for (const reason of refused) expect(reason).toMatchObject({ code: 'Conflict' });
});

it('of a dead process goes to the next attempt, under the id of the first', async () => {
  const identity = newIdentity();
  const first = await take(identity);
  await expect(take(identity, 'second')).rejects.toMatchObject({ code: 'Conflict' });
  await endLease(identity);
  const second = await take(identity, 'second');
  expect(second).toMatchObject({ requestId: 'first', attempt: 2 });
  await expect(take(identity, 'third')).rejects.toMatchObject({ code: 'Conflict' });

  expect(await keepAnswer(world.ctx, first, 'late')).toBe(false);
  expect(await keepAnswer(world.ctx, second, 'in time')).toBe(true);
  const answered = { requestId: 'first', answer: 'in time' };
  expect(await claimRequest(attempt('fourth'), identity)).toEqual(answered);
});

it('of a dead process goes to nobody who asks something else', async () => {
  const identity = newIdentity();
  await take(identity);
  await endLease(identity);
  const other = { ...identity, fingerprint: randomBytes(32) };
  await expect(take(other)).rejects.toMatchObject({ code: 'IdempotencyKeyReused' });
});

it('that was taken over can not be given up by the one who lost it', async () => {
  const identity = newIdentity();
  const first = await take(identity);
  await endLease(identity);
  await take(identity, 'second');
  await giveUp(world.ctx, first, new NotFoundError());
  await giveUp(world.ctx, first, new Error('a defect'));
  await expect(take(identity, 'third')).rejects.toMatchObject({ code: 'Conflict' });
});

it('is kept only as sealed for this very request', async () => {
  const [one, other] = [newIdentity(), newIdentity()];
  await keepAnswer(world.ctx, await take(one), 'the secret of one');
  await keepAnswer(world.ctx, await take(other), 'the secret of the other');
  const kept = await rows().where({ key: one.key }).first('answer');
  expect(kept?.answer.includes('secret')).toBe(false);
  await rows().where({ key: other.key }).update({ answer: kept?.answer });
  await expect(claimRequest(world.ctx, other)).rejects.toThrow();
});

it('is removed when its day is over, and not before', async () => {
  const [old, fresh] = [newIdentity(), newIdentity()];
  const start = new Date();
  const later = (ms: number) => new Date(start.getTime() + ms);
  const day = 24 * 60 * 60_000;
  await claimRequest({ ...world.ctx, now: () => start }, old);
  await claimRequest({ ...world.ctx, now: () => later(1) }, fresh);
  const left = async () => (await rows().whereIn('key', [old.key, fresh.key])).length;

  await removeExpiredAnswers({ ...world.deps, now: () => later(day - 1) });
  expect(await left()).toBe(2);
  await removeExpiredAnswers({ ...world.deps, now: () => later(day) });
  expect(await left()).toBe(1);
  await journeyActivities({ ...world.deps, now: () => later(day + 1) }).sweep();
  expect(await left()).toBe(0);
});
