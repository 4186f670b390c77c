import type { OutgoingPush } from '../../providers/index.ts';
import { pushService, type PushContent, type PushParts } from '../../domain/delivery/index.ts';
import type { ChannelType } from '../../domain/endpoint.ts';
import { renderText } from '../../domain/template/index.ts';
import type { TemplateBodies } from '../../templates/index.ts';
import { Refusal } from '../refusal.ts';
import { renderPart, variablesOf, type Composition } from './composition.ts';

/** @throws Refusal */
export function composePush(
  composition: Composition<PushContent>,
  channelType: ChannelType,
): OutgoingPush {
  const { to, messageId, environment } = composition;
  const { rawContent, ...parts } = partsFor(composition, channelType);
  const variables = variablesOf(composition);
  const render = (part: string, source: string) =>
    renderPart(part, () => renderText(source, variables, environment));

  if (rawContent) {
    return {
      kind: 'PUSH',
      to,
      channelType,
      parts: deliveryParts(parts, render),
      raw: rawJson(rawContent, render),
      messageId,
    };
  }
  if (!parts.title && !parts.body && !parts.silent && !parts.data) {
    throw new Refusal('NO_MESSAGE_FOR_CHANNEL', 'There is neither a title nor a text');
  }
  const rendered = Object.fromEntries(
    Object.entries(parts).map(([part, value]) => [
      part,
      typeof value === 'string' ? render(part, value) : value,
    ]),
  );
  const data = dataOf(composition, (name, value) => render(`data.${name}`, value), parts.data);
  return {
    kind: 'PUSH',
    to,
    channelType,
    parts: { ...rendered, ...data },
    raw: undefined,
    messageId,
  };
}

/** What says how a message is delivered counts for the author's own JSON too: APNs takes it beside the JSON. */
function deliveryParts(
  { priority, timeToLive, collapseKey, options }: PushParts,
  render: Render,
): OutgoingPush['parts'] {
  return {
    ...(priority && { priority: render('priority', priority) }),
    ...(timeToLive !== undefined && { timeToLive }),
    ...(collapseKey && { collapseKey: render('collapseKey', collapseKey) }),
    ...(options && { options }),
  };
}

/** The caller's context and trace go with the payload, where the app finds them as `pinpoint`. */
function dataOf(
  { request: { context, traceId } }: Composition<PushContent>,
  render: Render,
  data: PushParts['data'],
): Pick<PushParts, 'data'> {
  const entries: [string, string][] = Object.entries(data ?? {}).map(([name, value]) => [
    name,
    render(name, value),
  ]);
  if (context || traceId) {
    entries.push([
      'pinpoint',
      JSON.stringify({ ...context, ...(traceId && { TraceId: traceId }) }),
    ]);
  }
  return entries.length === 0 ? {} : { data: Object.fromEntries<string>(entries) };
}

/** From the weakest: the template for all services, the template for this service, the message. */
function partsFor(
  { content, template }: Composition<PushContent>,
  channelType: ChannelType,
): PushParts {
  const service = pushService(channelType);
  const body = template?.body;
  const forService = service === 'BAIDU' ? body?.Baidu : service && body?.[service];
  return {
    ...given(templateParts(body?.Default)),
    ...given(templateParts(forService)),
    ...given(content.parts),
  };
}

type TemplatePush = TemplateBodies['PUSH'];
type Written = TemplatePush['Default'] | TemplatePush['GCM'] | TemplatePush['APNS'];

function templateParts(written: Written): PushParts | undefined {
  if (!written) return undefined;
  return {
    action: written.Action,
    title: written.Title,
    body: written.Body,
    url: written.Url,
    sound: written.Sound,
    ...('MediaUrl' in written && { imageUrl: written.MediaUrl }),
    ...('ImageUrl' in written && { imageUrl: written.ImageUrl }),
    ...('ImageIconUrl' in written && { imageIconUrl: written.ImageIconUrl }),
    ...('SmallImageIconUrl' in written && { smallImageIconUrl: written.SmallImageIconUrl }),
    ...('RawContent' in written && { rawContent: written.RawContent }),
  };
}

function given(parts: PushParts | undefined): PushParts {
  return Object.fromEntries(
    Object.entries(parts ?? {}).filter(([, value]) => value !== undefined && value !== ''),
  );
}

type Render = (part: string, source: string) => string;

/**
 * Where the source itself is JSON, each of its strings is rendered, so that no value can end a string early;
 * otherwise (an `{{#each}}` around members) the whole is rendered and must then be JSON.
 */
function rawJson(source: string, render: Render): unknown {
  const template = parseJson(source);
  const raw =
    template === undefined ? parseJson(render('RawContent', source)) : eachString(template, render);
  if (raw === undefined) throw new Refusal('MESSAGE_NOT_VALID', 'RawContent is not JSON');
  return raw;
}

function eachString(value: unknown, render: Render): unknown {
  if (typeof value === 'string') return render('RawContent', value);
  if (Array.isArray(value)) return value.map((item) => eachString(item, render));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, eachString(item, render)]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
