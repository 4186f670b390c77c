import {
  dimensionsText,
  lookedAt,
  unmetCriteria,
  type SegmentDimensions,
} from '../../domain/segment/index.ts';
import { seen, type Seen } from '../../domain/journey/index.ts';
import type { Effects } from '../effects.ts';
import type { Visit } from '../steps/runner.ts';

/** Whether any endpoint of the participant is what the dimensions ask for, and by which of its values. */
export async function dimensionsHold(
  effects: Effects,
  dimensions: SegmentDimensions,
  { endpoints }: Visit,
): Promise<Seen> {
  const now = effects.now();
  const unmet: string[] = [];
  for (const endpoint of await endpoints()) {
    const missing = unmetCriteria(dimensions, endpoint, now);
    const values = missing.length > 0 ? missing : lookedAt(dimensions, endpoint);
    const saw = values.map(({ asks, value }) => `${asks.split(' ', 1)[0]} is ${value}`).join(', ');
    const text = `${endpoint.id}: ${saw || 'there'}`;
    if (missing.length === 0) return seen(dimensionsText(dimensions), true, text);
    unmet.push(text);
  }
  return seen(dimensionsText(dimensions), false, unmet.join('; ') || 'no endpoint is left');
}
