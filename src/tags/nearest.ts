import type { Ctx } from '../context.ts';
import { isStorable } from '../domain/text.ts';
import { taggedRow, taggableArn } from './resource.ts';

/**
 * The tags that count for a resource: its own, or for what can't have any (an endpoint, the state of a journey) those of
 * the nearest thing around it that can.
 */
export async function nearestTags(ctx: Ctx, resourceArn: string): Promise<Record<string, string>> {
  // Asked for before the request is checked: what Postgres refuses to look for is not there.
  const nearest = isStorable(resourceArn) ? taggableArn(ctx, resourceArn) : undefined;
  const row = nearest === undefined ? undefined : await taggedRow(ctx, nearest).first('tags');
  return row?.tags ?? {};
}
