import * as pinpoint from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiWorld, type ApiWorld } from '../api/server.ts';
import { campaignProject } from '../campaigns/campaign-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

const RoleArn = 'arn:aws:iam::123456789012:role/files';

it('an SDK client asks for jobs and reads that they are not run', async () => {
  const client = world.client();
  const { ApplicationId, segmentId: SegmentId } = await campaignProject(world.ctx);
  const ImportJobRequest = { Format: 'JSON', S3Url: 's3://shop/in', RoleArn, SegmentId } as const;
  const imported = await client.send(
    new pinpoint.CreateImportJobCommand({ ApplicationId, ImportJobRequest }),
  );
  expect(imported.$metadata.httpStatusCode).toBe(201);
  const job = imported.ImportJobResponse;
  expect(job).toMatchObject({ JobStatus: 'FAILED', Definition: ImportJobRequest });
  const imports = new pinpoint.GetSegmentImportJobsCommand({ ApplicationId, SegmentId });
  expect((await client.send(imports)).ImportJobsResponse).toEqual({ Item: [job] });

  const ExportJobRequest = { S3UrlPrefix: 's3://shop/out', RoleArn, SegmentId };
  const exported = await client.send(
    new pinpoint.CreateExportJobCommand({ ApplicationId, ExportJobRequest }),
  );
  expect(exported.$metadata.httpStatusCode).toBe(202);
  const other = exported.ExportJobResponse;
  const get = new pinpoint.GetExportJobCommand({ ApplicationId, JobId: other?.Id });
  expect((await client.send(get)).ExportJobResponse).toEqual(other);
  const exports = new pinpoint.GetSegmentExportJobsCommand({ ApplicationId, SegmentId });
  expect((await client.send(exports)).ExportJobsResponse).toEqual({ Item: [other] });
});
