export const segments = {
  CreateSegment:
    'Makes a segment from criteria: either Dimensions, or SegmentGroups that combine several.',
  DeleteSegment: 'Deletes a segment with its versions, and answers with what it was.',
  GetSegment: 'Answers with the newest version of a segment.',
  GetSegments: 'Lists the segments of a project, each in its newest version.',
  GetSegmentVersion: 'Answers with one version of a segment.',
  GetSegmentVersions: 'Lists the versions of a segment.',
  UpdateSegment:
    'Makes a new version of a segment; without criteria it keeps the earlier ones, and tags are left as they are.',
  GetSegmentExportJobs: 'Lists the jobs that export a segment, the newest first.',
  GetSegmentImportJobs: 'Lists the jobs that made or filled a segment, the newest first.',
} as const;
