export const jobs = {
  CreateExportJob:
    'Starts to write the endpoints of a project or segment as newline-separated JSON under S3UrlPrefix.',
  CreateImportJob:
    'Starts to read endpoints from CSV or newline-separated JSON at S3Url, into a segment if DefineSegment is true.',
  GetExportJob: 'Answers with the progress of an export job.',
  GetExportJobs: 'Lists the export jobs of a project, the newest first.',
  GetImportJob: 'Answers with the progress of an import job and up to 100 of its failures.',
  GetImportJobs: 'Lists the import jobs of a project, the newest first.',
} as const;
