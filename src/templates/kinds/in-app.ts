import { inAppProblems } from '../../domain/in-app/index.ts';
import type { TemplateKind } from './kind.ts';

export const inApp: TemplateKind<'INAPP'> = {
  type: 'INAPP',
  // Nothing is put into in-app messages, so nothing of them is compiled.
  parts: () => [],
  problems: inAppProblems,
};
