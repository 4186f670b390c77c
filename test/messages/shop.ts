import type { Ctx } from '../../src/context.ts';
import { upsertEndpoints } from '../../src/endpoints/index.ts';
import { newId } from '../../src/ids.ts';
import { sendMessages, sendUsersMessages } from '../../src/messages/index.ts';
import type { In } from '../../src/wire.ts';
import { makeProject } from '../deliveries/sending-world.ts';

type MessageRequest = In<'SendMessages'>['MessageRequest'];
type UsersRequest = In<'SendUsersMessages'>['SendUsersMessageRequest'];
type EndpointRequest = In<'UpdateEndpoint'>['EndpointRequest'];

/** A project of the test's own with its people, who are asked for what came of a message. */
export async function makeShop(ctx: Ctx, people: Readonly<Record<string, EndpointRequest>> = {}) {
  const projectId = await makeProject(ctx);
  for (const [id, request] of Object.entries(people)) {
    await upsertEndpoints(ctx, projectId, [{ id, request }]);
  }
  const rows = (table: string) => ctx.db(table).where({ project_id: projectId });
  return {
    projectId,
    send: (MessageRequest: MessageRequest, requestId = newId()) =>
      sendMessages({ ...ctx, requestId }, { ApplicationId: projectId, MessageRequest }),
    sendUsers: (SendUsersMessageRequest: UsersRequest, requestId = newId()) =>
      sendUsersMessages(
        { ...ctx, requestId },
        { ApplicationId: projectId, SendUsersMessageRequest },
      ),
    /** What went out, by address. */
    outbox: async () => {
      const messages: { address: string }[] = await rows('outbox_messages').orderBy('address');
      return messages;
    },
    ledger: () => rows('deliveries').orderBy('address'),
  };
}

export const email = (address: string, given: EndpointRequest = {}): EndpointRequest => ({
  ChannelType: 'EMAIL',
  Address: address,
  ...given,
});
