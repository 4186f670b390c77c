import type { Ctx } from '../context.ts';
import { deliver } from '../deliveries/index.ts';
import { findUserEndpoints } from '../endpoints/index.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { checkUsersRequest } from './problems.ts';
import { directDeliveries } from './recipient.ts';
import { messageResult } from './result.ts';

/** Sends one message to every endpoint of the users; a user without endpoints has an empty result. */
export async function sendUsersMessages(
  ctx: Ctx,
  { ApplicationId, SendUsersMessageRequest: request }: In<'SendUsersMessages'>,
): Promise<Out<'SendUsersMessages'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  const { MessageConfiguration: configuration, TemplateConfiguration: templates = {} } = request;
  const message = { configuration, templates };
  checkUsersRequest(message, request);

  const users = Object.entries(request.Users);
  const found = await findUserEndpoints(ctx, projectId, Object.keys(request.Users));
  const recipients = users.flatMap(([userId, overrides]) =>
    (found.get(userId) ?? []).map((endpoint) => ({
      key: `endpoint/${endpoint.id}`,
      userId,
      endpoint,
      overrides,
    })),
  );
  const direct = { projectId, message, context: request.Context, traceId: request.TraceId };
  const results = await deliver(ctx, directDeliveries(ctx, direct, recipients));

  const told = recipients.map(({ userId, endpoint }, index) => {
    const result = results[index];
    if (!result) throw new Error(`Endpoint ${endpoint.id} got no result`);
    return { userId, id: endpoint.id, ...messageResult(result), Address: endpoint.address };
  });
  return {
    ApplicationId: projectId,
    RequestId: ctx.requestId,
    Result: Object.fromEntries(
      users.map(([userId]) => [
        userId,
        Object.fromEntries(
          told.flatMap(({ userId: owner, id, ...result }) =>
            owner === userId ? [[id, result]] : [],
          ),
        ),
      ]),
    ),
  };
}
