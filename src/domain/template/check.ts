import { HELPER_NAMES } from './engine.ts';
import { nodesOf, nameOf, type TemplateNode } from './nodes.ts';

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

function problem(node: TemplateNode, inline: ReadonlySet<unknown>): string | undefined {
  switch (node.type) {
    case 'PathExpression': {
      const [first = ''] = node.parts;
      return node.data && !DATA_NAMES.includes(first)
        ? `@${first} is not offered: only ${DATA_NAMES.map((name) => `@${name}`).join(', ')}`
        : undefined;
    }
    case 'MustacheStatement':
    case 'BlockStatement':
    case 'SubExpression': {
      const name = nameOf(node);
      const isCall =
        node.type === 'SubExpression' || node.params.length > 0 || node.hash !== undefined;
      const unknown = isCall ? !HELPER_NAMES.has(name) : /^(block)?helperMissing$/i.test(name);
      return unknown ? `there is no helper "${name}"` : undefined;
    }
    case 'PartialStatement':
      return inline.has(nameOf(node)) && node.name.type === 'PathExpression'
        ? undefined
        : 'only partials that the template defines itself, by {{#*inline "name"}}, can be used';
    case 'PartialBlockStatement':
      return 'partial blocks {{#> …}} are not offered';
    case 'Decorator':
      return 'decorators other than {{#*inline "name"}} are not offered';
    case 'DecoratorBlock':
      return inlineName(node) === undefined
        ? 'decorators other than {{#*inline "name"}} are not offered'
        : undefined;
    default:
      return undefined;
  }
}

function inlineName(node: TemplateNode): string | undefined {
  if (node.type !== 'DecoratorBlock' || nameOf(node) !== 'inline') return undefined;
  const [name] = node.params;
  return name?.type === 'StringLiteral' ? name.value : undefined;
}
