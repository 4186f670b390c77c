import { inspect } from 'node:util';
import { CairnError } from '../errors.ts';
import { SettingError } from '../settings.ts';
import { StartError } from '../start-error.ts';
import { UsageError, type Command, type Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';
import { commandHelp, overview } from './help.ts';
import { chosen, readGiven, usageOf } from './parse.ts';

const DONE = 0;
const FAILED = 1;
const USAGE = 2;

const isForPeople = (error: unknown): error is Error =>
  error instanceof CairnError || error instanceof SettingError || error instanceof StartError;

async function runCommand(command: Command, rest: string[], terminal: Terminal): Promise<number> {
  const given = readGiven(command, rest);
  if (given) return command.run(given, terminal);
  commandHelp(command).forEach((line) => terminal.out(line));
  return DONE;
}

/** Understands one command line and does it. Resolves to the exit code: 0 done, 1 failed, 2 not understood. */
export async function run(line: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...more] = line;
  if (first === 'help' && more.length > 0) return run([...more, '--help'], terminal);
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    overview(COMMANDS).forEach((text) => terminal.out(text));
    return first === undefined ? USAGE : DONE;
  }
  const found = chosen(COMMANDS, line);
  if (!found) return unknown(line, terminal);
  try {
    return await runCommand(found.command, found.rest, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(error.message);
      terminal.err(`Usage: ${usageOf(found.command)}`);
      return USAGE;
    }
    terminal.err(isForPeople(error) ? error.message : inspect(error));
    return FAILED;
  }
}

/** The beginning of several commands, such as `cairn access`, is answered with those. */
function unknown(line: readonly string[], terminal: Terminal): number {
  const words = line.filter((word) => !word.startsWith('-'));
  const known = words.findLastIndex((_, at) => under(words.slice(0, at + 1)).length > 0);
  const group = words.slice(0, known + 1);
  const asked = words.length === group.length && line.length > words.length;
  if (words.length > group.length || group.length === 0) {
    terminal.err(`cairn has no command "${line.join(' ')}"`);
  }
  overview(group.length > 0 ? under(group) : COMMANDS).forEach((text) =>
    asked ? terminal.out(text) : terminal.err(text),
  );
  return asked ? DONE : USAGE;
}

function under(words: readonly string[]): Command[] {
  return COMMANDS.filter((command) => `${command.words} `.startsWith(`${words.join(' ')} `));
}
