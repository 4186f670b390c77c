import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../src/embedded/ports.ts';
import { commandLine, ending } from '../../src/embedded/processes.ts';

const run = promisify(execFile);
/** Whatever the developer's shell says, these tests bring their own servers. */
const EMBEDDED = { DATABASE_URL: '', TEMPORAL_ADDRESS: '', CAIRN_ROLE: '', CAIRN_SAMPLE: 'off' };
const UP = /Ctrl-C stops everything/;

/** A Cairn as `npm start` runs it, in a home of its own. */
class Start {
  output = '';
  readonly #child: ChildProcess;

  constructor(
    readonly home: string,
    readonly port: number,
  ) {
    this.#child = spawn(process.execPath, ['tools/start.mjs'], {
      env: { ...process.env, ...EMBEDDED, CAIRN_HOME: home, CAIRN_PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk) => (this.output += String(chunk)));
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Waits until it has printed something that matches. @throws when it ends before */
  async printed(what: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = what.exec(this.output);
      if (found) return found;
      if (this.#child.exitCode !== null) throw new Error(`It ended and said:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async kill(signal: NodeJS.Signals): Promise<string> {
    this.#child.kill(signal);
    return this.ended();
  }

  async ended(): Promise<string> {
    return ending(this.#child);
  }

  async pid(file: string): Promise<number> {
    return parseInt(await readFile(join(this.home, file), 'utf8'), 10);
  }
}

/** Processes whose command line names the home. */
async function processesOf(home: string): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-ww', '-o', 'pid=,command=']);
  return stdout
    .split('\n')
    .filter((line) => line.includes(home))
    .map((line) => parseInt(line, 10));
}

const ready = async ({ url }: Start) => (await fetch(`${url}/readyz`)).status;
const started: Start[] = [];

async function start(home: string, port: number): Promise<Start> {
  const cairn = new Start(home, port);
  started.push(cairn);
  await cairn.printed(UP);
  return cairn;
}

let homes: [string, string];
let one: Start;
let other: Start;

beforeAll(async () => {
  const make = () => mkdtemp(join(tmpdir(), 'cairn-start-'));
  homes = [await make(), await make()];
  one = await start(homes[0], await freePort());
  other = await start(homes[1], await freePort());
});

afterAll(async () => {
  await Promise.all(started.map((cairn) => cairn.kill('SIGTERM')));
  await Promise.all(homes.map((home) => rm(home, { recursive: true, force: true })));
});

it('brings up two Cairns side by side, each with servers of its own', async () => {
  expect([await ready(one), await ready(other)]).toEqual([200, 200]);
  const [mine, theirs] = await Promise.all(
    homes.map((home) => readFile(`${home}/ports.json`, 'utf8')),
  );
  const ports = [mine, theirs].flatMap((text) => text?.match(/\d+/g));
  expect(new Set(ports).size).toBe(6);
});

it('prints a curl line that works when pasted', async () => {
  const [line] = await one.printed(/curl .*/);
  const { stdout } = await run('sh', ['-c', `${line} --silent`]);
  expect(JSON.parse(stdout)).toEqual({ Item: [] });
});

it('lets the command line in, which finds the embedded Postgres and the master key', async () => {
  const cairn = [
    'tools/cairn.mjs',
    'access',
    'principals',
    'create',
    'operator',
    '--key',
    '--json',
  ];
  const env = { ...process.env, ...EMBEDDED, CAIRN_HOME: one.home };
  const { stdout } = await run(process.execPath, cairn, { env });
  const { Id: id, SecretAccessKey: secret } = JSON.parse(stdout).AccessKey;
  const sigv4 = ['--aws-sigv4', 'aws:amz:us-east-1:mobiletargeting', '--user', `${id}:${secret}`];
  const asked = await run('curl', ['--silent', ...sigv4, `${one.url}/v1/apps`]);
  expect(asked.stdout).toContain('is not authorized to perform mobiletargeting:GetApps');
});

it('shows the secret at the first start', async () => {
  const [, secret] = await one.printed(/Secret +(\S{30,}) .*once/);
  expect(await readFile(join(one.home, 'secrets.json'), 'utf8')).toContain(secret);
});

it.each([
  ['Postgres', 'postgres/postmaster.pid'],
  ['Temporal', 'temporal/server.pid'],
  ["Cairn's worker", 'worker.pid'],
  ["Cairn's api", 'api.pid'],
])('starts %s again when it is killed, and says so', async (name, file) => {
  const pid = await one.pid(file);
  process.kill(pid, 'SIGKILL');
  await one.printed(new RegExp(`${name} \\(process ${pid}\\) ended with SIGKILL`));
  await one.printed(new RegExp(`${name} runs again \\(process \\d+\\)`));
  await expect.poll(() => ready(one), { timeout: 20_000 }).toBe(200);
});

it('refuses a second Cairn in the same home and leaves the first in peace', async () => {
  const second = new Start(one.home, await freePort());
  expect(await second.ended()).toBe('exit code 1');
  expect(second.output).toContain(one.url);
  expect(second.output.trim().split('\n')).toHaveLength(1);
  expect(await ready(one)).toBe(200);
});

it('names CAIRN_PORT when that port is taken', async () => {
  const home = await mkdtemp(join(tmpdir(), 'cairn-start-'));
  const second = new Start(home, one.port);
  expect(await second.ended()).toBe('exit code 1');
  expect(second.output).toMatch(/^CAIRN_PORT \d+ is in use .*\n$/);
  expect(await readdir(home)).not.toContain('postgres');
  await rm(home, { recursive: true });
});

it('recovers from a killed parent: the next start finds everything as it was', async () => {
  const ports = await readFile(join(one.home, 'ports.json'), 'utf8');
  const secrets = await readFile(join(one.home, 'secrets.json'), 'utf8');
  const orphans = [await one.pid('postgres/postmaster.pid'), await one.pid('temporal/server.pid')];
  await one.kill('SIGKILL');
  one = await start(one.home, one.port);
  expect(one.output).toContain('what it left running is stopped');
  for (const pid of orphans) expect(await commandLine(pid)).toBeUndefined();
  expect(await readFile(join(one.home, 'ports.json'), 'utf8')).toBe(ports);
  expect(await readFile(join(one.home, 'secrets.json'), 'utf8')).toBe(secrets);
  expect(one.output).not.toContain('shown this once');
  expect(await ready(one)).toBe(200);
});

it('stops everything on Ctrl-C and leaves no orphan', async () => {
  expect(await one.kill('SIGINT')).toBe('exit code 0');
  expect(one.output).toMatch(/Stopping …\nStopped\.\n$/);
  expect(await processesOf(one.home)).toEqual([]);
  expect(await readdir(one.home)).not.toContain('cairn.pid');
});

it('stops also when the signal comes in the middle of a start', async () => {
  const cairn = new Start(one.home, one.port);
  started.push(cairn);
  await expect.poll(() => processesOf(one.home), { timeout: 20_000 }).not.toEqual([]);
  expect(await cairn.kill('SIGTERM')).toBe('exit code 0');
  expect(await processesOf(one.home)).toEqual([]);
});
