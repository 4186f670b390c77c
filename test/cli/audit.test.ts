import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine, type CommandLine } from './line.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
  await line.cairn('access', 'principals', 'create', 'ada');
});
afterAll(() => line.close());

describe('cairn audit', () => {
  it('shows what was done, the newest first, in columns', async () => {
    const { code, out } = await line.cairn('audit', '--action', 'cairn:CreatePrincipal');
    expect(code).toBe(0);
    expect(out).toMatch(/^TIME +WHO +DECISION +ACTION +RESOURCE +FROM +REASON$/m);
    expect(out).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +os-user\/\S+ +ALLOWED +cairn:CreatePrincipal +access\/principals /m,
    );
  });

  it('names principals beside their ids, also those that are gone', async () => {
    const { Id = '' } = await line.json('access', 'principals', 'create', 'grace');
    const account_id = '000000000000';
    const event = {
      request_id: 'r',
      source_address: '192.0.2.1',
      action: 'cairn:NameTest',
      decision: 'DENIED',
      reason: 'nothing allows it',
    };
    await line.db('audit_events').insert({ ...event, account_id, principal_id: Id });
    const audit = () => line.cairn('audit', '--action', 'cairn:NameTest');
    expect((await audit()).out).toContain(`grace (${Id.slice(0, 8)})`);
    const [shown] = await line.json<{ PrincipalName: string }[]>(
      'audit',
      '--action',
      'cairn:NameTest',
    );
    expect(shown).toMatchObject({ PrincipalId: Id, PrincipalName: 'grace' });
    await line.cairn('access', 'principals', 'delete', 'grace');
    expect((await audit()).out).toContain(`deleted (${Id.slice(0, 8)})`);
  });

  it('fits the terminal, and is whole in a pipe', async () => {
    const whole = (await line.cairn('audit')).out.split('\n');
    const narrow = (await line.narrow('audit')).out.split('\n');
    expect(Math.max(...whole.map((row) => row.length))).toBeGreaterThan(80);
    expect(narrow.every((row) => row.length <= 80)).toBe(true);
    expect(narrow.slice(1).every((row) => / (ALLOWED|DENIED) /.test(row))).toBe(true);
  });

  it('takes filters, and says when there is nothing or something is wrong', async () => {
    expect(await line.cairn('audit', '--denied', '--action', 'cairn:Nobody')).toMatchObject({
      out: 'Nothing in the audit log',
    });
    expect(await line.cairn('audit', '--principal', 'nobody')).toMatchObject({ code: 1 });
    expect(await line.cairn('audit', '--since', 'yesterday')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--since is "yesterday"'),
    });
    for (const limit of ['x', '0', '1001', '1.5']) {
      expect(await line.cairn('audit', '--limit', limit)).toMatchObject({
        code: 2,
        err: expect.stringContaining(
          `--limit is "${limit}": expected a whole number from 1 to 1000`,
        ),
      });
    }
    const since = await line.cairn('audit', '--since', '2999-01-01T00:00Z', '--json');
    expect(JSON.parse(since.out)).toEqual([]);
  });

  it('says when there is more', async () => {
    await line.cairn('access', 'principals', 'create', 'bob');
    const { out, err } = await line.cairn('audit', '--limit', '1');
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(err).toBe('There are older ones: see --limit');
  });
});
