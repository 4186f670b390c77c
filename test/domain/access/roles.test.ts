import { describe, expect, it } from 'vitest';
import { actionOf, TEMPLATES } from '../../../src/api/authorization/permission.ts';
import { OPERATIONS } from '../../../src/api/model.ts';
import {
  decide,
  isRoleId,
  roleDocument,
  ROLES,
  validatePolicy,
} from '../../../src/domain/access/index.ts';
import type { RoleId } from '../../../src/domain/access/index.ts';

const ACCOUNT = 'arn:aws:mobiletargeting:us-east-1:000000000000:';
const IDS = Object.keys(ROLES).filter(isRoleId);

/** Whether a role for the project `scope`, or for all, allows an operation in the project `mine`. */
function may(role: RoleId, name: string, { scope = 'mine', tagged = 'segments/s1' } = {}): boolean {
  const operation = OPERATIONS.find((candidate) => candidate.name === name);
  if (!operation) throw new Error(`There is no operation ${name}`);
  const path = (TEMPLATES.get(name) ?? '')
    .replace('{ResourceArn}', `apps/{ApplicationId}/${tagged}`)
    .replace('{ApplicationId}', 'mine')
    .replaceAll(/\{\w+\}/g, 'x');
  const document = roleDocument(
    role,
    'us-east-1',
    '000000000000',
    scope === 'all' ? undefined : scope,
  );
  return decide({
    policies: [{ name: role, document }],
    action: actionOf(operation),
    resources: [`${ACCOUNT}${path}`],
    context: {},
  }).allowed;
}

const allowed = (role: RoleId, options?: Parameters<typeof may>[2]) =>
  OPERATIONS.map(({ name }) => name).filter((name) => may(role, name, options));
const isRead = (name: string) => /^(Get|List|Explain|DryRun|PhoneNumberValidate)/.test(name);

describe.each(IDS)('the role %s', (role) => {
  it('is a valid policy', () => {
    expect(validatePolicy(roleDocument(role, 'us-east-1', '000000000000'))).toEqual([]);
    expect(validatePolicy(roleDocument(role, 'us-east-1', '000000000000', 'mine'))).toEqual([]);
  });

  it('for one project reaches no other, and changes nothing that projects share', () => {
    const elsewhere = allowed(role, { scope: 'another' });
    expect(elsewhere.every(isRead)).toBe(true);
    expect(elsewhere.some((name) => TEMPLATES.get(name)?.startsWith('apps'))).toBe(false);
  });

  it('for one project is part of what it is for all', () => {
    const everywhere = allowed(role, { scope: 'all' });
    expect(allowed(role).filter((name) => !everywhere.includes(name))).toEqual([]);
  });
});

const among = (names: readonly string[], role: RoleId) =>
  names.filter((name) => may(role, name, { scope: 'all' }));
const all = OPERATIONS.map(({ name }) => name);
const access = all.filter((name) => TEMPLATES.get(name)?.startsWith('access/'));
const credentials = all.filter((name) => /^(Update|Delete)\w*(Channel|Provider)$/.test(name));
const personal = [
  'GetEndpoint',
  'GetUserEndpoints',
  'GetInAppMessages',
  'ListDeliveries',
  'ListJourneyParticipants',
  'GetOutboxMessage',
  'GetImportJob',
];

describe('ready-made roles', () => {
  it('let the administrator do everything', () => {
    expect(among(all, 'administrator')).toEqual(all);
  });

  it('let nobody else manage access, read its state, or touch credentials of channels', () => {
    expect(access.length).toBeGreaterThan(20);
    expect(credentials.length).toBeGreaterThan(20);
    for (const role of IDS.filter((id) => id !== 'administrator')) {
      expect(among([...access, ...credentials, 'DeleteApp', 'CreateApp'], role)).toEqual([]);
    }
  });

  it('let the administrator of one project do everything in it, and manage no access', () => {
    const inProject = all.filter((name) => TEMPLATES.get(name)?.startsWith('apps/'));
    expect(inProject.filter((name) => !may('administrator', name))).toEqual([]);
    expect(access.filter((name) => may('administrator', name))).toEqual([]);
  });

  it('let the marketer build, run, test and read, but not tag the project', () => {
    const work = [
      ...[
        'CreateSegment',
        'UpdateCampaign',
        'DeleteJourney',
        'UpdateJourneyState',
        'CreateImportJob',
      ],
      ...[
        'SendMessages',
        'GetCampaignDateRangeKpi',
        'ListJourneys',
        'GetEmailTemplate',
        'TagResource',
      ],
    ];
    expect(work.filter((name) => !may('marketer', name))).toEqual([]);
    expect(may('marketer', 'TagResource', { tagged: '' })).toBe(false);
    expect(may('marketer', 'UpdateEmailTemplate')).toBe(false);
    expect(may('marketer', 'UpdateEmailTemplate', { scope: 'all' })).toBe(true);
    expect(may('marketer', 'SendOTPMessage')).toBe(false);
  });

  it('let analyst and reader change nothing', () => {
    expect(allowed('analyst', { scope: 'all' }).every(isRead)).toBe(true);
    expect(allowed('read-only', { scope: 'all' }).every(isRead)).toBe(true);
  });

  it('show the analyst results, and nobody’s data', () => {
    const results = [
      'GetApplicationDateRangeKpi',
      'GetCampaignActivities',
      'GetJourneyExecutionMetrics',
      'GetSegmentVersions',
    ];
    expect(results.filter((name) => !may('analyst', name))).toEqual([]);
    expect(among(personal, 'analyst')).toEqual([]);
    expect(among(personal, 'read-only')).toEqual(personal);
  });

  it('let the sender do what the back end of an app does, no more', () => {
    expect(allowed('sender')).toHaveLength(13);
    expect(may('sender', 'UpdateEndpointsBatch')).toBe(true);
    expect(among(['GetSegments', 'RemoveAttributes', 'CreateImportJob'], 'sender')).toEqual([]);
  });
});
