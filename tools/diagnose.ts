import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import pg from 'pg';
import { isFree } from '../src/embedded/ports.ts';
import { binaries } from '../src/embedded/postgres.ts';
import { presentTemporalCli } from '../src/embedded/temporal-cli.ts';
import { readSettings, type Settings } from '../src/settings.ts';
import { homePaths } from '../src/supervisor/home.ts';
import { lockHolder } from '../src/supervisor/home-lock.ts';
import { connectionOptions } from '../src/temporal/connection.ts';

type State = 'ok' | 'warn' | 'fail';
interface Finding {
  readonly state: State;
  readonly text: string;
}
type Check = (settings: Settings) => Promise<Finding>;

const run = promisify(execFile);
const ok = (text: string): Finding => ({ state: 'ok', text });
const warn = (text: string): Finding => ({ state: 'warn', text });
const fail = (text: string): Finding => ({ state: 'fail', text });
const why = (error: unknown) => (error instanceof Error ? error.message : String(error));

// Maven colours its version.
const plain = (text: string) => text.replace(/\x1b\[[\d;]*m/g, '');

/** A program that only some machines need: its first line of output, or what its absence means. */
async function tool(command: string, args: string[], without: string): Promise<Finding> {
  return run(command, args).then(
    ({ stdout, stderr }) => ok(`${command}: ${plain((stdout || stderr).split('\n')[0] ?? '')}`),
    () => warn(`${command} is not installed: ${without}`),
  );
}

async function temporalCli({ temporalAddress, home }: Settings): Promise<Finding> {
  if (temporalAddress) return ok('Temporal CLI: not needed with TEMPORAL_ADDRESS');
  const path = await presentTemporalCli(home);
  if (path) return ok(`Temporal CLI: ${path}`);
  const go = await tool('go', ['version'], '');
  const ways = 'put the Temporal CLI on PATH, install Go, or set TEMPORAL_ADDRESS';
  if (go.state === 'ok')
    return ok('Temporal CLI: the first start downloads it, or builds it with Go');
  return warn(`Temporal CLI: the first start downloads it; where it can't, ${ways}`);
}

async function postgres({ databaseUrl }: Settings): Promise<Finding> {
  if (!databaseUrl) return embeddedPostgres();
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>('show server_version');
    return ok(`Postgres ${rows[0]?.version} answers at DATABASE_URL`);
  } catch (error) {
    const address = new URL(databaseUrl).host;
    return fail(
      `Postgres at ${address} (DATABASE_URL): ${why(error)}. Is it up, and are user and password right?`,
    );
  } finally {
    await client.end();
  }
}

async function embeddedPostgres(): Promise<Finding> {
  try {
    const { postgres: program } = await binaries();
    const { stdout } = await run(program, ['--version']);
    return ok(`Embedded Postgres: ${stdout.trim()}`);
  } catch (error) {
    return fail(`Embedded Postgres does not run: ${why(error)}. Run "npm ci", or set DATABASE_URL`);
  }
}

async function temporal(settings: Settings): Promise<Finding> {
  const { temporalAddress: address, temporalNamespace: namespace } = settings;
  if (!address) return ok('Temporal: embedded');
  try {
    const options = await connectionOptions(settings);
    const connection = await Connection.connect({ ...options, connectTimeout: 5_000 });
    try {
      await connection.workflowService.describeNamespace({ namespace });
    } finally {
      await connection.close();
    }
    return ok(`Temporal answers at ${address}, and has the namespace "${namespace}"`);
  } catch (error) {
    return fail(
      `Temporal at ${address} (TEMPORAL_ADDRESS, namespace "${namespace}"): ${why(error)}. ` +
        'Is it up, are TEMPORAL_TLS_* and TEMPORAL_API_KEY right, does the namespace exist?',
    );
  }
}

async function port({ port: number, host, home }: Settings): Promise<Finding> {
  if (await isFree(number, host)) return ok(`Port ${number} (CAIRN_PORT) is free`);
  const holder = await lockHolder(homePaths(home));
  if (holder) return ok(`Cairn runs: process ${holder.pid}, ${holder.url}`);
  return fail(`Port ${number} is in use by another program: stop it, or set CAIRN_PORT`);
}

const ENOUGH_GB = 5;

async function disk({ home }: Settings): Promise<Finding> {
  const { bavail, bsize } = await statfs(existing(home));
  const free = Math.floor((bavail * bsize) / 1024 ** 3);
  const text = `${free} GB free for CAIRN_HOME (${home})`;
  if (free >= ENOUGH_GB) return ok(`Disk: ${text}`);
  return warn(`Disk: only ${text}: make room, or set CAIRN_HOME to another disk`);
}

/** The folder itself or the nearest one above it that exists. */
function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(dirname(folder));
}

const CHECKS: readonly Check[] = [
  () => tool('go', ['version'], 'needed only where Temporal can be neither found nor downloaded'),
  temporalCli,
  () =>
    tool(
      'java',
      ['-version'],
      'needed only by "npm test", where its test server can not be downloaded',
    ),
  () =>
    tool(
      'mvn',
      ['-B', '-v'],
      'needed only by "npm test", where its test server can not be downloaded',
    ),
  port,
  postgres,
  temporal,
  disk,
];

function tell({ state, text }: Finding): void {
  console.log(`${state.padEnd(5)} ${text}`);
}

let settings: Settings;
try {
  settings = readSettings();
  tell(ok('Settings are valid'));
} catch (error) {
  tell(fail(`Settings: ${why(error)}`));
  process.exit(1);
}
const findings = await Promise.all(CHECKS.map((check) => check(settings)));
findings.forEach(tell);
process.exit(findings.some(({ state }) => state === 'fail') ? 1 : 0);
