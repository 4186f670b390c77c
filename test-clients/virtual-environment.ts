import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface VirtualEnvironment {
  /** Its Python. */
  readonly python: string;
  /** The AWS command line. */
  readonly aws: string;
}

/** Said to a person: what is missing, and what to do about it. */
export class MissingTool extends Error {}

async function findPython(): Promise<string> {
  for (const name of ['python3', 'python']) {
    const answer = await run(name, [
      '-c',
      'import sys, venv; print(sys.version_info >= (3, 9))',
    ]).catch(() => undefined);
    if (answer?.stdout.trim() === 'True') return name;
  }
  throw new MissingTool(
    'Python 3.9 or later with its venv module is needed to test with boto3 and the AWS CLI: ' +
      'install it (Debian and Ubuntu: apt install python3-venv) and run again',
  );
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** A virtual environment with the pinned clients, made once for each list of them. */
export async function virtualEnvironment(
  requirements: string,
  caches: string,
  say: (line: string) => void,
): Promise<VirtualEnvironment> {
  const print = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  const folder = join(caches, `clients-${print.slice(0, 12)}`);
  const programs = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  const found = { python: join(programs, 'python'), aws: join(programs, 'aws') };
  if (await isThere(join(folder, 'complete'))) return found;

  const python = await findPython();
  say(`Installing the clients of ${requirements} (once, and after a change) …`);
  await rm(folder, { recursive: true, force: true });
  // The scripts of an environment carry its path, so it is made where it stays.
  await run(python, ['-m', 'venv', folder]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  await run(found.python, [...pip, '-r', requirements]);
  await writeFile(join(folder, 'complete'), '');
  return found;
}
