import { HELPER_NAMES } from './engine.ts';
import {
  nameOf,
  nodesOf,
  type BlockStatement,
  type MustacheStatement,
  type PathExpression,
  type SubExpression,
  type TemplateNode,
} from './nodes.ts';

const DATA_NAMES = ['root', 'index', 'key', 'first', 'last'];

/** A problem of a template and where it is. */
export interface TemplateProblem {
  readonly line: number;
  readonly message: string;
}

/** What a parsed template uses that is not offered: unknown helpers, foreign partials, private data. */
export function checkTemplate(root: TemplateNode): TemplateProblem[] {
  const nodes = [...nodesOf(root)];
  const inline = new Set(nodes.map(inlineName));
  return nodes.flatMap((node) => {
    const message = problem(node, inline);
    return message === undefined ? [] : [{ line: node.loc.start.line, message }];
  });
}

const NO_DECORATOR = 'decorators other than {{#*inline "name"}} are not offered';

function problem(node: TemplateNode, inline: ReadonlySet<unknown>): string | undefined {
  if (node.type === 'PathExpression') return dataProblem(node);
  if (node.type === 'MustacheStatement' || node.type === 'BlockStatement') return callProblem(node);
  if (node.type === 'SubExpression') return callProblem(node);
  if (node.type === 'PartialStatement') {
    return inline.has(nameOf(node)) && node.name.type === 'PathExpression'
      ? undefined
      : 'only partials that the template defines itself, by {{#*inline "name"}}, can be used';
  }
  if (node.type === 'PartialBlockStatement') return 'partial blocks {{#> …}} are not offered';
  if (node.type === 'Decorator') return NO_DECORATOR;
  if (node.type === 'DecoratorBlock' && inlineName(node) === undefined) return NO_DECORATOR;
  return undefined;
}

function dataProblem({ data, parts: [first = ''] }: PathExpression): string | undefined {
  return data && !DATA_NAMES.includes(first)
    ? `@${first} is not offered: only ${DATA_NAMES.map((name) => `@${name}`).join(', ')}`
    : undefined;
}

function callProblem(node: MustacheStatement | BlockStatement | SubExpression): string | undefined {
  const name = nameOf(node);
  const isCall = node.type === 'SubExpression' || node.params.length > 0 || node.hash !== undefined;
  const isUnknown = isCall ? !HELPER_NAMES.has(name) : /^(block)?helperMissing$/i.test(name);
  return isUnknown ? `there is no helper "${name}"` : undefined;
}

function inlineName(node: TemplateNode): string | undefined {
  if (node.type !== 'DecoratorBlock' || nameOf(node) !== 'inline') return undefined;
  const [name] = node.params;
  return name?.type === 'StringLiteral' ? name.value : undefined;
}
