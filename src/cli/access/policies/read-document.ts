import { readFile } from 'node:fs/promises';
import { StartError } from '../../../start-error.ts';

/** The text of a policy, from a file or, for "-", from standard input. */
export async function readDocument(path: string): Promise<string> {
  try {
    return await readFile(path === '-' ? '/dev/stdin' : path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`The policy can't be read: ${why}`, { cause });
  }
}
