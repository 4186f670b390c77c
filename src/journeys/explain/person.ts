import type { Ctx } from '../../context.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { findEndpoints, findUserEndpoints } from '../../endpoints/index.ts';
import { ValidationError } from '../../errors.ts';

/** Whom an explanation is about: one endpoint, or a user with all of its endpoints. */
export interface Person {
  readonly name: string;
  readonly endpointIds: readonly string[];
  readonly userId: string | undefined;
  /** Those that are still there. */
  readonly endpoints: readonly Endpoint[];
}

/** @throws ValidationError unless exactly one of both is named */
export async function personOf(
  ctx: Ctx,
  projectId: string,
  { EndpointId, UserId }: { readonly EndpointId?: string; readonly UserId?: string },
): Promise<Person> {
  if (Boolean(EndpointId) === Boolean(UserId)) {
    throw new ValidationError(
      `endpoint-id and user-id are ${EndpointId ? 'both given' : 'both missing'}: expected exactly one of them`,
    );
  }
  if (EndpointId) {
    const endpoint = (await findEndpoints(ctx, projectId, [EndpointId])).get(EndpointId);
    return {
      name: `Endpoint ${EndpointId}`,
      endpointIds: [EndpointId],
      userId: endpoint?.userId,
      endpoints: endpoint ? [endpoint] : [],
    };
  }
  const userId = UserId ?? '';
  const endpoints = (await findUserEndpoints(ctx, projectId, [userId])).get(userId) ?? [];
  return {
    name: `User ${userId}`,
    endpointIds: endpoints.map(({ id }) => id),
    userId,
    endpoints,
  };
}
