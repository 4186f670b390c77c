import type { Ctx } from '../context.ts';
import type { ChannelType } from '../domain/endpoint.ts';
import {
  pushProvider,
  smtpProvider,
  webhookProvider,
  type ChooseProvider,
  type Provider,
  type PushChannel,
} from '../providers/index.ts';

/** What a project has, and for whom. */
interface Choice {
  readonly ctx: Ctx;
  readonly ofProject: ChooseProvider;
  readonly country: string | undefined;
  /** A push channel as the project set it up, with its credentials. */
  readonly ofChannel: (type: ChannelType) => PushChannel | undefined;
}

type Choose = (choice: Choice) => Provider | undefined;

const OUTBOX: Provider = { kind: 'outbox', name: 'outbox' };

const serverSmtp: Choose = ({ ctx }) =>
  ctx.settings.smtpUrl === undefined ? undefined : smtpProvider(ctx.settings.smtpUrl);

/** Messages whose channel has no credentials that its service takes today stay in the outbox. */
const push =
  (type: ChannelType): Choose =>
  ({ ofChannel }) => {
    const channel = ofChannel(type);
    return channel && pushProvider(channel);
  };

/** By channel, the first that is set up; with none, messages stay in the outbox. */
const PROVIDERS: Partial<Record<ChannelType, readonly Choose[]>> = {
  EMAIL: [({ ofProject }) => ofProject('EMAIL', undefined), serverSmtp],
  SMS: [({ ofProject, country }) => ofProject('SMS', country)],
  VOICE: [({ ofProject, country }) => ofProject('VOICE', country)],
  // A plain PUSH endpoint holds a Google token.
  PUSH: [push('GCM')],
  GCM: [push('GCM')],
  APNS: [push('APNS')],
  APNS_SANDBOX: [push('APNS_SANDBOX')],
  APNS_VOIP: [push('APNS_VOIP')],
  APNS_VOIP_SANDBOX: [push('APNS_VOIP_SANDBOX')],
  ADM: [push('ADM')],
  CUSTOM: [({ ctx }) => webhookProvider(ctx.settings.webhookHosts)],
};

export function chooseProvider(type: ChannelType, choice: Choice): Provider {
  for (const choose of PROVIDERS[type] ?? []) {
    const provider = choose(choice);
    if (provider) return provider;
  }
  return OUTBOX;
}
