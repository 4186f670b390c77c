import type { Ctx } from '../context.ts';
import { taggedRow, taggableArn } from './resource.ts';

/**
 * The tags that count for a resource: its own, or for what can't have any (an endpoint, the state of a journey) those of
 * the nearest thing around it that can.
 */
export async function nearestTags(ctx: Ctx, resourceArn: string): Promise<Record<string, string>> {
  const nearest = taggableArn(ctx, resourceArn);
  const row = nearest === undefined ? undefined : await taggedRow(ctx, nearest).first('tags');
  return row?.tags ?? {};
}
