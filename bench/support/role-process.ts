import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ending, stopChild } from '../../src/embedded/processes.ts';
import { READY, type ProcessRole } from '../../src/supervisor/role-process.ts';
import type { Servers } from './servers.ts';

/** What the processes of one Cairn share. */
export interface Keys {
  readonly masterKey: string;
  readonly accessKey: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface RoleProcess {
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

interface RoleOptions {
  /** The built program. */
  readonly program: string;
  readonly keys: Keys;
  readonly env?: NodeJS.ProcessEnv;
  /** Node's own, such as --cpu-prof. */
  readonly nodeOptions?: readonly string[];
}

export function newKeys(): Keys {
  const secret = (): string => randomBytes(32).toString('base64');
  return {
    masterKey: secret(),
    accessKey: { accessKeyId: 'AKIDBENCH', secretAccessKey: secret() },
  };
}

/** The built program as one role, alone in its process. */
export async function startRoleProcess(
  role: ProcessRole,
  { databaseUrl, temporalAddress }: Servers,
  { program, keys, env, nodeOptions = [] }: RoleOptions,
): Promise<RoleProcess> {
  const folder = await mkdtemp(join(tmpdir(), `cairn-bench-${role}-`));
  const logFile = join(folder, 'log');
  const log = await open(logFile, 'a');
  const child = fork(program, {
    // Not those of this process: its TypeScript loader would slow the role down.
    execArgv: ['--enable-source-maps', ...nodeOptions],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      CAIRN_ROLE: role,
      CAIRN_HOME: folder,
      CAIRN_MASTER_KEY: keys.masterKey,
      CAIRN_ACCESS_KEY_ID: keys.accessKey.accessKeyId,
      CAIRN_SECRET_ACCESS_KEY: keys.accessKey.secretAccessKey,
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      ...env,
    },
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  await log.close();
  const ended = ending(child);
  const ready = once(child, 'message').then(([message]) => message === READY);
  if ((await Promise.race([ready, ended])) !== true) {
    throw new Error(`The ${role} did not start:\n${await text(createReadStream(logFile))}`);
  }
  return {
    pid: child.pid,
    async stop() {
      await stopChild(child, { grace: 30_000 });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
