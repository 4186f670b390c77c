export { alternativesOf, exampleOf, memberExample } from './build.ts';
export type { ExamplePlan } from './build.ts';
