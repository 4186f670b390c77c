export { jobsPage, requireJob } from './find.ts';
export { presentJob } from './row.ts';
export { storeFailedJob } from './store-failed.ts';
