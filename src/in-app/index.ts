export { getInAppMessages } from './get.ts';
