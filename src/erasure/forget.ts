import { forgetAddresses } from '../consent/index.ts';
import type { Ctx } from '../context.ts';
import { forgetWhatWasSeen } from '../journeys/index.ts';

export interface Person {
  readonly userId?: string;
  readonly endpoints: readonly {
    readonly Id?: string;
    readonly ChannelType?: string;
    readonly Address?: string;
  }[];
}

/** What other parts keep of a person beside the endpoint: what they said of messages holds on, without the address. */
export async function forget(ctx: Ctx, projectId: string, person: Person): Promise<void> {
  await forgetAddresses(ctx, projectId, person.endpoints);
  await forgetWhatWasSeen(ctx, projectId, {
    userId: person.userId,
    endpointIds: person.endpoints.flatMap(({ Id }) => Id ?? []),
  });
}
