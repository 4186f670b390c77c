export { addressHash } from './address-hash.ts';
export { recipientTopics, type RecipientTopics, type TopicChoice } from './recipient-topics.ts';
export { allowAgain, suppress, type Permission, type Suppression } from './suppress.ts';
