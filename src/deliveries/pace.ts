import type { RemoteProvider } from '../providers/index.ts';
import type { Prepared } from './prepare.ts';

/**
 * Where a provider takes only so many messages per second: those that may not go now are held, the last ones
 * first, until the provider may be asked again.
 */
export async function withinPace(
  { pace }: RemoteProvider,
  batch: readonly Prepared[],
): Promise<readonly Prepared[]> {
  const going = batch.filter(({ request }) => !request.closed);
  if (!pace || going.length === 0) return batch;
  const { granted, again } = await pace(going.length);
  const late = new Set(going.slice(granted));
  return batch.map((prepared) =>
    late.has(prepared)
      ? {
          ...prepared,
          request: { ...prepared.request, closed: { reason: 'PROVIDER_PACE', until: again } },
        }
      : prepared,
  );
}
