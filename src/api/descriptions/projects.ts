export const projects = {
  CreateApp: 'Makes a project: the space that holds endpoints, segments, campaigns and journeys.',
  DeleteApp: 'Deletes a project with everything in it, and answers with what it was.',
  GetApp: 'Answers with one project: its name, ARN, tags and date of creation.',
  GetApps: 'Lists the projects of the account, at most 1,000 a page.',
  GetApplicationSettings:
    'Answers with what holds for all campaigns and journeys of a project: limits, quiet time and hook.',
  UpdateApplicationSettings:
    'Replaces the given settings of a project; a cap of 0 is off, and QuietTime is in local time as HH:MM.',
} as const;
