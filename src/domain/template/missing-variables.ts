import { parseTemplate } from './compile.ts';
import {
  childrenOf,
  nameOf,
  type BlockStatement,
  type PathExpression,
  type TemplateNode,
} from './nodes.ts';
import { HELPER_NAMES } from './engine.ts';
import type { Variables } from './variables.ts';

// Inside these a path starts from the item, not from the recipient.
const MOVES_CONTEXT = ['each', 'with'];
const ASKS = ['if', 'unless', 'not', 'and', 'or', 'yesno'];

/**
 * The variables a template prints and the recipient has no value for, in the order of the source. What an
 * `if` asks for is no omission, and what stands under that `if` isn't either.
 */
export function missingVariables(source: string, variables: Variables): string[] {
  const missing = new Set<string>();
  visit(parseTemplate(source), new Set(), (path) => {
    if (!hasValue(variables, path.parts)) missing.add(written(path.parts));
  });
  return [...missing];
}

/** The parts as an author writes them: `User.UserAttributes.[Last Name].[0]`. */
function written(parts: readonly string[]): string {
  return parts.map((part) => (/^[A-Za-z_]\w*$/.test(part) ? part : `[${part}]`)).join('.');
}

function visit(
  node: TemplateNode,
  guarded: ReadonlySet<string>,
  tell: (path: PathExpression) => void,
) {
  if (node.type === 'PathExpression') {
    const local = node.data || node.depth > 0 || node.parts.length === 0;
    if (!local && !guarded.has(node.original)) tell(node);
    return;
  }
  if (node.type === 'BlockStatement') return visitBlock(node, guarded, tell);
  if ('path' in node) {
    if (ASKS.includes(nameOf(node))) return;
    for (const child of childrenOf(node)) {
      const isHelperName = child === node.path && HELPER_NAMES.has(nameOf(node));
      if (!isHelperName && node.type !== 'DecoratorBlock') visit(child, guarded, tell);
      if (child.type === 'Program') visit(child, guarded, tell);
    }
    return;
  }
  for (const child of childrenOf(node)) {
    if (!('name' in node && child === node.name)) visit(child, guarded, tell);
  }
}

function visitBlock(
  node: BlockStatement,
  guarded: ReadonlySet<string>,
  tell: (path: PathExpression) => void,
): void {
  const name = nameOf(node);
  const isHelper = HELPER_NAMES.has(name);
  const asked = (isHelper ? node.params : [node.path]).filter((p) => p.type === 'PathExpression');
  const asks = ASKS.includes(name) || MOVES_CONTEXT.includes(name) || !isHelper;
  if (!asks) for (const param of node.params) visit(param, guarded, tell);
  const inside = asks ? new Set([...guarded, ...asked.map((path) => path.original)]) : guarded;
  const moved = MOVES_CONTEXT.includes(name) || !isHelper;
  if (node.program && !moved) visit(node.program, inside, tell);
  if (node.inverse) visit(node.inverse, inside, tell);
}

function hasValue(variables: Variables, parts: readonly string[]): boolean {
  let value: unknown = variables;
  for (const part of parts) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return false;
    value = Reflect.get(value, part);
  }
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
