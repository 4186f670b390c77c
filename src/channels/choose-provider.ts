import type { Ctx } from '../context.ts';
import type { ChannelType } from '../domain/endpoint.ts';
import {
  smtpProvider,
  webhookProvider,
  type ChooseProvider,
  type Provider,
} from '../providers/index.ts';

/** What a project has, and for whom. */
interface Choice {
  readonly ctx: Ctx;
  readonly ofProject: ChooseProvider;
  readonly country: string | undefined;
}

type Choose = (choice: Choice) => Provider | undefined;

const OUTBOX: Provider = { kind: 'outbox', name: 'outbox' };

const serverSmtp: Choose = ({ ctx }) =>
  ctx.settings.smtpUrl === undefined ? undefined : smtpProvider(ctx.settings.smtpUrl);

/** By channel, the first that is set up; with none, messages stay in the outbox. */
const PROVIDERS: Partial<Record<ChannelType, readonly Choose[]>> = {
  EMAIL: [({ ofProject }) => ofProject('EMAIL', undefined), serverSmtp],
  SMS: [({ ofProject, country }) => ofProject('SMS', country)],
  VOICE: [({ ofProject, country }) => ofProject('VOICE', country)],
  CUSTOM: [({ ctx }) => webhookProvider(ctx.settings.webhookHosts)],
};

export function chooseProvider(type: ChannelType, choice: Choice): Provider {
  for (const choose of PROVIDERS[type] ?? []) {
    const provider = choose(choice);
    if (provider) return provider;
  }
  return OUTBOX;
}
