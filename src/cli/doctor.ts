import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ending } from '../embedded/processes.ts';
import { root } from '../root.ts';
import { StartError } from '../start-error.ts';
import type { Command } from './command.ts';

const PROGRAM = `${root}/tools/doctor.mjs`;

export const doctor: Command = {
  words: 'doctor',
  summary:
    'Checks each hop (Node, ports, Postgres, Temporal, disk, settings) and says how to mend it',
  async run(_given, { env }) {
    // It looks at the machine before anything is built, so it is a program of its own.
    if (!existsSync(PROGRAM)) throw new StartError('The doctor is not part of this image');
    const child = spawn(process.execPath, [PROGRAM], { stdio: 'inherit', env: { ...env } });
    await ending(child);
    return child.exitCode ?? 1;
  },
};
