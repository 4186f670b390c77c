import type { ProjectChannels } from '../channels/index.ts';
import type { Ctx } from '../context.ts';
import {
  messageChannel,
  settingsChannel,
  type MessageChannel,
  type MessageContent,
} from '../domain/delivery/index.ts';
import type { ChannelType } from '../domain/endpoint.ts';
import { isStorable } from '../domain/text.ts';
import { countryOf } from '../phone-numbers/index.ts';
import type { OutgoingMessage, Provider } from '../providers/index.ts';
import {
  loadTemplates,
  renderEnvironment,
  templateId,
  type LoadedTemplate,
  type TemplateType,
} from '../templates/index.ts';
import { composeEmail } from './compose/email.ts';
import { composePush } from './compose/push.ts';
import { composeSms } from './compose/sms.ts';
import { deliveryId, messageIdOf } from './identity.ts';
import { Refusal } from './refusal.ts';
import type { DeliveryRequest } from './request.ts';

/** A request with its message ready to go, or with the reason why there is none. */
export interface Prepared {
  readonly id: string;
  readonly messageId: string;
  readonly request: DeliveryRequest;
  readonly templateVersion: number | undefined;
  /** What it is about: the message's word, or its template's. */
  readonly topic: string | undefined;
  readonly outcome:
    | { readonly kind: 'message'; readonly message: OutgoingMessage; readonly provider: Provider }
    | { readonly kind: 'refusal'; readonly refusal: Refusal };
}

type Templates = { [T in MessageChannel & TemplateType]: Map<string, LoadedTemplate<T>> };

/** Composes all messages: one query for each template type in use, none per recipient. */
export async function prepare(
  ctx: Ctx,
  requests: readonly DeliveryRequest[],
  channels: ProjectChannels,
): Promise<Prepared[]> {
  const [EMAIL, SMS, PUSH] = await Promise.all([
    loadTemplates(ctx, 'EMAIL', namedBy(requests, 'EMAIL')),
    loadTemplates(ctx, 'SMS', namedBy(requests, 'SMS')),
    loadTemplates(ctx, 'PUSH', namedBy(requests, 'PUSH')),
  ]);
  const compose = composer(ctx, channels, { EMAIL, SMS, PUSH });
  return Promise.all(requests.map(compose));
}

function namedBy(requests: readonly DeliveryRequest[], channel: MessageChannel) {
  return requests.flatMap(({ content }) =>
    content.channel === channel && content.template ? [content.template] : [],
  );
}

function composer(ctx: Ctx, channels: ProjectChannels, templates: Templates) {
  const environment = renderEnvironment(ctx);
  const providers = new Map<string, Provider>();
  const providerOf = (type: ChannelType, to: string): Provider => {
    const country = type === 'SMS' || type === 'VOICE' ? countryOf(to) : undefined;
    const key = `${type} ${country}`;
    const provider = providers.get(key) ?? channels.provider(type, country);
    providers.set(key, provider);
    return provider;
  };

  return async (request: DeliveryRequest): Promise<Prepared> => {
    const id = deliveryId(request.projectId, request.key);
    const messageId = messageIdOf(ctx, id);
    const { content } = request;
    const template = templateOf(content, templates);
    const version = template?.version;
    const topic = content.topic ?? topicOf(template);
    const prepared = { id, messageId, request, templateVersion: version, topic };
    try {
      if (request.refusal) throw new Refusal(request.refusal);
      const { type, to } = reachable(request);
      const state = channels.states.get(settingsChannel(type));
      // A webhook is named by the step itself: there is nothing to set up in the project.
      if (type !== 'CUSTOM' && !state?.enabled) throw new Refusal('CHANNEL_DISABLED');
      if (content.template && version === undefined) {
        throw new Refusal('TEMPLATE_NOT_FOUND', missingTemplate(content));
      }
      const base = { ctx, id, messageId, to, request, environment, config: state?.config ?? {} };
      const message = await compose(base, content, templates, type);
      if (!isStorable(textOf(message))) {
        throw new Refusal('MESSAGE_NOT_VALID', 'It has a NUL or half a surrogate pair');
      }
      return { ...prepared, outcome: { kind: 'message', message, provider: providerOf(type, to) } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...prepared, outcome: { kind: 'refusal', refusal: error } };
    }
  };
}

type Base = Omit<Parameters<typeof composeEmail>[0], 'content' | 'template'>;

async function compose(
  base: Base,
  content: MessageContent,
  templates: Templates,
  type: ChannelType,
): Promise<OutgoingMessage> {
  switch (content.channel) {
    case 'EMAIL':
      return composeEmail({ ...base, content, template: find(templates.EMAIL, content) });
    case 'SMS':
      return composeSms({ ...base, content, template: find(templates.SMS, content) });
    case 'PUSH':
      return composePush({ ...base, content, template: find(templates.PUSH, content) }, type);
    case 'CUSTOM': {
      const { uri, payload } = content;
      return { kind: 'CUSTOM', uri, payload, messageId: base.messageId };
    }
  }
}

/** The channel and the address of the recipient. @throws Refusal */
function reachable({ endpoint, content }: DeliveryRequest): { type: ChannelType; to: string } {
  const { channelType, address } = endpoint;
  if (content.channel === 'CUSTOM') return { type: 'CUSTOM', to: address ?? '' };
  if (!channelType) throw new Refusal('NO_CHANNEL');
  if (messageChannel(channelType) !== content.channel) throw new Refusal('NO_MESSAGE_FOR_CHANNEL');
  if (!address) throw new Refusal('NO_ADDRESS');
  return { type: channelType, to: address };
}

function find<T>(loaded: ReadonlyMap<string, T>, { template }: MessageContent): T | undefined {
  return template && loaded.get(templateId(template));
}

function templateOf(content: MessageContent, templates: Templates): LoadedTemplate | undefined {
  if (content.channel === 'CUSTOM') return undefined;
  return find<LoadedTemplate>(templates[content.channel], content);
}

function topicOf(template: LoadedTemplate | undefined): string | undefined {
  return template && 'Topic' in template.body ? template.body.Topic : undefined;
}

function missingTemplate({ template, channel }: MessageContent): string {
  const version = template?.version ? `version ${template.version} of the` : 'the';
  return `There is no ${version === 'the' ? '' : `${version} `}${channel} template "${template?.name}"`;
}

function textOf(message: OutgoingMessage): string {
  const parts: unknown[] = Object.values(message);
  return parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('');
}
