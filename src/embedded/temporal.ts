import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ending, stopChild, stopOrphan } from './processes.ts';
import { searchAttributes } from './search-attributes.ts';
import { openLog, type ServerProcess, untilReady } from './server-process.ts';

export interface TemporalOptions {
  /** The Temporal CLI. */
  readonly executable: string;
  /** Holds the database file and is created when absent. */
  readonly dataDir: string;
  readonly port: number;
  readonly uiPort: number;
  readonly namespace: string;
  readonly logFile: string;
}

// WAL with synchronous=normal survives a killed process at 2-3 times the throughput of the default.
const PRAGMAS = ['journal_mode=wal', 'synchronous=normal'];

const pidFile = (dataDir: string) => join(dataDir, 'server.pid');

/** Ends the Temporal that a killed Cairn left running on this folder. */
export async function stopOrphanedTemporal(dataDir: string): Promise<boolean> {
  const text = await readFile(pidFile(dataDir), 'utf8').catch(() => '');
  return text ? stopOrphan(Number(text), dataDir) : false;
}

/** The CLI reads TEMPORAL_* too; those are meant for Cairn's own connection. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_'));
  return Object.fromEntries(own);
}

/** Starts Temporal's development server with its Web UI, durable in `dataDir`, on 127.0.0.1 only. */
export async function startTemporal(options: TemporalOptions): Promise<ServerProcess> {
  const { executable, dataDir, port, uiPort, namespace, logFile } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await stopOrphanedTemporal(dataDir);
  const log = await openLog(logFile);
  const { size } = await log.stat();
  const child = spawn(
    executable,
    [
      ...['server', 'start-dev', '--log-level', 'warn', '--ip', '127.0.0.1'],
      ...['--port', String(port), '--ui-port', String(uiPort), '--namespace', namespace],
      ...['--db-filename', join(dataDir, 'temporal.db')],
      ...PRAGMAS.flatMap((pragma) => ['--sqlite-pragma', pragma]),
      ...searchAttributes.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
    ],
    // A process group of its own: Ctrl-C in the terminal must not reach it before the worker has gone.
    { env: cleanEnvironment(), detached: true, stdio: ['ignore', log.fd, log.fd] },
  );
  const server = { pid: child.pid, ended: ending(child), stop: () => stopChild(child) };
  await log.close();
  await writeFile(pidFile(dataDir), String(child.pid));
  // Its own word that it listens: an answer on the port alone could be somebody else's.
  const listening = new RegExp(`Server:\\s.*:${port}\\b`);
  await untilReady('Temporal', server, logFile, async () =>
    listening.test((await readFile(logFile)).subarray(size).toString()),
  );
  return server;
}
