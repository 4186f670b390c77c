import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine, type CommandLine } from './line.ts';

let line: CommandLine;
let folder: string;
beforeAll(async () => {
  line = await commandLine();
  folder = await mkdtemp(join(tmpdir(), 'cairn-cli-'));
});
afterAll(async () => {
  await line.close();
  await rm(folder, { recursive: true, force: true });
});

const access = (...words: string[]) => line.cairn('access', ...words);

describe('principals', () => {
  it('are made with a role and a key in one line, the secret shown once', async () => {
    const made = await access(
      ...['principals', 'create', 'shop', '--kind', 'service', '--role', 'sender', '--key'],
    );
    expect(made).toMatchObject({ code: 0, err: 'Keep the secret now: it is shown this once.' });
    expect(made.out).toMatch(/^Principal +shop$/m);
    expect(made.out).toMatch(/^Roles +sender$/m);
    expect(made.out).toMatch(/^Access key +CAIRN[A-Z2-7]{15}$/m);
    const secret = /^Secret +(\S{40})$/m.exec(made.out)?.[1] ?? 'no secret';
    const shown = await access('principals', 'show', 'shop');
    expect(shown.out + (await access('keys', 'list')).out).not.toContain(secret);
  });

  it('are not made when the role or the project of the line is not there', async () => {
    const wrongRole = await access('principals', 'create', 'nobody', '--role', 'emperor');
    expect(wrongRole).toMatchObject({ code: 2, err: expect.stringContaining('no role "emperor"') });
    const project = 'f'.repeat(32);
    const words = ['--role', 'sender', '--project', project];
    expect(await access('principals', 'create', 'nobody', ...words)).toMatchObject({
      code: 1,
      err: `Application not found: ${project}`,
    });
    expect(await access('principals', 'show', 'nobody')).toMatchObject({
      code: 1,
      err: 'There is no principal "nobody" in this account',
    });
  });

  it('are listed in aligned columns', async () => {
    await access('principals', 'create', 'a rather long name');
    const { out } = await access('principals', 'list');
    const [head = '', ...rows] = out.split('\n');
    const at = head.indexOf('KIND');
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows)
      expect(row.slice(at - 2, at + 20)).toMatch(/^ {2}(ROOT|PERSON|SERVICE)/);
    expect(rows.find((row) => row.startsWith('root '))).toContain('everything');
  });

  it('are disabled, enabled, renamed and deleted, by name or id', async () => {
    const { Id = '' } = await line.json('access', 'principals', 'create', 'Ada');
    expect((await access('principals', 'disable', 'Ada')).out).toBe('Ada is DISABLED');
    expect((await access('principals', 'enable', Id)).out).toBe('Ada is ACTIVE');
    expect((await access('principals', 'rename', 'Ada', 'Grace')).out).toBe('Ada is now Grace');
    expect((await access('principals', 'delete', 'Grace')).code).toBe(0);
    expect((await access('principals', 'show', Id)).code).toBe(1);
  });

  it('can’t be root’s end', async () => {
    expect(await access('principals', 'delete', 'root')).toMatchObject({
      code: 1,
      err: "The root principal may do everything in its account: it can't be deleted",
    });
  });
});

describe('roles', () => {
  it('are listed, granted and revoked', async () => {
    expect((await access('roles', 'list')).out).toContain('read-only');
    await access('principals', 'create', 'roles');
    expect((await access('roles', 'grant', 'roles', 'analyst')).out).toBe(
      'Roles of roles: analyst',
    );
    expect((await access('roles', 'revoke', 'roles', 'analyst')).out).toBe('Roles of roles: none');
    expect((await access('roles', 'revoke', 'roles', 'analyst')).code).toBe(1);
  });
});

describe('keys', () => {
  it('are made, listed, stopped, rotated and deleted', async () => {
    await access('principals', 'create', 'keys');
    const key = await line.json('access', 'keys', 'create', 'keys', '--expires', '90d');
    const inDays = (Date.parse(key.ExpirationDate ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(inDays)).toBe(90);
    const id = key.Id ?? '';
    expect((await access('keys', 'disable', id)).out).toBe(`${id} is INACTIVE`);
    expect((await access('keys', 'rotate', id)).err).toContain('does not work any more');
    expect((await access('keys', 'enable', id)).out).toBe(`${id} is ACTIVE`);
    const rotated = await access('keys', 'rotate', id, '--old-expires', '2h');
    expect(rotated.out).toMatch(new RegExp(`^Old key +${id}, until `, 'm'));
    const { out } = await access('keys', 'list', 'keys');
    expect(out.split('\n')).toHaveLength(3);
    expect((await access('keys', 'delete', id)).out).toBe(`${id} is deleted`);
    expect((await access('keys', 'delete', id)).err).toContain(`There is no access key "${id}"`);
  });

  it('expire at a time that can be understood', async () => {
    const made = (when: string) => access('keys', 'create', 'root', '--expires', when);
    expect(await made('soon')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--expires is "soon": expected 12h, 90d, or a time'),
    });
    expect(await made('2001-01-01T00:00:00Z')).toMatchObject({ code: 1 });
    expect((await access('keys', 'list', 'root')).out).toBe('No access keys');
  });

  it('for curl are made, listed, stopped and deleted', async () => {
    const made = await access('api-keys', 'create', 'root', 'my laptop');
    const [, id = '', rest = ''] = /cairn_([0-9a-f]{12})_(\S+)/.exec(made.out) ?? [];
    expect(rest).toHaveLength(43);
    const { out } = await access('api-keys', 'list');
    expect(out).toContain('my laptop');
    expect(out).not.toContain(rest);
    expect((await access('api-keys', 'disable', id)).out).toBe(`my laptop (${id}) is INACTIVE`);
    expect((await access('api-keys', 'enable', id)).out).toBe(`my laptop (${id}) is ACTIVE`);
    expect((await access('api-keys', 'delete', id)).code).toBe(0);
    expect(await access('api-keys', 'delete', id)).toMatchObject({
      code: 1,
      err: `API key not found: ${id}`,
    });
  });
});

describe('policies', () => {
  const DENY = { Statement: { Effect: 'Deny', Action: 'mobiletargeting:*', Resource: '*' } };

  it('are read from a file, attached, and explain what a principal may do', async () => {
    const file = join(folder, 'deny.json');
    await writeFile(file, JSON.stringify(DENY));
    await access('principals', 'create', 'held', '--role', 'administrator');
    expect((await access('policies', 'create', 'hold', file)).code).toBe(0);
    const explain = async () => (await access('explain', 'held', 'GetApp', 'apps/x')).out;
    expect(await explain()).toContain('held may mobiletargeting:GetApp on arn:aws:mobile');
    expect((await access('policies', 'attach', 'hold', 'held')).code).toBe(0);
    expect(await explain()).toContain('held may not mobiletargeting:GetApp');
    expect((await access('policies', 'delete', 'hold')).err).toContain('detach it first');
    const shown = await access('policies', 'show', 'hold');
    expect(JSON.parse(shown.out)).toEqual(DENY);
    await writeFile(file, JSON.stringify({ Statement: { ...DENY.Statement, Effect: 'Allow' } }));
    expect((await access('policies', 'update', 'hold', file)).code).toBe(0);
    expect(await explain()).toContain('held may mobiletargeting:GetApp');
    expect((await access('policies', 'detach', 'hold', 'held')).code).toBe(0);
    expect((await access('policies', 'delete', 'hold')).code).toBe(0);
    expect((await access('policies', 'list')).out).toBe('No policies');
  });

  it('are explained for an imagined request, condition by condition', async () => {
    const file = join(folder, 'office.json');
    const Condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'stage'] } };
    const Statement = { Effect: 'Allow', Action: 'mobiletargeting:*', Resource: '*', Condition };
    const Version = '2012-10-17';
    await writeFile(file, JSON.stringify({ Version, Statement }));
    await access('principals', 'create', 'tagger');
    await access('policies', 'create', 'tags', file);
    await access('policies', 'attach', 'tags', 'tagger');
    const explain = (...context: string[]) =>
      access('explain', 'tagger', 'TagResource', 'apps/x', ...context);
    expect((await explain('--context', 'aws:TagKeys=team')).out).toContain('tagger may mobile');
    const both = ['--context', 'aws:TagKeys=team', '--context', 'aws:TagKeys=owner'];
    expect((await explain(...both)).out).toContain(
      'policy "tags", statement 1 would allow it, but ForAllValues:StringEquals aws:TagKeys ' +
        '("team", "stage") is not met: aws:TagKeys is "team", "owner"',
    );
    expect(await explain('--context', 'office')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--context is "office": expected a key=value'),
    });
    const who = await access('explain', 'tagger', 'cairn:GetCallerIdentity', 'x');
    expect(who.out).toContain('anybody may ask who they are');
  });

  it('are refused with what is wrong in them, or with their file', async () => {
    const file = join(folder, 'bad.json');
    await writeFile(file, '{"Statement": []}');
    expect(await access('policies', 'create', 'bad', file)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Statement'),
    });
    expect(await access('policies', 'create', 'bad', join(folder, 'none'))).toMatchObject({
      code: 1,
      err: expect.stringContaining("The policy can't be read"),
    });
  });
});

describe('accounts', () => {
  it('are made with a key of their root, and worked in with --account', async () => {
    const made = await line.json<{ Id: string; AccessKey: { Id: string } }>(
      ...['access', 'accounts', 'create', 'Other', '--id', '123456789012', '--key'],
    );
    const { out } = await access('keys', 'list', '--account', made.Id);
    expect(out).toContain(made.AccessKey.Id);
    expect((await access('keys', 'list')).out).not.toContain(made.AccessKey.Id);
    expect((await access('accounts', 'disable', made.Id)).out).toContain('is DISABLED');
    expect((await access('accounts', 'enable', made.Id)).out).toContain('is ACTIVE');
    expect((await access('accounts', 'list')).out).toContain('Other');
  });

  it('that are not there are told, with the way out', async () => {
    const said = await access('principals', 'list', '--account', '999999999999');
    expect(said).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no account 999999999999: cairn access accounts list'),
    });
  });
});

it('the audit log says who did it', async () => {
  await access('principals', 'create', 'audited');
  const event = await line
    .db('audit_events')
    .where({ action: 'cairn:CreatePrincipal' })
    .orderBy('id', 'desc')
    .first();
  expect(event).toMatchObject({ decision: 'ALLOWED', key_id: expect.stringMatching(/^os-user\//) });
  expect(event.reason).toMatch(/ at the command line of /);
});
