import type { Ctx } from '../context.ts';
import { notFound } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { findUserEndpoints } from './find.ts';
import { presentEndpoint } from './present.ts';

/** All endpoints of one user. @throws NotFoundError when the user has none */
export async function getUserEndpoints(
  ctx: Ctx,
  input: In<'GetUserEndpoints'>,
): Promise<Out<'GetUserEndpoints'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  const found = await findUserEndpoints(ctx, project.id, [input.UserId]);
  const endpoints = found.get(input.UserId);
  if (!endpoints) throw notFound('User', input.UserId);
  return { Item: endpoints.map((endpoint) => presentEndpoint(endpoint, project.id)) };
}
