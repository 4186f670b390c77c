export { addressHash } from './address-hash.ts';
export { forgetAddresses } from './forget.ts';
export { getConsent } from './get-consent.ts';
export { recipientTopics, type TopicChoice } from './recipient-topics.ts';
export { allowAgain, suppress } from './suppress.ts';
export { deleteSuppression, listSuppressions, putSuppressions } from './suppressions.ts';
export { deleteTopic, listTopics, putTopic } from './topics.ts';
