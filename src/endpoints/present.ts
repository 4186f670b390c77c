import type { Endpoint } from '../domain/endpoint.ts';
import type { Out } from '../wire.ts';

/** An endpoint as the wire shows it. */
export function presentEndpoint(endpoint: Endpoint, projectId: string): Out<'GetEndpoint'> {
  const lists = (from: Endpoint['attributes']) =>
    Object.fromEntries(Object.entries(from).map(([name, values]) => [name, [...values]]));
  return {
    ApplicationId: projectId,
    Id: endpoint.id,
    ChannelType: endpoint.channelType,
    Address: endpoint.address,
    EndpointStatus: endpoint.status,
    OptOut: endpoint.optOut,
    CohortId: String(endpoint.cohort),
    RequestId: endpoint.requestId,
    EffectiveDate: endpoint.effectiveDate,
    CreationDate: endpoint.creationDate,
    Attributes: lists(endpoint.attributes),
    Metrics: { ...endpoint.metrics },
    Demographic: { ...endpoint.demographic },
    Location: { ...endpoint.location },
    User:
      endpoint.userId === undefined
        ? undefined
        : { UserId: endpoint.userId, UserAttributes: lists(endpoint.userAttributes) },
  };
}
