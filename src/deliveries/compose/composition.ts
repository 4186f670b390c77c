import type { ChannelConfig } from '../../channels/index.ts';
import type { Ctx } from '../../context.ts';
import type { MessageContent } from '../../domain/delivery/index.ts';
import {
  TemplateError,
  templateVariables,
  type Environment,
  type Variables,
} from '../../domain/template/index.ts';
import type { LoadedTemplate, TemplateType } from '../../templates/index.ts';
import { unsubscribeUrl } from '../links.ts';
import { Refusal } from '../refusal.ts';
import type { DeliveryRequest } from '../request.ts';

/** Everything one message is made of. */
export interface Composition<C extends MessageContent = MessageContent> {
  readonly ctx: Ctx;
  readonly id: string;
  readonly messageId: string;
  readonly to: string;
  readonly request: DeliveryRequest;
  readonly content: C;
  readonly template: LoadedTemplate<C['channel'] & TemplateType> | undefined;
  readonly config: ChannelConfig;
  readonly environment: Environment;
}

/** What the template may print: see `templateVariables` for what wins. */
export function variablesOf({ ctx, id, request, content, template }: Composition): Variables {
  const { endpoint } = request;
  return templateVariables({
    endpoint,
    defaults: readDefaults(template?.body.DefaultSubstitutions),
    substitutions: [
      { UnsubscribeUrl: [unsubscribeUrl(ctx, id)] },
      ...(content.substitutions ?? []),
    ],
  });
}

/** Renders one part and says which part it was when that fails. @throws Refusal */
export function renderPart(part: string, render: () => string): string {
  try {
    return render();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new Refusal('RENDERING_FAILED', `${part}: ${error.message}`);
  }
}

function readDefaults(json: string | undefined): Record<string, unknown> {
  if (!json) return {};
  const defaults: unknown = JSON.parse(json);
  return typeof defaults === 'object' && defaults !== null ? { ...defaults } : {};
}
