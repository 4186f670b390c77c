import type { Endpoint } from '../../domain/endpoint.ts';
import type { StepType } from '../../domain/journey/index.ts';
import { renderText, TemplateError, templateVariables } from '../../domain/template/index.ts';
import { renderEnvironment } from '../../templates/index.ts';
import type { Deed, DeedResult } from '../deed.ts';
import type { Effects } from '../effects.ts';
import type { StepResult, Visit } from './runner.ts';

export function deedOf(
  { participant, stepId, number }: Visit,
  type: StepType,
  next: string | undefined,
): Deed {
  return { participant, visit: number, stepId, type, next };
}

export function doneAs({ outcome, detail }: DeedResult, next: string | undefined): StepResult {
  return { kind: 'done', outcome, next, ...(detail !== undefined && { detail }) };
}

/** Renders values with the data of an endpoint. */
export type Render = (value: string) => string;

/** Makes something out of rendered values; an outcome where a template can't be rendered. */
export function rendering<T>(
  effects: Pick<Effects, 'now'>,
  make: (rendererFor: (endpoint: Endpoint) => Render) => T,
): T | DeedResult {
  const environment = renderEnvironment(effects);
  try {
    return make((endpoint) => {
      const variables = templateVariables({ endpoint });
      return (value) => renderText(value, variables, environment);
    });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { outcome: 'RENDERING_FAILED', detail: error.message };
  }
}
