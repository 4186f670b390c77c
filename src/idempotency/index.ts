export { claimRequest, type Claim, type FirstAnswer, type Identity } from './claim.ts';
export { giveUp } from './give-up.ts';
export { keepAnswer } from './keep-answer.ts';
export { removeExpiredAnswers } from './remove-expired.ts';
