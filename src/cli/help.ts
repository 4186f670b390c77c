import type { Command, Option } from './command.ts';
import { usageOf } from './parse.ts';
import { aligned } from './table.ts';

/** The commands, one a line. */
export function overview(commands: readonly Command[]): string[] {
  const rows = commands.map(({ words, args = [], summary }) => [
    ['  cairn', words, ...args.map((arg) => (arg.startsWith('[') ? arg : `<${arg}>`))].join(' '),
    summary,
  ]);
  return [
    ...aligned(rows),
    '',
    'Each tells more with --help. Exit codes: 0 done, 1 failed, 2 not understood.',
  ];
}

const optionRow = ([name, { type, value, what, multiple }]: [string, Option]) => [
  `  --${name}${type === 'string' ? ` <${value ?? name}>` : ''}${multiple ? ' …' : ''}`,
  what,
];

/** What one command does, and its options. */
export function commandHelp(command: Command): string[] {
  const options = Object.entries(command.options ?? {});
  return [
    `Usage: ${usageOf(command)}`,
    '',
    `${command.summary}.`,
    ...(options.length > 0 ? ['', 'Options:', ...aligned(options.map(optionRow))] : []),
  ];
}
