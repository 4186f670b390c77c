export type * from './dimensions.ts';
