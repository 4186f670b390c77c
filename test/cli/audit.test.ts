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
    expect(out).toMatch(/^TIME +PRINCIPAL +KEY +FROM +ACTION +RESOURCE +DECISION +REASON$/m);
    expect(out).toMatch(/cairn:CreatePrincipal +arn:\S+:access\/principals +ALLOWED/);
  });

  it('takes filters, and says when there is nothing or something is wrong', async () => {
    expect(await line.cairn('audit', '--denied')).toMatchObject({
      out: 'Nothing in the audit log',
    });
    expect(await line.cairn('audit', '--principal', 'nobody')).toMatchObject({ code: 1 });
    expect(await line.cairn('audit', '--since', 'yesterday')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--since is "yesterday"'),
    });
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
