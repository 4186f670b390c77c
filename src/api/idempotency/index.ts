export { answerOnce, type Answer, type GivenAnswer } from './answer-once.ts';
export { identityOf, type Target } from './identity.ts';
export { guardOf } from './operations.ts';
