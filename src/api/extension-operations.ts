import * as access from '../access/index.ts';
import * as channels from '../channels/index.ts';
import type { Ctx } from '../context.ts';
import * as deliveries from '../deliveries/index.ts';
import * as journeys from '../journeys/index.ts';
import type { ExtensionOperation } from './extensions/index.ts';

type Verb = (ctx: Ctx, input: never) => Promise<unknown>;

/** Every operation of our own (`extensions/`) and the verb that does it. */
export const EXTENSION_OPERATIONS = {
  CreateApiKey: access.createApiKey,
  DeleteApiKey: access.deleteApiKey,
  ListApiKeys: access.listApiKeys,

  DeleteEmailProvider: channels.deleteEmailProvider,
  GetEmailProvider: channels.getEmailProvider,
  UpdateEmailProvider: channels.updateEmailProvider,

  GetOutboxMessage: deliveries.getOutboxMessage,
  ListDeliveries: deliveries.listDeliveries,
  ListOutboxMessages: deliveries.listOutboxMessages,

  ListJourneyParticipants: journeys.listJourneyParticipants,
} satisfies Record<ExtensionOperation, Verb>;
