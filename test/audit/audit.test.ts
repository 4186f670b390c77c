import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeyActivities } from '../../activities/journey.ts';
import { listApplicationAuditEvents, listAuditEvents } from '../../src/audit/index.ts';
import { recordAuditEvent, removeOldAuditEvents } from '../../src/audit/index.ts';
import type { AuditEvent } from '../../src/audit/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { testWorld } from '../support/world.ts';
import type { TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => (world = await testWorld()));
afterAll(() => world.close());

let accounts = 0;
/** An account of its own, with events of the given kinds, the oldest first. */
async function accountWith(...events: Partial<AuditEvent>[]) {
  const account = String((accounts += 1)).padStart(12, '0');
  for (const [n, event] of events.entries()) {
    await recordAuditEvent(world.deps, {
      account,
      requestId: `request-${n}`,
      principalId: 'ada',
      keyId: 'key',
      action: 'mobiletargeting:GetApps',
      resource: `arn:aws:mobiletargeting:us-east-1:${account}:apps`,
      sourceAddress: '192.0.2.1',
      userAgent: 'curl/8',
      decision: 'ALLOWED',
      reason: 'root may do everything in its account',
      ...event,
    });
  }
  return { ...world.ctx, account };
}

const idsOf = ({ Item }: { Item: { RequestId: string }[] }) =>
  Item.map(({ RequestId }) => Number(RequestId.replace('request-', '')));

describe('the audit log', () => {
  it('tells who was allowed what, where it came from, and why', async () => {
    const resource = 'arn:aws:mobiletargeting:us-east-1:000000000001:apps/p1/segments/s1';
    const ctx = await accountWith({ resource, sourceAddress: '2001:db8::7' });
    const { Item, NextToken } = await listAuditEvents(ctx, {});
    expect(NextToken).toBeUndefined();
    expect(Item).toEqual([
      {
        Id: expect.stringMatching(/^\d+$/),
        EventDate: expect.stringMatching(/^\d{4}-.*Z$/),
        RequestId: 'request-0',
        PrincipalId: 'ada',
        KeyId: 'key',
        Action: 'mobiletargeting:GetApps',
        Resource: resource,
        ApplicationId: 'p1',
        SourceAddress: '2001:db8::7',
        UserAgent: 'curl/8',
        Decision: 'ALLOWED',
        Reason: 'root may do everything in its account',
      },
    ]);
  });

  it('is of one account', async () => {
    await accountWith({}, {});
    const { Item } = await listAuditEvents(await accountWith({}), {});
    expect(Item).toHaveLength(1);
  });

  it('is read newest first, page by page, also while it grows', async () => {
    const ctx = await accountWith({}, {}, {}, {}, {});
    const first = await listAuditEvents(ctx, { PageSize: '2' });
    expect(idsOf(first)).toEqual([4, 3]);
    await world.deps.db.raw(
      `insert into audit_events (account_id, request_id, action, source_address, decision, reason)
        select account_id, 'late', action, source_address, decision, reason from audit_events where account_id = ?`,
      [ctx.account],
    );
    const second = await listAuditEvents(ctx, { PageSize: '2', Token: first.NextToken });
    const third = await listAuditEvents(ctx, { PageSize: '2', Token: second.NextToken });
    expect([idsOf(second), idsOf(third), third.NextToken]).toEqual([[2, 1], [0], undefined]);
  });

  it.each([
    ['principal', { Principal: 'bob' }, [1]],
    ['action', { Action: 'cairn:DeletePolicy' }, [2]],
    ['resource', { Resource: 'arn:x' }, [3]],
    ['decision', { Decision: 'DENIED' as const }, [4]],
    ['two of them', { Principal: 'bob', Decision: 'DENIED' as const }, []],
  ])('is filtered by %s', async (_name, filter, expected) => {
    const ctx = await accountWith(
      {},
      { principalId: 'bob' },
      { action: 'cairn:DeletePolicy' },
      { resource: 'arn:x' },
      { decision: 'DENIED' },
    );
    expect(idsOf(await listAuditEvents(ctx, filter))).toEqual(expected);
  });

  it('is filtered by time, from its start and up to before its end', async () => {
    const ctx = await accountWith({}, {}, {});
    const { Item } = await listAuditEvents(ctx, {});
    const middle = Item[1]?.EventDate ?? '';
    const within = await listAuditEvents(ctx, { StartTime: middle, EndTime: middle });
    expect(within.Item).toEqual([]);
    const from = await listAuditEvents(ctx, { StartTime: middle });
    const before = await listAuditEvents(ctx, { EndTime: middle });
    expect([...from.Item, ...before.Item]).toEqual(Item);
    expect(from.Item.map(({ Id }) => Id)).toContain(Item[1]?.Id);
  });

  it('of a project has what is about it, and no other account reads it', async () => {
    const ctx = await accountWith({});
    const { Id = '' } = await createApp(ctx, { CreateApplicationRequest: { Name: 'p' } });
    const resource = `arn:aws:mobiletargeting:us-east-1:${ctx.account}:apps/${Id}/journeys`;
    await recordAuditEvent(world.deps, {
      account: ctx.account,
      requestId: 'of the project',
      principalId: undefined,
      keyId: undefined,
      action: 'mobiletargeting:ListJourneys',
      resource,
      sourceAddress: '192.0.2.1',
      userAgent: undefined,
      decision: 'DENIED',
      reason: 'nothing allows it',
    });
    const { Item } = await listApplicationAuditEvents(ctx, { ApplicationId: Id });
    expect(Item).toMatchObject([{ RequestId: 'of the project', ApplicationId: Id }]);
    const stranger = await accountWith();
    await expect(listApplicationAuditEvents(stranger, { ApplicationId: Id })).rejects.toThrow(
      'not found',
    );
  });

  it.each([
    'x',
    Buffer.from('["x","1"]').toString('base64url'),
    Buffer.from('["2026-01-01"]').toString('base64url'),
  ])('refuses the token %s that is none of its own', async (Token) => {
    await expect(listAuditEvents(world.ctx, { Token })).rejects.toThrow('token is not valid');
  });

  it('keeps what a path may carry and Postgres can’t, cut to what an index takes', async () => {
    const ctx = await accountWith({
      resource: `arn:aws:mobiletargeting:r:1:apps/a\0b/${'é'.repeat(9000)}`,
    });
    const [event] = (await listAuditEvents(ctx, {})).Item;
    expect(event?.ApplicationId).toBe('a\uFFFDb');
    expect(event?.Resource).toHaveLength(512);
  });
});

describe('what is written', () => {
  const days = (count: number, ctx: { account: string }) =>
    world.deps.db.raw(
      `insert into audit_events (account_id, request_id, action, source_address, decision, reason, at)
        values (?, 'old', 'a', '192.0.2.1', 'ALLOWED', 'r', now() - ? * interval '1 day')`,
      [ctx.account, count],
    );

  it.each([
    `update audit_events set decision = 'ALLOWED'`,
    `delete from audit_events`,
    `truncate audit_events`,
    // The transaction says how many days are kept; nothing younger goes.
    `set local cairn.audit_days = '1'; delete from audit_events`,
    `set local cairn.audit_days = '0'; delete from audit_events`,
  ])('stays: the database refuses %s', async (sql) => {
    const ctx = await accountWith({ decision: 'DENIED' });
    const attempt = world.deps.db.transaction((trx) => trx.raw(sql).then());
    await expect(attempt).rejects.toThrow('audit_events is append-only');
    expect((await listAuditEvents(ctx, {})).Item).toMatchObject([{ Decision: 'DENIED' }]);
  });

  it('goes with the sweep when it is older than the setting keeps it', async () => {
    const ctx = await accountWith({});
    await days(29, ctx);
    await days(31, ctx);
    const settings = { ...world.deps.settings, auditDays: 30 };
    await journeyActivities({ ...world.deps, settings }).sweep();
    const { Item } = await listAuditEvents(ctx, {});
    expect(Item).toHaveLength(2);
    await removeOldAuditEvents({ ...world.deps, settings: { ...settings, auditDays: 29 } });
    expect((await listAuditEvents(ctx, {})).Item).toHaveLength(1);
  });
});
