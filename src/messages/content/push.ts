import {
  pushService,
  type PushContent,
  type PushParts,
  type PushService,
} from '../../domain/delivery/index.ts';
import type { ChannelType } from '../../domain/endpoint.ts';
import {
  templateRef,
  type DirectConfiguration,
  type DirectMessage,
  type Overrides,
} from '../configuration.ts';

const SERVICE_MESSAGES = {
  GCM: 'GCMMessage',
  APNS: 'APNSMessage',
  ADM: 'ADMMessage',
  BAIDU: 'BaiduMessage',
} as const satisfies Record<PushService, keyof DirectConfiguration>;

type ServiceMessage = DirectConfiguration[
  'DefaultPushNotificationMessage' | (typeof SERVICE_MESSAGES)[PushService]];

// What the pipeline reads by a name of its own; anything else is an option of the service.
const KNOWN = {
  Action: 'action',
  Title: 'title',
  Body: 'body',
  Url: 'url',
  Sound: 'sound',
  ImageUrl: 'imageUrl',
  MediaUrl: 'imageUrl',
  ImageIconUrl: 'imageIconUrl',
  SmallImageIconUrl: 'smallImageIconUrl',
  SilentPush: 'silent',
  Data: 'data',
  CollapseKey: 'collapseKey',
  CollapseId: 'collapseKey',
  Priority: 'priority',
  TimeToLive: 'timeToLive',
  RawContent: 'rawContent',
} as const satisfies Record<string, keyof PushParts>;

/** From the weakest: the default message or the template, the default push message, that of the service. */
export function pushContent(
  { configuration, templates }: DirectMessage,
  { TitleOverride, BodyOverride, RawContent, Substitutions }: Overrides,
  type: ChannelType,
): PushContent {
  const { DefaultMessage, DefaultPushNotificationMessage: common } = configuration;
  const name = pushService(type);
  const ofService = name && configuration[SERVICE_MESSAGES[name]];
  const template = templateRef(templates.PushTemplate);
  return {
    channel: 'PUSH',
    template,
    parts: {
      ...(!template && DefaultMessage?.Body && { body: DefaultMessage.Body }),
      ...partsOf(common),
      ...partsOf(ofService),
      ...(TitleOverride && { title: TitleOverride }),
      ...(BodyOverride && { body: BodyOverride }),
      ...(RawContent && { rawContent: RawContent }),
    },
    substitutions: [
      DefaultMessage?.Substitutions,
      common?.Substitutions,
      ofService?.Substitutions,
      Substitutions,
    ],
  };
}

const isKnown = (name: string): name is keyof typeof KNOWN => Object.hasOwn(KNOWN, name);

function partsOf(message: ServiceMessage): PushParts {
  const parts: Record<string, unknown> = {};
  const options: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(message ?? {})) {
    if (isKnown(name)) parts[KNOWN[name]] = value;
    else if (typeof value === 'string' || typeof value === 'number') options[name] = value;
  }
  return { ...parts, ...(Object.keys(options).length > 0 && { options }) };
}
