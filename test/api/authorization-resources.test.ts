import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrincipalApiKey } from '../../src/access/index.ts';
import { TEMPLATES } from '../../src/api/authorization/permission.ts';
import { OPERATIONS, structureOf } from '../../src/api/model.ts';
import type { Operation } from '../../src/api/model.ts';
import { principalWith } from '../support/principals.ts';
import { send } from './send.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let nobody: string;
let everybody: string;
beforeAll(async () => {
  world = await apiWorld();
  nobody = await bearer({});
  everybody = await bearer({ policies: { all: ALL } });
});
afterAll(() => world.close());

const ALL = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
const ACCOUNT = 'arn:aws:mobiletargeting:us-east-1:000000000000:';
const APP = `${ACCOUNT}apps/a`;

async function bearer(grants: Parameters<typeof principalWith>[1]): Promise<string> {
  const { id } = await principalWith(world.deps, grants);
  const key = { PrincipalId: id, WriteApiKeyRequest: { Name: 'test' } };
  return `Bearer ${(await createPrincipalApiKey(world.ctx, key)).ApiKey}`;
}

/** Values of labels in the paths of the test; other labels are their own names in small letters. */
const VALUES: Readonly<Record<string, string>> = {
  'application-id': 'a',
  'resource-arn': `${APP}/segments/s`,
  'template-name': 'hello',
  'template-type': 'email',
};
const pathOf = ({ path }: Operation) =>
  path.replaceAll(/\{([^}]+)\}/g, (_, label: string) => encodeURIComponent(VALUES[label] ?? label));

/** What the refusal says that the principal may not do. */
async function refusedFor(operation: Operation): Promise<string> {
  const body = operation.method === 'GET' ? undefined : '{not json';
  const answer = await send(world, nobody, operation.method, pathOf(operation), body);
  expect(answer.status).toBe(403);
  const [, what = ''] = /is not authorized to perform (\S+ on \S+): /.exec(answer.message) ?? [];
  return what;
}

const named = (name: string) => {
  const operation = OPERATIONS.find((candidate) => candidate.name === name);
  if (!operation) throw new Error(`There is no operation ${name}`);
  return operation;
};

describe('every operation', () => {
  it('is authorised on a resource that its path names', () => {
    for (const operation of OPERATIONS) {
      const template = TEMPLATES.get(operation.name);
      expect(template, operation.name).toBeDefined();
      const { members } = structureOf(operation.input);
      for (const [, label = ''] of (template ?? '').matchAll(/\{(\w+)\}/g)) {
        expect(members.get(label)?.location, `${operation.name} {${label}}`).toBe('uri');
      }
    }
  });

  // Anybody may ask who they are.
  const guarded = OPERATIONS.filter(({ name }) => name !== 'GetCallerIdentity');
  it.each(guarded.map((operation) => [operation.name, operation] as const))(
    '%s is refused to who has no grants, whatever the input',
    async (name, operation) => {
      const service = operation.isExtension ? 'cairn' : 'mobiletargeting';
      const [action, resource = ''] = (await refusedFor(operation)).split(' on ');
      expect(action).toBe(`${service}:${name}`);
      expect(resource.startsWith(ACCOUNT)).toBe(true);
      const isInProject = operation.path.startsWith('/v1/apps/{application-id}');
      if (isInProject) expect(`${resource}/`.startsWith(`${APP}/`)).toBe(true);
    },
  );
});

describe('the resource of', () => {
  it.each([
    // As the service documents them, also where that is not the path.
    ['CreateApp', 'apps'],
    ['GetApps', 'apps'],
    ['GetApp', 'apps/a'],
    ['DeleteApp', 'apps/a'],
    ['GetApplicationSettings', 'apps/a'],
    ['UpdateApplicationSettings', 'apps/a'],
    ['GetCampaigns', 'apps/a'],
    ['CreateCampaign', 'apps/a/campaigns'],
    ['GetCampaignActivities', 'apps/a/campaigns/campaign-id'],
    ['GetCampaignVersion', 'apps/a/campaigns/campaign-id'],
    ['GetCampaignDateRangeKpi', 'apps/a/campaigns/campaign-id/kpis/daterange/kpi-name'],
    ['GetChannels', 'apps/a/channels'],
    ['UpdateApnsVoipSandboxChannel', 'apps/a/channels/apns_voip_sandbox'],
    ['UpdateEndpointsBatch', 'apps/a'],
    ['GetEndpoint', 'apps/a/endpoints/endpoint-id'],
    ['PutEvents', 'apps/a/events'],
    ['PutEventStream', 'apps/a/eventstream'],
    ['CreateImportJob', 'apps/a'],
    ['GetImportJobs', 'apps/a'],
    ['GetImportJob', 'apps/a/jobs/import/job-id'],
    ['CreateExportJob', 'apps/a/jobs/export'],
    ['CreateSegment', 'apps/a'],
    ['GetSegments', 'apps/a'],
    ['GetSegmentVersions', 'apps/a/segments/segment-id'],
    ['GetSegmentImportJobs', 'apps/a/segments/segment-id'],
    ['GetSegmentExportJobs', 'apps/a/segments/segment-id/jobs/export'],
    ['CreateJourney', 'apps/a/journeys'],
    ['ListJourneys', 'apps/a/journeys'],
    ['UpdateJourney', 'apps/a/journeys/journey-id'],
    ['UpdateJourneyState', 'apps/a/journeys/journey-id/state'],
    ['SendMessages', 'apps/a/messages'],
    ['SendUsersMessages', 'apps/a/messages'],
    ['SendOTPMessage', 'apps/a/otp'],
    ['VerifyOTPMessage', 'apps/a/verify-otp'],
    ['PhoneNumberValidate', 'phone/number/validate'],
    ['GetEmailTemplate', 'templates/hello/EMAIL'],
    ['CreateInAppTemplate', 'templates/hello/INAPP'],
    ['ListTemplates', 'templates'],
    ['ListTemplateVersions', 'templates/hello/EMAIL'],
    ['GetRecommenderConfigurations', 'recommenders'],
    ['DeleteRecommenderConfiguration', 'recommenders/recommender-id'],
    ['ListTagsForResource', 'apps/a/segments/s'],
    ['TagResource', 'apps/a/segments/s'],
    ['CreatePrincipal', 'access/principals'],
    ['DeletePolicy', 'access/policies/policy-id'],
    ['ListOutboxMessages', 'apps/a/outbox'],
  ])('%s is %s', async (name, resource) => {
    expect(await refusedFor(named(name))).toMatch(new RegExp(`:${name} on ${ACCOUNT}${resource}$`));
  });
});

describe('tags of an ARN', () => {
  const of = (arn: string) => send(world, everybody, 'GET', `/v1/tags/${encodeURIComponent(arn)}`);

  it.each([
    ['of another account', 'arn:aws:mobiletargeting:us-east-1:111111111111:apps/a'],
    ['of another region', 'arn:aws:mobiletargeting:eu-west-1:000000000000:apps/a'],
    ['of another service', 'arn:aws:s3:::bucket'],
  ])('%s are not there, whatever is allowed', async (_what, arn) => {
    expect(await of(arn)).toMatchObject({ status: 404, message: 'Resource not found' });
  });

  it('that is none are asked for by mistake', async () => {
    expect(await of('apps/a')).toMatchObject({ status: 400 });
  });
});
