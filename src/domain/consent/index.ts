export { CONSENT_CHANNELS, consentChannel, sameAddress, type ConsentChannel } from './address.ts';
export { keywordOf, type Keyword } from './keywords.ts';
export {
  isSuppressionReason,
  SUPPRESSION_REASONS,
  type SuppressionReason,
  type SuppressionScope,
} from './suppression.ts';
export { isTopicName, TOPIC_NAME } from './topic.ts';
