import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';

/** Where things are in CAIRN_HOME. */
export function homePaths(home: string) {
  return {
    home,
    postgres: join(home, 'postgres'),
    temporal: join(home, 'temporal'),
    logs: join(home, 'logs'),
    secrets: join(home, 'secrets.json'),
    credentials: join(home, 'credentials'),
    curl: join(home, 'curl.conf'),
    ports: join(home, 'ports.json'),
    lock: join(home, 'cairn.pid'),
    /** Present once a start got as far as its banner. */
    started: join(home, 'started'),
    pid: (role: string) => join(home, `${role}.pid`),
  };
}

export type HomePaths = ReturnType<typeof homePaths>;

/** Only its owner may look into the home: it holds secrets. Not 0700, because Postgres's user passes through. */
export async function makeHome({ home, logs }: HomePaths): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o711 });
  await mkdir(logs, { recursive: true, mode: 0o700 });
}

/** Writes a file that only its owner may read; a crash leaves the old content or the new. */
export async function writePrivate(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** A JSON object of our own making; undefined when there is none. @throws when it can't be read as JSON */
export async function readRecord(path: string): Promise<Record<string, unknown> | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new StartError(`${path} is damaged`);
  return { ...value };
}

/** Whether a start of this home ever got as far as its banner: until then the secret was not shown. */
export async function hasStarted({ started }: HomePaths): Promise<boolean> {
  return access(started).then(
    () => true,
    () => false,
  );
}

export async function noteStarted({ started }: HomePaths): Promise<void> {
  await writeFile(started, `${new Date().toISOString()}\n`);
}
