export { createImportJob } from './create.ts';
export { getImportJob, getImportJobs, getSegmentImportJobs } from './get.ts';
