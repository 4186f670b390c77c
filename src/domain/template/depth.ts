/**
 * How deep blocks and calls are nested, read from the text alone: the parser's time grows with the square of
 * the depth, so this has to be known before it starts. A chain of `{{else if}}` nests too.
 */
export function nestingDepth(source: string): number {
  const open: number[] = [];
  let depth = 0;
  let deepest = 0;
  for (const [, sign, name, inside = ''] of source.matchAll(
    /\{\{\{?~?\s*([#^/!]?)[*>]?\s*(\w*)([^{}]*)/g,
  )) {
    if (sign === '#' || (sign === '^' && name !== '')) {
      open.push(1);
      depth += 1;
    } else if (sign === '/') {
      depth -= open.pop() ?? 0;
    } else if (name === 'else' && /\w/.test(inside)) {
      const last = open.pop();
      if (last !== undefined) open.push(last + 1);
      depth += 1;
    }
    deepest = Math.max(deepest, depth, parentheses(inside));
  }
  return deepest;
}

function parentheses(call: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of call) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
