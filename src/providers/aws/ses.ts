import { GetAccountCommand, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Opening, ProviderKind } from '../kind.ts';
import { text } from '../members.ts';
import { Permits } from '../permits.ts';
import type { OutgoingEmail, OutgoingMessage, SendResult } from '../provider.ts';
import { rawMail } from '../smtp/raw-mail.ts';
import { AWS_SECRETS, AWS_SETTINGS } from './client-options.ts';
import { awsClients } from './clients.ts';
import { awsFailure } from './failure.ts';
import { tryAws } from './try.ts';

const PERMITS = new Permits(20);
const clientFor = awsClients((options) => new SESv2Client(options));

/** E-mail by Amazon SES, as raw mail: so it is the same message, with the same headers, as by SMTP. */
export const ses: ProviderKind = {
  channels: ['EMAIL'],
  settings: {
    ...AWS_SETTINGS,
    ConfigurationSet: text('the name of a configuration set', /^[\w-]{1,64}$/),
  },
  secrets: AWS_SECRETS,
  open: (opening) => ({
    kind: 'remote',
    name: 'ses',
    batchSize: 20,
    permits: PERMITS,
    send: (message) => send(opening, message),
  }),
  test: (opening) => tryAws('Amazon SES', () => clientFor(opening).send(new GetAccountCommand({}))),
};

async function send(opening: Opening, message: OutgoingMessage): Promise<SendResult> {
  if (message.kind !== 'EMAIL') throw new Error(`SES can't send a message of kind ${message.kind}`);
  try {
    const command = new SendEmailCommand({
      FromEmailAddress: message.from,
      Destination: { ToAddresses: [message.to] },
      FeedbackForwardingEmailAddress: message.returnPath,
      ConfigurationSetName: opening.settings.ConfigurationSet,
      Content: { Raw: { Data: await rawMail(message) } },
      EmailTags: tagsOf(message),
    });
    const { MessageId } = await clientFor(opening).send(command);
    return { state: 'accepted', ...(MessageId !== undefined && { providerMessageId: MessageId }) };
  } catch (error) {
    return awsFailure(error);
  }
}

/** Our id of the message comes back with each event; SES puts its own Message-ID into the mail. */
function tagsOf({ messageId }: OutgoingEmail) {
  return [{ Name: 'cairn-message', Value: messageId.replace(/[^\w-]/g, '_').slice(0, 256) }];
}
