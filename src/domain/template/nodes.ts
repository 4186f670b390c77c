/** Handlebars' syntax tree as a union, so that the compiler sees which node has what. */
interface Located {
  readonly loc: { readonly start: { readonly line: number } };
}
interface Called extends Located {
  path: PathExpression | Literal;
  params: Expression[];
  hash?: Hash;
}
export interface Program extends Located {
  readonly type: 'Program';
  body: TemplateNode[];
  readonly blockParams?: readonly string[];
}
export interface MustacheStatement extends Called {
  readonly type: 'MustacheStatement' | 'Decorator';
}
export interface BlockStatement extends Called {
  readonly type: 'BlockStatement' | 'DecoratorBlock';
  readonly program?: Program;
  readonly inverse?: Program;
}
interface PartialStatement extends Located {
  readonly type: 'PartialStatement' | 'PartialBlockStatement';
  readonly name: PathExpression | SubExpression;
  readonly params: Expression[];
  readonly hash?: Hash;
  readonly program?: Program;
}
interface TextStatement extends Located {
  readonly type: 'ContentStatement' | 'CommentStatement';
  readonly value: string;
}
export interface SubExpression extends Called {
  readonly type: 'SubExpression';
}
export interface PathExpression extends Located {
  readonly type: 'PathExpression';
  readonly data: boolean;
  readonly depth: number;
  readonly parts: readonly string[];
  readonly original: string;
}
interface StringLiteral extends Located {
  readonly type: 'StringLiteral';
  readonly value: string;
}
interface OtherLiteral extends Located {
  readonly type: 'NumberLiteral' | 'BooleanLiteral' | 'UndefinedLiteral' | 'NullLiteral';
  readonly value?: number | boolean;
}
interface HashPair extends Located {
  readonly type: 'HashPair';
  readonly value: Expression;
}
export interface Hash extends Located {
  readonly type: 'Hash';
  readonly pairs: readonly HashPair[];
}
export type Literal = StringLiteral | OtherLiteral;
export type Expression = SubExpression | PathExpression | Literal;
export type TemplateNode =
  | Program
  | MustacheStatement
  | BlockStatement
  | PartialStatement
  | TextStatement
  | Expression
  | Hash
  | HashPair;

/** The nodes directly below a node, in the order of the source. */
export function childrenOf(node: TemplateNode): TemplateNode[] {
  const children: (TemplateNode | undefined)[] = [];
  if ('body' in node) children.push(...node.body);
  if ('path' in node) children.push(node.path);
  if ('name' in node) children.push(node.name);
  if ('params' in node) children.push(...node.params);
  if ('hash' in node) children.push(node.hash);
  if ('pairs' in node) children.push(...node.pairs.map((pair) => pair.value));
  if ('program' in node) children.push(node.program);
  if ('inverse' in node) children.push(node.inverse);
  return children.filter((child) => child !== undefined);
}

/** The node and everything below it. */
export function* nodesOf(node: TemplateNode): Generator<TemplateNode> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

/** The name a call or a partial has in the source. */
export function nameOf(
  node: MustacheStatement | BlockStatement | PartialStatement | SubExpression,
) {
  const named = 'path' in node ? node.path : node.name;
  if (named.type === 'PathExpression') return named.original;
  return 'value' in named ? String(named.value) : '';
}
