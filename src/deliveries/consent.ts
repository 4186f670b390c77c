import { addressHash } from '../consent/index.ts';
import type { Ctx } from '../context.ts';
import { consentChannel } from '../domain/consent/index.ts';
import type { Prepared } from './prepare.ts';

/**
 * What the recipient said of messages to this address, whatever endpoint has it; a "no" to everything counts
 * before one to the topic. Asked in the statement that claims, so a "no" that was committed before it wins.
 */
export const SUPPRESSED = `left join lateral (
      select case when s.topic = '' then 'SUPPRESSED' else 'TOPIC_LEFT' end as verdict
        from suppressions s
       where s.project_id = :project and s.channel = input.consent_channel
         and s.address_hash = decode(input.address_hash, 'hex')
         and s.topic in ('', coalesce(input.topic, ''))
         and (s.scope = 'ALL' or input.class = 'marketing')
       order by s.topic limit 1
    ) as suppressed on true`;

/** What the claim finds the recipient's word by. */
export function consentColumns(ctx: Ctx, { topic, request }: Prepared) {
  const { projectId, endpoint, content } = request;
  const channel = consentChannel(endpoint.channelType);
  if (!channel || !endpoint.address || content.channel === 'CUSTOM') return { topic };
  return {
    consent_channel: channel,
    address_hash: addressHash(ctx, projectId, channel, endpoint.address),
    topic,
  };
}
