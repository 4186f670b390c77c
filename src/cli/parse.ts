import { parseArgs } from 'node:util';
import { UsageError, type Command, type Given, type Option } from './command.ts';

const HELP = { help: { type: 'boolean', what: 'say how it is used', short: 'h' } } as const;

/** The command whose words the line begins with, the longest if there are several, and what follows them. */
export function chosen(
  commands: readonly Command[],
  line: readonly string[],
): { command: Command; rest: string[] } | undefined {
  const fitting = commands
    .map((command) => ({ command, words: command.words.split(' ') }))
    .filter(({ words }) => words.every((word, at) => line[at] === word))
    .sort((a, b) => b.words.length - a.words.length);
  const [first] = fitting;
  return first && { command: first.command, rest: line.slice(first.words.length) };
}

const isOptional = (arg: string) => arg.startsWith('[');
const nameOf = (arg: string) => arg.replace(/[[\]]/g, '');

/** How a command is written. */
export function usageOf({ words, args = [], options = {} }: Command): string {
  const shown = args.map((arg) => (isOptional(arg) ? arg : `<${arg}>`));
  const more = Object.keys(options).length > 0 ? ['[options]'] : [];
  return ['cairn', words, ...shown, ...more].join(' ');
}

function readArgs({ args = [] }: Command, typed: readonly string[]): Map<string, string> {
  const missing = args.slice(typed.length).filter((arg) => !isOptional(arg));
  if (missing.length > 0) throw new UsageError(`${missing.map(nameOf).join(', ')} missing`);
  const extra = typed.slice(args.length);
  if (extra.length > 0) throw new UsageError(`"${extra.join(' ')}" is too much`);
  return new Map(typed.map((text, at) => [nameOf(args[at] ?? ''), text]));
}

function parse(options: Readonly<Record<string, Option>>, rest: string[]) {
  try {
    return parseArgs({
      args: rest,
      options: { ...options, ...HELP },
      allowPositionals: true,
    });
  } catch (error) {
    // parseArgs tells what it did not understand by its first sentence.
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split('. ')[0]);
  }
}

/** Reads what follows the words of a command; undefined: its help is asked for. @throws UsageError */
export function readGiven(command: Command, rest: string[]): Given | undefined {
  const { values, positionals } = parse(command.options ?? {}, rest);
  if (values.help) return undefined;
  const args = readArgs(command, positionals);
  const options = new Map<string, unknown>(Object.entries(values));
  return {
    arg(name) {
      const text = args.get(name);
      if (text === undefined) throw new Error(`cairn ${command.words} has no argument ${name}`);
      return text;
    },
    maybe: (name) => args.get(name),
    text(option) {
      const value = options.get(option);
      return typeof value === 'string' ? value : undefined;
    },
    texts(option) {
      const values = options.get(option);
      return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
    },
    flag: (option) => options.get(option) === true,
  };
}
