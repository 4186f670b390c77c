import type { In } from '../wire.ts';

/** The body of each type as it was written; tags belong to the template, not to a version. */
export interface TemplateBodies {
  EMAIL: Omit<In<'CreateEmailTemplate'>['EmailTemplateRequest'], 'tags'>;
  SMS: Omit<In<'CreateSmsTemplate'>['SMSTemplateRequest'], 'tags'>;
  PUSH: Omit<In<'CreatePushTemplate'>['PushNotificationTemplateRequest'], 'tags'>;
  VOICE: Omit<In<'CreateVoiceTemplate'>['VoiceTemplateRequest'], 'tags'>;
  INAPP: Omit<In<'CreateInAppTemplate'>['InAppTemplateRequest'], 'tags'>;
}
export type TemplateType = keyof TemplateBodies;

/** What may stand in a body of several types. */
export interface CommonBody {
  readonly TemplateDescription?: string;
  readonly DefaultSubstitutions?: string;
  readonly RecommenderId?: string;
}

export interface TemplateRow {
  readonly account_id: string;
  readonly name: string;
  readonly type: TemplateType;
  readonly active_version: number;
  readonly last_version: number;
  readonly tags: Record<string, string>;
  readonly created_at: Date;
  readonly modified_at: Date;
}

export interface TemplateVersionRow<T extends TemplateType = TemplateType> {
  readonly account_id: string;
  readonly name: string;
  readonly type: T;
  readonly version: number;
  readonly body: TemplateBodies[T];
  readonly created_at: Date;
  readonly modified_at: Date;
}
