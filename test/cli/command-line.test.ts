import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { connectDatabase } from '../../src/database.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { cairnWith, commandLine, type CommandLine } from './line.ts';

const exec = promisify(execFile);

let line: CommandLine;
let home: string;
beforeAll(async () => {
  line = await commandLine();
  home = await mkdtemp(join(tmpdir(), 'cairn-cli-home-'));
});
afterAll(async () => {
  await line.close();
  await rm(home, { recursive: true, force: true });
});

describe('help', () => {
  it('names every command, and tells more of each', async () => {
    const all = await cairnWith({}, 'help');
    expect(all.code).toBe(0);
    for (const { words, summary, options = {} } of COMMANDS) {
      expect(all.out).toContain(`cairn ${words}`);
      const one = await cairnWith({}, ...words.split(' '), '--help');
      expect(one).toMatchObject({ code: 0, err: '' });
      expect(one.out).toContain(summary);
      for (const name of Object.keys(options)) expect(one.out).toContain(`--${name}`);
      expect(await cairnWith({}, 'help', ...words.split(' '))).toEqual(one);
    }
  });

  it('shows the commands of a group', async () => {
    const group = await cairnWith({}, 'access', 'keys', '--help');
    expect(group.code).toBe(0);
    expect(group.out).toContain('cairn access keys rotate');
    expect(group.out).not.toContain('cairn access roles');
  });

  it('has no two commands of the same words', () => {
    const words = COMMANDS.map((command) => command.words);
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('what can’t be understood ends with exit code 2', () => {
  it.each([
    [[], ''],
    [['acces'], 'cairn has no command "acces"'],
    [['access', 'keys', 'burn'], 'cairn has no command "access keys burn"'],
    [['access', 'keys'], ''],
    [
      ['access', 'keys', 'create'],
      'principal missing\nUsage: cairn access keys create <principal>',
    ],
    [['access', 'keys', 'create', 'a', 'b'], '"b" is too much'],
    [['migrate', '--fast'], "Unknown option '--fast'"],
    [['access', 'keys', 'create', 'a', '--expires'], "Option '--expires <value>' argument missing"],
  ])('cairn %j', async (words, told) => {
    const said = await cairnWith({}, ...words);
    expect(said.code).toBe(2);
    expect(said.err + said.out).toContain(told);
  });
});

describe('what can’t be done ends with exit code 1 and says why', () => {
  it('when no Cairn runs here', async () => {
    expect(await cairnWith({ CAIRN_HOME: home }, 'access', 'roles', 'list')).toMatchObject({
      code: 1,
      out: '',
      err:
        `Cairn is not running here (CAIRN_HOME is ${home}): npm start first, or set DATABASE_URL and ` +
        'CAIRN_MASTER_KEY as the server has them',
    });
  });

  it('when a setting is wrong', async () => {
    const { DATABASE_URL } = line.env;
    expect(await cairnWith({ DATABASE_URL }, 'migrate')).toMatchObject({
      code: 1,
      err: expect.stringContaining('CAIRN_MASTER_KEY is missing'),
    });
  });

  it('when Postgres does not answer', async () => {
    const DATABASE_URL = 'postgres://nobody:secret@127.0.0.1:1/none';
    const said = await cairnWith({ ...line.env, DATABASE_URL }, 'access', 'roles', 'list');
    expect(said).toMatchObject({
      code: 1,
      err: expect.stringContaining('No connection to Postgres at 127.0.0.1:1: '),
    });
    expect(said.err).not.toContain('secret');
  });

  it('when the master key is not that of the server', async () => {
    await line.cairn('access', 'keys', 'create', 'root');
    const CAIRN_MASTER_KEY = randomBytes(32).toString('base64');
    const said = await cairnWith({ ...line.env, CAIRN_MASTER_KEY }, 'access', 'keys', 'list');
    expect(said).toMatchObject({
      code: 1,
      err: expect.stringContaining('CAIRN_MASTER_KEY is not the one'),
    });
  });
});

describe('migrate', () => {
  it('shows what would run and runs it, and until then nothing else works', async () => {
    const env = { ...line.env, DATABASE_URL: await createEmptyDatabase() };
    const dry = await cairnWith(env, 'migrate', '--dry-run');
    expect(dry.out.split('\n')[0]).toBe('would run  010_access.sql');
    const db = connectDatabase(env.DATABASE_URL, { max: 1 });
    expect(await db.schema.hasTable('migrations')).toBe(false);
    await db.destroy();
    expect(await cairnWith(env, 'access', 'roles', 'list')).toMatchObject({
      code: 1,
      err: expect.stringContaining('run "cairn migrate"'),
    });
    const ran = await cairnWith(env, 'migrate');
    expect(ran.out).toBe(dry.out.replaceAll('would run', 'ran'));
    expect((await cairnWith(env, 'migrate')).out).toBe('The database is up to date');
    expect((await cairnWith(env, 'migrate', '--dry-run')).out).toBe('The database is up to date');
  });
});

describe('the program', () => {
  const cairn = (...words: string[]) =>
    exec(process.execPath, ['tools/cairn.mjs', ...words], {
      env: { PATH: process.env.PATH, ...line.env },
    });

  it('answers on standard output, with nothing else there', async () => {
    const { stdout } = await cairn('access', 'principals', 'create', 'spawned', '--key', '--json');
    const { AccessKey, ...made } = JSON.parse(stdout);
    expect(made).toMatchObject({ Name: 'spawned' });
    expect(AccessKey.SecretAccessKey).toHaveLength(40);
  });

  it('ends with the exit code and the message on standard error', async () => {
    await expect(cairn('access', 'principals', 'show', 'nobody')).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('There is no principal "nobody"'),
    });
    await expect(cairn('nonsense')).rejects.toMatchObject({ code: 2 });
  });

  it('asks the doctor', async () => {
    const { stdout } = await cairn('doctor').catch((error: { stdout: string }) => error);
    expect(stdout).toMatch(/^ok {4}Node /);
    expect(stdout).toMatch(/Postgres .* answers at DATABASE_URL/);
  });
});
