import { MAX_ATTRIBUTES, MAX_BYTES } from '../domain/endpoint-request.ts';
import type { StoredEndpoint } from './store.ts';

/** How an endpoint is too big after its merge; undefined when it is not. */
export function excess({ names, bytes }: StoredEndpoint): string | undefined {
  if (names > MAX_ATTRIBUTES) {
    return `would have ${names} attributes and metrics: expected at most ${MAX_ATTRIBUTES}`;
  }
  if (bytes > MAX_BYTES) return `would have ${bytes} bytes: expected at most ${MAX_BYTES}`;
  return undefined;
}
