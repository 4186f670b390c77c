import type { RecencyDimension } from './dimensions.ts';

const HOURS = { HR_24: 24, DAY_7: 168, DAY_14: 336, DAY_30: 720 } as const satisfies Record<
  RecencyDimension['Duration'],
  number
>;

/** Who was active at this moment or later is active within the duration. */
export function activeSince({ Duration }: RecencyDimension, now: Date): Date {
  return new Date(now.getTime() - HOURS[Duration] * 3_600_000);
}
