import type { Substitutions } from '../domain/template/index.ts';
import type { In } from '../wire.ts';

export type DirectConfiguration = In<'SendMessages'>['MessageRequest']['MessageConfiguration'];
export type TemplateConfiguration = NonNullable<
  In<'SendMessages'>['MessageRequest']['TemplateConfiguration']
>;

/** What one address or endpoint says for itself; it wins over the message. */
export interface Overrides {
  readonly BodyOverride?: string;
  readonly TitleOverride?: string;
  readonly RawContent?: string;
  readonly Substitutions?: Substitutions;
  readonly Context?: Readonly<Record<string, string>>;
}

/** The message as the request has it, for all recipients. */
export interface DirectMessage {
  readonly configuration: DirectConfiguration;
  readonly templates: TemplateConfiguration;
}

interface WireTemplate {
  readonly Name?: string;
  readonly Version?: string;
}

export function templateRef(template: WireTemplate | undefined) {
  return template?.Name ? { name: template.Name, version: template.Version } : undefined;
}
