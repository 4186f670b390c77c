import {
  DescribeAccountAttributesCommand,
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  type SendTextMessageCommandInput,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { Opening, ProviderKind } from '../kind.ts';
import { text } from '../members.ts';
import { Permits } from '../permits.ts';
import type { OutgoingMessage, OutgoingSms, SendResult } from '../provider.ts';
import { AWS_SECRETS, AWS_SETTINGS } from './client-options.ts';
import { awsClients } from './clients.ts';
import { awsFailure } from './failure.ts';
import { tryAws } from './try.ts';

const PERMITS = new Permits(20);
const clientFor = awsClients((options) => new PinpointSMSVoiceV2Client(options));

/** Text messages by AWS End User Messaging. */
export const awsSms: ProviderKind = {
  channels: ['SMS'],
  settings: {
    ...AWS_SETTINGS,
    OriginationIdentity: text('a number, a sender id, or the id or ARN of a pool'),
    ConfigurationSet: text('the name of a configuration set', /^[\w-]{1,64}$/),
  },
  secrets: AWS_SECRETS,
  open: (opening) => ({
    kind: 'remote',
    name: 'aws-sms',
    batchSize: 20,
    permits: PERMITS,
    send: (message) => send(opening, message),
  }),
  test: (opening) =>
    tryAws('AWS End User Messaging', () =>
      clientFor(opening).send(new DescribeAccountAttributesCommand({})),
    ),
};

async function send(opening: Opening, message: OutgoingMessage): Promise<SendResult> {
  if (message.kind !== 'SMS') {
    throw new Error(`AWS End User Messaging can't send a message of kind ${message.kind}`);
  }
  try {
    const command = new SendTextMessageCommand(inputOf(opening, message));
    const { MessageId } = await clientFor(opening).send(command);
    return { state: 'accepted', ...(MessageId !== undefined && { providerMessageId: MessageId }) };
  } catch (error) {
    return awsFailure(error);
  }
}

function inputOf({ settings }: Opening, message: OutgoingSms): SendTextMessageCommandInput {
  return {
    DestinationPhoneNumber: message.to,
    OriginationIdentity:
      message.originationNumber ?? message.senderId ?? settings.OriginationIdentity,
    MessageBody: message.body,
    MessageType: message.messageType === 'PROMOTIONAL' ? 'PROMOTIONAL' : 'TRANSACTIONAL',
    ConfigurationSetName: settings.ConfigurationSet,
    // What carriers in India want to know.
    DestinationCountryParameters: countryParameters(message),
    // Comes back with every event of the message.
    Context: { messageId: message.messageId },
  };
}

type CountryParameters = SendTextMessageCommandInput['DestinationCountryParameters'];

function countryParameters({ registration }: OutgoingSms): CountryParameters {
  const { EntityId, TemplateId } = registration;
  if (!EntityId && !TemplateId) return undefined;
  return {
    ...(EntityId && { IN_ENTITY_ID: EntityId }),
    ...(TemplateId && { IN_TEMPLATE_ID: TemplateId }),
  };
}
