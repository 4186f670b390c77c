import type { TemplateType } from '../template-row.ts';
import { email } from './email.ts';
import { inApp } from './in-app.ts';
import type { TemplateKind } from './kind.ts';
import { push } from './push.ts';
import { sms } from './sms.ts';
import { voice } from './voice.ts';

const KINDS: { readonly [T in TemplateType]: TemplateKind<T> } = {
  EMAIL: email,
  SMS: sms,
  PUSH: push,
  VOICE: voice,
  INAPP: inApp,
};

export function kindOf<T extends TemplateType>(type: T): TemplateKind<T> {
  return KINDS[type];
}

export function isTemplateType(type: string): type is TemplateType {
  return Object.hasOwn(KINDS, type);
}

export const TEMPLATE_TYPES = Object.keys(KINDS);
