import { stepsOf, type JourneyDefinition } from '../domain/journey/index.ts';

/** Webhooks are called over https, or over http at the hosts that the setting names: others would fail for everybody. */
export function webhookProblems(
  definition: JourneyDefinition,
  webhookHosts: readonly string[],
): string[] {
  return Object.entries(stepsOf(definition)).flatMap(([id, step]) => {
    const uri = step.CUSTOM?.DeliveryUri;
    const url = uri !== undefined && URL.canParse(uri) ? new URL(uri) : undefined;
    if (url?.protocol !== 'http:') return [];
    if (webhookHosts.includes(url.host) || webhookHosts.includes(url.hostname)) return [];
    return [
      `Activities.${id}.CUSTOM.DeliveryUri is "${uri}": expected an https:// URL; plain http only for hosts in CAIRN_WEBHOOK_HOSTS`,
    ];
  });
}
