/** Why somebody gets no more messages, and whether that holds for what they asked for themselves, too. */
export const SUPPRESSION_REASONS = {
  HARD_BOUNCE: { scope: 'ALL', meaning: 'The address does not exist.' },
  COMPLAINT: { scope: 'ALL', meaning: 'The person reported a message as spam.' },
  STOP: { scope: 'ALL', meaning: 'The person answered STOP, or a word like it.' },
  UNSUBSCRIBE: { scope: 'MARKETING', meaning: 'The person unsubscribed.' },
  PREFERENCE: { scope: 'MARKETING', meaning: 'The person chose so on the preference page.' },
  MANUAL: { scope: 'MARKETING', meaning: 'Somebody of the team entered it.' },
  IMPORT: { scope: 'MARKETING', meaning: 'It came with an imported list.' },
} as const satisfies Record<string, { scope: SuppressionScope; meaning: string }>;

export type SuppressionScope = 'ALL' | 'MARKETING';
export type SuppressionReason = keyof typeof SUPPRESSION_REASONS;

export function isSuppressionReason(text: string): text is SuppressionReason {
  return Object.hasOwn(SUPPRESSION_REASONS, text);
}
