import type { Demographic, Location } from './endpoint.ts';
import type { EndpointRequest } from './endpoint-request.ts';
import { parseInstant } from './instant.ts';

/** `null` removes the name, anything else replaces it. */
type Changes<T> = Readonly<Record<string, T | null>>;

/**
 * What a request changes, ready to be merged over a stored endpoint: absent members keep what is there, and
 * the four maps are merged name by name.
 */
export interface EndpointPatch {
  readonly id: string;
  readonly channelType?: string;
  /** Empty: the address is taken away. */
  readonly address?: string;
  /** Empty: the endpoint no longer belongs to a user. */
  readonly userId?: string;
  /** Absent: as it is; only an endpoint that is there has one. */
  readonly status?: 'ACTIVE' | 'INACTIVE';
  readonly optOut?: string;
  readonly attributes: Changes<readonly string[]>;
  readonly metrics: Changes<number>;
  readonly demographic: Changes<string>;
  readonly location: Changes<string | number>;
  readonly userAttributes?: Changes<readonly string[]>;
  readonly requestId?: string;
  /** ISO 8601. */
  readonly effectiveDate: string;
}

/** Which names are not captured any more, see RemoveAttributes. */
export interface Removed {
  readonly attribute: (name: string) => boolean;
  readonly metric: (name: string) => boolean;
  readonly userAttribute: (name: string) => boolean;
}

/** An empty list says that the attribute has no value: it goes. */
function lists(
  given: Readonly<Record<string, readonly string[]>> | undefined,
  removed: (name: string) => boolean,
): Changes<readonly string[]> {
  const kept = Object.entries(given ?? {}).filter(([name]) => !removed(name));
  return Object.fromEntries(kept.map(([name, values]) => [name, values.length ? values : null]));
}

function texts(given: Demographic | Location | undefined): Changes<string> {
  const entries: [string, unknown][] = Object.entries(given ?? {});
  return Object.fromEntries(
    entries.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text || null]] : [])),
  );
}

/** One decimal, about 10 km: as exact as Pinpoint keeps a place. */
function degrees(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

/** The changes a valid request asks for, at `now`. */
export function endpointPatch(
  id: string,
  request: EndpointRequest,
  now: Date,
  removed: Removed,
): EndpointPatch {
  const { Location: location, User: user } = request;
  const metrics = Object.entries(request.Metrics ?? {}).filter(([name]) => !removed.metric(name));
  return {
    id,
    channelType: request.ChannelType,
    address: request.Address,
    userId: user?.UserId,
    status: request.EndpointStatus === 'INACTIVE' ? 'INACTIVE' : 'ACTIVE',
    optOut: request.OptOut,
    attributes: lists(request.Attributes, removed.attribute),
    metrics: Object.fromEntries(metrics),
    demographic: texts(request.Demographic),
    location: {
      ...texts(location),
      ...(location?.Latitude !== undefined && { Latitude: degrees(location.Latitude) }),
      ...(location?.Longitude !== undefined && { Longitude: degrees(location.Longitude) }),
    },
    userAttributes: user?.UserAttributes && lists(user.UserAttributes, removed.userAttribute),
    requestId: request.RequestId,
    effectiveDate: (parseInstant(request.EffectiveDate ?? '') ?? now).toISOString(),
  };
}
