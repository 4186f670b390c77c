import { arn } from '../../arn.ts';
import type { Ctx } from '../../context.ts';
import {
  CONDITION_KEYS,
  REQUEST_TAG,
  RESOURCE_TAG,
  TAG_KEYS,
  asksFor,
} from '../../domain/access/index.ts';
import type { AccessContext, ConditionKey, NamedPolicy } from '../../domain/access/index.ts';
import type { Principal } from '../../access/index.ts';
import { nearestTags } from '../../tags/index.ts';
import { requestTags } from './request-tags.ts';
import type { Call } from './call.ts';

type Asker = Pick<Ctx, 'settings' | 'account' | 'now'>;

/** The ARN of a principal. */
export function principalArn(ctx: Pick<Ctx, 'settings' | 'account'>, id: string): string {
  return arn(ctx, `access/principals/${id}`);
}

const VALUES = {
  'aws:CurrentTime': (ctx) => ctx.now().toISOString(),
  'aws:EpochTime': (ctx) => String(Math.floor(ctx.now().getTime() / 1000)),
  'aws:PrincipalArn': (ctx, { id }) => principalArn(ctx, id),
  'aws:PrincipalType': (_, { kind }) => (kind === 'ROOT' ? 'Account' : 'User'),
  // Where Cairn is, as its ARNs say: the region that a client signs for is the client's own choice.
  'aws:RequestedRegion': (ctx) => ctx.settings.region,
  'aws:SecureTransport': (_ctx, _principal, { origin }) => String(origin.isSecure),
  'aws:SourceIp': (_ctx, _principal, { origin }) => origin.sourceAddress,
  'aws:UserAgent': (_ctx, _principal, { origin }) => origin.userAgent,
  'aws:userid': (_, { id }) => id,
  'aws:username': (_, { name }) => name,
} satisfies Record<
  ConditionKey,
  (ctx: Asker, principal: Principal, call: Call) => string | undefined
>;

const tagged = (prefix: string, tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([key, value]) => [`${prefix}${key}`, value] as const);

/** What conditions may ask about a call. */
export async function contextOf(
  ctx: Ctx,
  principal: Principal,
  call: Call,
  { policies, resource }: { policies: readonly NamedPolicy[]; resource: string },
): Promise<AccessContext> {
  const context = new Map<string, string | readonly string[] | undefined>();
  for (const key of CONDITION_KEYS) context.set(key, VALUES[key](ctx, principal, call));
  if (asksFor(policies, RESOURCE_TAG)) {
    for (const [key, value] of tagged(RESOURCE_TAG, await nearestTags(ctx, resource)))
      context.set(key, value);
  }
  if (asksFor(policies, REQUEST_TAG) || asksFor(policies, TAG_KEYS)) {
    const { tags, keys } = requestTags(call);
    for (const [key, value] of tagged(REQUEST_TAG, tags)) context.set(key, value);
    context.set(TAG_KEYS, keys);
  }
  return Object.fromEntries(context);
}
