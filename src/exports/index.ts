export { createExportJob } from './create.ts';
export { getExportJob, getExportJobs, getSegmentExportJobs } from './get.ts';
