import type { In } from '../wire.ts';
import { arnProblems } from './aws-arn.ts';
import { characters, isStorable } from './text.ts';

type Import = In<'CreateImportJob'>['ImportJobRequest'];
type Export = In<'CreateExportJob'>['ExportJobRequest'];

const S3_URL = /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/\P{Cc}{0,1024})?$/u;
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;
const MAX_SEGMENT_NAME = 150;

/** What is wrong with an import by itself. */
export function importProblems(job: Import): string[] {
  const { SegmentName: name, DefineSegment: defines = false, ExternalId: externalId } = job;
  return [
    ...placeProblems('S3Url', job.S3Url),
    ...arnProblems('RoleArn', job.RoleArn, ['IAM role']),
    ...(externalId && !EXTERNAL_ID.test(externalId)
      ? [`ExternalId is "${externalId}": expected 2 to 1224 letters, digits or + = , . @ : / _ -`]
      : []),
    ...(name !== undefined && !isName(name)
      ? [`SegmentName is "${name}": expected 1 to ${MAX_SEGMENT_NAME} characters, not only spaces`]
      : []),
    ...(name !== undefined && !defines ? ['SegmentName needs DefineSegment to be true'] : []),
  ];
}

/** What is wrong with an export by itself. */
export function exportProblems(job: Export): string[] {
  const { SegmentId: segmentId, SegmentVersion: version } = job;
  return [
    ...placeProblems('S3UrlPrefix', job.S3UrlPrefix),
    ...arnProblems('RoleArn', job.RoleArn, ['IAM role']),
    ...(version !== undefined && segmentId === undefined
      ? ['SegmentVersion needs SegmentId: which segment']
      : []),
    ...(version !== undefined && version < 1
      ? [`SegmentVersion is ${version}: expected a whole number from 1`]
      : []),
  ];
}

function placeProblems(path: string, url: string): string[] {
  return S3_URL.test(url)
    ? []
    : [`${path} is "${url}": expected s3://bucket, with a folder or file behind it or not`];
}

function isName(name: string): boolean {
  return name.trim() !== '' && characters(name) <= MAX_SEGMENT_NAME && isStorable(name);
}
