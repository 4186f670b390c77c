/**
 * What was reported of each message, by events of its endpoint that carry its id. A message to a bare address has
 * an endpoint of its own, named like the message. A push is opened by an app, which names the campaign instead.
 */
export const FEEDBACK = `
  select m.id,
    count(distinct date_trunc('hour', e.at at time zone 'UTC'))
      filter (where e.type in ('_email.open', '_campaign.opened_notification')) as opens,
    count(*) filter (where e.type = '_email.click') as clicks,
    count(*) filter (where e.type = '_email.unsubscribe') as unsubscribes,
    bool_or(e.type = '_email.rejected') as rejected,
    bool_or(e.type = '_email.hardbounce') as hard_bounced,
    -- One that arrived later, or was given up, is no soft bounce any more.
    bool_or(e.type = '_email.softbounce')
      and not bool_or(e.type in ('_email.hardbounce', '_email.delivered')) as soft_bounced,
    bool_or(e.type = '_email.complaint') as complained,
    bool_or(e.type = '_SMS.SUCCESS') as sms_delivered,
    bool_or(e.type in ('_SMS.SUCCESS', '_SMS.FAILURE')) as sms_reported,
    max(e.attributes->>'record_status') filter (where e.type = '_SMS.FAILURE') as failure,
    -- Whoever may send events may send these: a price beyond ten million dollars is none, and sums stay numbers.
    max(cast(e.metrics->>'price_in_millicents_usd' as double precision))
      filter (where e.type in ('_SMS.SUCCESS', '_SMS.FAILURE')
        and cast(e.metrics->>'price_in_millicents_usd' as double precision) between 0 and 1e12) as price
  from messages m
  join events e on e.project_id = :project and e.endpoint_id = coalesce(m.endpoint_id, cast(m.id as text))
    and e.type in ('_email.open', '_email.click', '_email.unsubscribe', '_email.rejected', '_email.hardbounce',
      '_email.softbounce', '_email.delivered', '_email.complaint', '_SMS.SUCCESS', '_SMS.FAILURE',
      '_campaign.opened_notification')
    -- Nothing is told of a message before it is sent; a day is for clocks that differ.
    and e.at > cast(:start as timestamptz) - interval '1 day'
    and case when e.type = '_campaign.opened_notification'
      then m.channel = 'PUSH' and e.attributes->>'campaign_id' = m.campaign_id
        and e.attributes->>'campaign_activity_id' = m.run_id
      else e.attributes->>'message_id' = cast(m.id as text) end
  group by m.id`;
