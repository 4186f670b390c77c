import type Handlebars from 'handlebars';
import { LRUCache } from 'lru-cache';
import { checkTemplate, type TemplateProblem } from './check.ts';
import { nestingDepth } from './depth.ts';
import { CHARGE, engine, HELPER_NAMES, PRINT } from './engine.ts';
import { nodesOf, nameOf, type Program, type TemplateNode } from './nodes.ts';
import { TemplateError } from './template-error.ts';

/** HTML escapes what it prints; text does not. */
export type Escaping = 'html' | 'text';
type Compiled = Handlebars.TemplateDelegate<unknown>;

const MAX_SOURCE = 1_000_000;
const MAX_DEPTH = 40;
const CACHED_CHARACTERS = 20_000_000;

const compiled = new LRUCache<string, Compiled>({
  maxSize: CACHED_CHARACTERS,
  sizeCalculation: (_, key) => key.length,
});

/** The template as a function, remembered by its very text. @throws TemplateError with the line */
export function compileTemplate(source: string, escaping: Escaping): Compiled {
  const key = `${escaping}:${source}`;
  const known = compiled.get(key);
  if (known) return known;
  const template = engine.compile(chargeAndPrint(parseTemplate(source)), {
    knownHelpers: Object.fromEntries([...HELPER_NAMES, PRINT, CHARGE].map((name) => [name, true])),
    knownHelpersOnly: true,
    noEscape: escaping === 'text',
  });
  compiled.set(key, template);
  return template;
}

/** Everything that is wrong with the source of a template. */
export function templateProblems(source: string): TemplateProblem[] {
  try {
    return checkTemplate(parse(source));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [{ line: error.line ?? 1, message: error.message.replace(/^line \d+: /, '') }];
  }
}

/** @throws TemplateError on the first problem */
export function parseTemplate(source: string): Program {
  const program = parse(source);
  const [first] = checkTemplate(program);
  if (first) throw new TemplateError(first.message, first.line);
  return program;
}

function parse(source: string): Program {
  // Handlebars would also take a ready syntax tree, which is code: only text ever gets that far.
  if (typeof source !== 'string') throw new TemplateError('is not text');
  if (source.length > MAX_SOURCE)
    throw new TemplateError(`is longer than ${MAX_SOURCE} characters`);
  if (nestingDepth(source) > MAX_DEPTH) {
    throw new TemplateError(`nests more than ${MAX_DEPTH} blocks or calls`);
  }
  try {
    const program: TemplateNode | hbs.AST.Program = engine.parse(source);
    if (!isProgram(program)) throw new Error('Handlebars parsed no program');
    return program;
  } catch (error) {
    throw syntaxError(error);
  }
}

function isProgram(node: object): node is Program {
  return 'type' in node && node.type === 'Program';
}

function syntaxError(error: unknown): unknown {
  if (error instanceof RangeError) return new TemplateError('is nested too deeply');
  if (!(error instanceof Error)) return error;
  const line = /on line (\d+)|- (\d+):\d+$/.exec(error.message);
  if (!line) return error;
  const [, ...found] = error.message.split('\n');
  const near = found[0]?.trim();
  const told = near ? `can't be read near "${near}"` : error.message;
  return new TemplateError(told, Number(line[1] ?? line[2]));
}

/**
 * Puts our own calls into the tree: every `{{path}}` is printed by us (a list of values is no text to Handlebars),
 * and every block begins by charging its text to the budget, so that no loop or partial runs unseen.
 */
function chargeAndPrint(root: Program): Program {
  for (const node of [...nodesOf(root)]) {
    if (node.type === 'MustacheStatement' && !HELPER_NAMES.has(nameOf(node))) {
      node.params = [node.path];
      node.path = path(PRINT, node);
    }
    if (node.type === 'Program') node.body.unshift(charge(node));
  }
  return root;
}

function charge(program: Program): TemplateNode {
  const length = program.body.reduce(
    (sum, node) => sum + (node.type === 'ContentStatement' ? node.value.length : 0),
    0,
  );
  const { loc } = program;
  const amount = { type: 'NumberLiteral' as const, value: length, original: length, loc };
  const strip = { open: false, close: false };
  const call = { path: path(CHARGE, program), params: [amount], escaped: false, strip, loc };
  return { type: 'MustacheStatement', ...call };
}

function path(name: string, { loc }: TemplateNode): TemplateNode & { type: 'PathExpression' } {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}
