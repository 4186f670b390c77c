import type { DeliveryRequest, DeliveryResult } from '../../deliveries/index.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { messageOutcome, type SendChannel } from '../../domain/journey/index.ts';
import {
  hoursRules,
  journeyCaps,
  recipientZone,
  sendingWindow,
  type HoursRule,
} from '../../domain/sending/index.ts';
import type { Effects } from '../effects.ts';
import { laterTurn } from '../pace.ts';
import type { StepResult, Visit } from './runner.ts';

export interface StepMessages {
  readonly channel: SendChannel;
  readonly endpoints: readonly Endpoint[];
  readonly next: string | undefined;
  readonly message: (endpoint: Endpoint) => Pick<DeliveryRequest, 'class' | 'content'>;
}

/**
 * Sends the messages of one step, each within the rules of the journey. While one is held, its turn has not
 * come or its provider does not take it, the participant stays; then everything is asked again.
 */
export async function sendMessages(
  effects: Effects,
  visit: Visit,
  { channel, endpoints, next, message }: StepMessages,
): Promise<StepResult> {
  const { definition, participant } = visit;
  const rules = hoursRules(definition, channel, participant.settings);
  const caps = journeyCaps(definition.Limits, participant.settings);
  const requests = endpoints.map((endpoint) => ({
    ...deliveryOf(visit, endpoint.id),
    ...message(endpoint),
    endpoint,
    caps,
    closed: closedFor(effects.now(), visit, rules, endpoint),
  }));
  const turn = await laterTurn(effects, visit, requests.filter(({ closed }) => !closed).length);
  if (turn) return { kind: 'wait', until: turn, turn };

  const results = await effects.deliver(requests, visit.again && !visit.givingUp);
  if (!visit.givingUp && results.some((result) => result.transient)) {
    return { kind: 'retry', channel };
  }
  const until = earliest(results.flatMap(({ heldUntil }) => heldUntil ?? []));
  if (until) return { kind: 'wait', until, held: true };
  const detail = detailOf(visit, results, rules, endpoints);
  return { kind: 'done', outcome: messageOutcome(results), next, ...(detail ? { detail } : {}) };
}

/** The part of a delivery that every message of a journey has: its key names the visit, never the attempt. */
function deliveryOf(
  { participant, stepId, number }: Visit,
  endpointId: string,
): Pick<DeliveryRequest, 'key' | 'projectId' | 'source'> {
  const { projectId, journeyId, runId, participantId } = participant;
  return {
    key: `journey/${runId}/${participantId}/${stepId}/${number}/${endpointId}`,
    projectId,
    source: { kind: 'journey', journeyId, runId, stepId, participantId },
  };
}

/** Why the recipient may get nothing now, and when it may, if the journey wants to wait for that. */
function closedFor(
  now: Date,
  { definition }: Visit,
  rules: readonly HoursRule[],
  endpoint: Endpoint,
): DeliveryRequest['closed'] {
  if (rules.length === 0) return undefined;
  const zone = recipientZone(endpoint, definition.TimezoneEstimationMethods);
  const window = sendingWindow(now, zone, rules);
  if (window.open) return undefined;
  if (!window.opensAt) return { reason: 'NO_OPENING' };
  return {
    reason: 'QUIET_TIME',
    ...(definition.WaitForQuietTime && { until: window.opensAt }),
  };
}

/** What a person who asks why would want to know, besides the outcome. */
function detailOf(
  { held, definition }: Visit,
  results: readonly DeliveryResult[],
  rules: readonly HoursRule[],
  endpoints: readonly Endpoint[],
): string | undefined {
  const told = results.find((result) => result.detail)?.detail;
  if (told) return told;
  if (held) return 'QUIET_TIME_WAIT_FINISHED';
  const methods = definition.TimezoneEstimationMethods;
  const unasked = rules.length > 0 && endpoints.some((one) => !recipientZone(one, methods));
  return unasked ? 'QUIET_TIME_MISSING_TIMEZONE' : undefined;
}

function earliest(moments: readonly Date[]): Date | undefined {
  return [...moments].sort((a, b) => a.getTime() - b.getTime())[0];
}
