import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function above(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : above(dirname(folder));
}

/** The project's folder, the same from the sources and from the bundle in `dist`. */
export const root = above(import.meta.dirname);
