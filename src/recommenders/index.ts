export { createRecommenderConfiguration } from './create.ts';
export { deleteRecommenderConfiguration } from './delete.ts';
export { findRecommender, getRecommenderConfiguration } from './get.ts';
export { getRecommenderConfigurations } from './list.ts';
export { updateRecommenderConfiguration } from './update.ts';
