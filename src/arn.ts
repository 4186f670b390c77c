import type { Ctx } from './context.ts';

/** The ARN of a resource of the caller's account, e.g. `arn(ctx, 'apps/…/segments/…')`. */
export function arn(ctx: Pick<Ctx, 'settings' | 'account'>, resource: string): string {
  return `arn:aws:mobiletargeting:${ctx.settings.region}:${ctx.account}:${resource}`;
}
