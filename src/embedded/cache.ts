import { access, constants, mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A folder per user for what is large and the same for every home: built or downloaded binaries. */
export function cacheFolder(name: string): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cairn', name);
}

export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Makes `target` by `make`, in a folder beside it and renamed at the end: nobody ever sees half of it. */
export async function makeWhole(
  target: string,
  make: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = `${target}.${process.pid}`;
  try {
    await mkdir(temporary, { recursive: true });
    await make(temporary);
    await rm(target, { recursive: true, force: true });
    await rename(temporary, target);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
