export { inAppProblems } from './content.ts';
