import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from '../../../src/embedded/ports.ts';
import { ending, stopChild } from '../../../src/embedded/processes.ts';
import { READY } from '../../../src/supervisor/role-process.ts';
import type { Servers } from '../servers.ts';

export interface ApiProcess {
  readonly url: string;
  readonly pid: number | undefined;
  readonly accessKey: { readonly accessKeyId: string; readonly secretAccessKey: string };
  stop(): Promise<void>;
}

/** The built program as `CAIRN_ROLE=api`, alone in its process; `nodeOptions` are Node's own, such as --cpu-prof. */
export async function startApiProcess(
  { databaseUrl, temporalAddress }: Servers,
  program: string,
  nodeOptions: readonly string[],
): Promise<ApiProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-api-'));
  const logFile = join(folder, 'api.log');
  const log = await open(logFile, 'a');
  const port = await freePort();
  const accessKey = {
    accessKeyId: 'AKIDBENCH',
    secretAccessKey: randomBytes(30).toString('base64'),
  };
  const child = fork(program, {
    // Not those of this process: its TypeScript loader would slow the API down.
    execArgv: ['--enable-source-maps', ...nodeOptions],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      CAIRN_ROLE: 'api',
      CAIRN_HOST: '127.0.0.1',
      CAIRN_PORT: String(port),
      CAIRN_HOME: folder,
      CAIRN_MASTER_KEY: randomBytes(32).toString('base64'),
      CAIRN_ACCESS_KEY_ID: accessKey.accessKeyId,
      CAIRN_SECRET_ACCESS_KEY: accessKey.secretAccessKey,
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
    },
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  await log.close();
  const ended = ending(child);
  const ready = once(child, 'message').then(([message]) => message === READY);
  if ((await Promise.race([ready, ended])) !== true) {
    throw new Error(`The API did not start:\n${await text(createReadStream(logFile))}`);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    accessKey,
    async stop() {
      await stopChild(child, { grace: 30_000 });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
