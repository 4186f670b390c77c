import type { OutgoingEmail } from '../../providers/index.ts';
import type { EmailContent, MailHeader } from '../../domain/delivery/index.ts';
import { htmlToText, renderHtml, renderText, TemplateError } from '../../domain/template/index.ts';
import { bodyHtml } from '../../templates/index.ts';
import { openPixelUrl, unsubscribeUrl } from '../links.ts';
import { Refusal } from '../refusal.ts';
import { renderPart, variablesOf, type Composition } from './composition.ts';

const ADDRESS = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/;
const MAX_HEADER_VALUE = 870;

/** @throws Refusal */
export async function composeEmail(composition: Composition<EmailContent>): Promise<OutgoingEmail> {
  const { content, template, config, environment, to, messageId } = composition;
  if (!ADDRESS.test(to)) throw new Refusal('INVALID_ADDRESS');
  const from = content.from ?? config.FromAddress;
  if (!from) throw new Refusal('NO_FROM_ADDRESS');

  const variables = variablesOf(composition);
  const asText = (part: string, source: string) =>
    renderPart(part, () => renderText(source, variables, environment));
  const htmlSource = content.html ?? template?.body.HtmlPart;
  const textSource = content.text ?? template?.body.TextPart;
  const html = htmlSource
    ? await compiled(htmlSource).then((source) =>
        renderPart('HtmlPart', () => renderHtml(source, variables, environment)),
      )
    : undefined;
  const text = textSource ? asText('TextPart', textSource) : html && htmlToText(html);
  if (!html && !text) throw new Refusal('NO_MESSAGE_FOR_CHANNEL', 'There is neither HTML nor text');

  const headers = (content.headers ?? templateHeaders(composition)).map(({ name, value }) => ({
    name,
    value: oneLine(`Header ${name}`, asText(`Header ${name}`, value)),
  }));
  return {
    kind: 'EMAIL',
    to,
    from: oneLine('FromAddress', from),
    replyTo: (content.replyTo ?? []).map((address) => oneLine('ReplyToAddresses', address)),
    subject: oneLine('Subject', asText('Subject', content.subject ?? template?.body.Subject ?? '')),
    html: html && withPixel(html, openPixelUrl(composition.ctx, composition.id)),
    text,
    headers: [...headers, ...unsubscribeHeaders(composition, headers), ...traceHeader(composition)],
    returnPath: content.returnPath && oneLine('FeedbackForwardingAddress', content.returnPath),
    messageId,
  };
}

function templateHeaders({ template }: Composition<EmailContent>): MailHeader[] {
  return (template?.body.Headers ?? []).map(({ Name = '', Value = '' }) => ({
    name: Name,
    value: Value,
  }));
}

/** RFC 8058: mail programs show a button that unsubscribes with one click. What the author wrote wins. */
function unsubscribeHeaders(
  { ctx, id, request }: Composition,
  written: readonly MailHeader[],
): MailHeader[] {
  const isWritten = written.some(({ name }) => name.toLowerCase().startsWith('list-unsubscribe'));
  if (request.class !== 'marketing' || isWritten) return [];
  return [
    { name: 'List-Unsubscribe', value: `<${unsubscribeUrl(ctx, id)}>` },
    { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
  ];
}

function traceHeader({ request: { traceId } }: Composition): MailHeader[] {
  return traceId ? [{ name: 'X-Trace-Id', value: oneLine('TraceId', traceId) }] : [];
}

async function compiled(source: string): Promise<string> {
  try {
    return await bodyHtml(source);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new Refusal('RENDERING_FAILED', `HtmlPart: ${error.message}`);
  }
}

/** A line break in a header would begin another header, or the body. @throws Refusal */
function oneLine(part: string, value: string): string {
  if (/[\r\n]/.test(value)) throw new Refusal('MESSAGE_NOT_VALID', `${part} has a line break`);
  if (part.startsWith('Header') && value.length > MAX_HEADER_VALUE) {
    throw new Refusal('MESSAGE_NOT_VALID', `${part} is longer than ${MAX_HEADER_VALUE} characters`);
  }
  return value;
}

function withPixel(html: string, url: string): string {
  const pixel = `<img src="${url}" width="1" height="1" alt="" style="display:none">`;
  const end = html.toLowerCase().lastIndexOf('</body>');
  return end === -1 ? html + pixel : html.slice(0, end) + pixel + html.slice(end);
}
