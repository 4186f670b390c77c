/** An option as `parseArgs` of Node takes it, and what it is for. */
export interface Option {
  readonly type: 'string' | 'boolean';
  readonly what: string;
  /** What stands for its value in the help. */
  readonly value?: string;
  /** It may be given several times. */
  readonly multiple?: boolean;
}

/** Where a command writes, and what surrounds it. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How wide it is; undefined when nobody looks, such as in a pipe. */
  readonly columns?: number | undefined;
  /** One line of the answer. */
  out(line: string): void;
  /** One line for the person, that is no part of the answer. */
  err(line: string): void;
}

/** What was typed after the words of a command. */
export interface Given {
  /** @throws when the command does not name such an argument */
  arg(name: string): string;
  /** An argument that may be left out. */
  maybe(name: string): string | undefined;
  text(option: string): string | undefined;
  /** Every value of an option that may be given several times. */
  texts(option: string): readonly string[];
  flag(option: string): boolean;
}

/** One command of `cairn`. */
export interface Command {
  /** What chooses it, such as `access principals create`. */
  readonly words: string;
  readonly summary: string;
  /** Its arguments in order; one in [brackets] may be left out. */
  readonly args?: readonly string[];
  readonly options?: Readonly<Record<string, Option>>;
  /** Does it. Resolves to the exit code. */
  run(given: Given, terminal: Terminal): Promise<number>;
}

/** What was typed can't be understood: the exit code is 2. */
export class UsageError extends Error {}
