import { CHANNEL_TYPES } from '../../endpoint.ts';
import type { StepKind } from '../step-kind.ts';

const MAX_DATA = 5000;

/** A webhook call with the service's custom-channel payload. */
export const custom: StepKind<'CUSTOM'> = {
  type: 'CUSTOM',
  metricType: 'MESSAGE',
  edges: (step) => [{ label: 'next', to: step.NextActivity }],
  problems(step, path) {
    const problems: string[] = [];
    if (!step.DeliveryUri || !URL.canParse(step.DeliveryUri)) {
      problems.push(`${path}.DeliveryUri must be the URL of a webhook`);
    } else if (!['http:', 'https:'].includes(new URL(step.DeliveryUri).protocol)) {
      problems.push(`${path}.DeliveryUri must start with https://`);
    }
    if (step.TemplateName) {
      problems.push(`${path}.TemplateName is not acted on: a webhook gets Data, no template`);
    }
    const unknown = (step.EndpointTypes ?? []).filter(
      (type) => !CHANNEL_TYPES.some((known) => known === type),
    );
    if (unknown.length > 0) {
      problems.push(
        `${path}.EndpointTypes has ${unknown.join(', ')}: allowed are ${CHANNEL_TYPES.join(', ')}`,
      );
    }
    if ((step.MessageConfig?.Data?.length ?? 0) > MAX_DATA) {
      problems.push(`${path}.MessageConfig.Data is longer than ${MAX_DATA} characters`);
    }
    return problems;
  },
};
