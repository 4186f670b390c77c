export { codeFrom } from './code.ts';
export { requestProblems, termsOf, type OneTimeCodeRequest, type Terms } from './request.ts';
export { TEXTS, type Language } from './texts.ts';
