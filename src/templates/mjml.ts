import { LRUCache } from 'lru-cache';
import { TemplateError } from '../domain/template/index.ts';

const CACHED_CHARACTERS = 20_000_000;
const compiled = new LRUCache<string, string>({
  maxSize: CACHED_CHARACTERS,
  sizeCalculation: (html, source) => html.length + source.length,
});

/** Whether a body is MJML rather than HTML. */
function isMjml(source: string): boolean {
  return /^\s*<mjml\b/i.test(source);
}

/**
 * The HTML of a body that may be MJML; variables stay in it and are put in afterwards, escaped. Remembered by
 * the text itself, so once per version of a template. @throws TemplateError with the line
 */
export async function bodyHtml(source: string): Promise<string> {
  if (!isMjml(source)) return source;
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const html = await compileMjml(source);
  compiled.set(source, html);
  return html;
}

async function compileMjml(source: string): Promise<string> {
  const include = /<mj-include/i.exec(source);
  if (include) throw new TemplateError('mj-include is not offered', lineAt(source, include.index));
  // Loaded when the first MJML body comes: it is as slow to load as all the rest of a process together.
  const { default: mjml2html } = await import('mjml');
  let html: string;
  try {
    ({ html } = await mjml2html(source, { ignoreIncludes: true, validationLevel: 'strict' }));
  } catch (error) {
    throw mjmlError(error);
  }
  for (const { 0: expression, index } of source.matchAll(/\{\{\{?[^{}]*\}?\}\}/g)) {
    if (!html.includes(expression) && !isComment(source, index)) {
      throw new TemplateError(
        `MJML drops ${expression} here: put it inside a text, a button or <mj-raw>`,
        lineAt(source, index),
      );
    }
  }
  return html;
}

function lineAt(source: string, index: number): number {
  return source.slice(0, index).split('\n').length;
}

function isComment(source: string, index: number): boolean {
  return source.lastIndexOf('<!--', index) > source.lastIndexOf('-->', index);
}

function mjmlError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const problems: unknown[] = 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  const [first] = problems.filter(isProblem);
  // The full text of the message names a folder of the server.
  if (!first) return new TemplateError(error.message.split('\n')[0] ?? 'is not valid MJML');
  return new TemplateError(`<${first.tagName}>: ${first.message}`, first.line);
}

interface Problem {
  readonly tagName: string;
  readonly message: string;
  readonly line: number;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'tagName' in value && 'line' in value;
}
