import type { PolicyDocument, PolicyStatement } from './policy.ts';

/** What a role is for: one project, or without one all of the account. */
export interface RoleScope {
  readonly region: string;
  readonly account: string;
  readonly projectId: string | undefined;
}

export interface Role {
  /** One sentence for people who choose a role. */
  readonly description: string;
  readonly statements: (on: Resources) => readonly PolicyStatement[];
}

/** Resources of the scope, as ARNs. */
interface Resources {
  readonly isAccount: boolean;
  /** The project and all in it; all projects and their list when the role is for the account. */
  readonly projects: readonly string[];
  readonly inProjects: (...paths: string[]) => readonly string[];
  readonly inAccount: (...paths: string[]) => readonly string[];
}

const service = (...names: string[]) => names.map((name) => `mobiletargeting:${name}`);
const own = (...names: string[]) => names.map((name) => `cairn:${name}`);
const allow = (Action: readonly string[], Resource: readonly string[]): PolicyStatement => ({
  Effect: 'Allow',
  Action,
  Resource,
});

/*
 * Roles only ever allow: a Deny in one would take away what another grants. Templates and recommenders belong to the
 * account, and a change to one reaches every project, so the roles for one project read them and change none.
 */
const shared = ({ inAccount }: Resources) =>
  inAccount('templates', 'templates/*', 'recommenders', 'recommenders/*');
const readsShared = (on: Resources) =>
  allow(
    service('Get*Template', 'ListTemplate*', 'GetRecommender*', 'ListTagsForResource'),
    shared(on),
  );
const validatesNumbers = ({ inAccount }: Resources) =>
  allow(service('PhoneNumberValidate'), inAccount('phone/number/validate'));

/** The ready-made roles: a new one is an entry here. */
export const ROLES = {
  administrator: {
    description: 'Everything; for all projects also access management.',
    statements: (on) =>
      on.isAccount
        ? [allow(['*'], on.inAccount('*'))]
        : [allow(['*'], on.projects), readsShared(on), validatesNumbers(on)],
  },
  marketer: {
    description:
      'Builds and runs segments, campaigns, journeys and, for all projects, templates; sends tests; reads every result.',
    statements: (on) => [
      allow(service('Get*', 'List*'), on.projects),
      allow(
        own(
          'DryRunJourney',
          'ExplainJourney',
          'ApplyJourneyEdit',
          'GetJourneySettings',
          'GetJourneyVersion',
          'GetOutboxMessage',
          'ListDeliveries',
          'ListJourneyParticipants',
          'ListJourneyVersions',
          'ListOutboxMessages',
          'ListSegmentJourneys',
          'PreviewJourneyEdit',
          'UndoJourneyEdit',
        ),
        on.projects,
      ),
      allow(
        service(
          ...['Create', 'Update', 'Delete'].flatMap((verb) =>
            ['Segment', 'Campaign', 'Journey'].map((thing) => `${verb}${thing}`),
          ),
          'UpdateJourneyState',
          'CreateImportJob',
          'CreateExportJob',
          'SendMessages',
          'SendUsersMessages',
        ),
        on.projects,
      ),
      // Not of the project itself: its tags may decide who may do what.
      allow(
        service('TagResource', 'UntagResource'),
        on.inProjects('segments/*', 'campaigns/*', 'journeys/*'),
      ),
      readsShared(on),
      validatesNumbers(on),
      ...(on.isAccount
        ? [
            allow(own('ListTemplateJourneys'), on.inAccount('templates/*')),
            allow(
              service(
                'Create*Template',
                'Update*Template',
                'Delete*Template',
                'UpdateTemplateActiveVersion',
                'TagResource',
                'UntagResource',
              ),
              on.inAccount('templates/*'),
            ),
          ]
        : []),
    ],
  },
  analyst: {
    description: 'Reads results, campaigns, journeys, segments and templates; no personal data.',
    statements: (on) => [
      allow(
        service(
          'GetApp',
          'GetApps',
          'GetApplicationDateRangeKpi',
          'GetCampaign*',
          'GetChannels',
          'GetJourney*',
          'ListJourneys',
          'GetSegment',
          'GetSegments',
          'GetSegmentVersion*',
          'ListTagsForResource',
        ),
        on.projects,
      ),
      readsShared(on),
    ],
  },
  sender: {
    description:
      'What the back end of an app needs: endpoints, events, messages and one-time codes.',
    statements: (on) => [
      allow(
        service(
          'SendMessages',
          'SendUsersMessages',
          'SendOTPMessage',
          'VerifyOTPMessage',
          'PutEvents',
          'UpdateEndpoint*',
          'GetEndpoint',
          'DeleteEndpoint',
          'GetUserEndpoints',
          'DeleteUserEndpoints',
          'GetInAppMessages',
        ),
        on.projects,
      ),
      validatesNumbers(on),
    ],
  },
  'read-only': {
    description:
      'Reads everything in projects, personal data and their audit log too; no grants, no keys, no secrets.',
    statements: (on) => [
      allow(
        [...service('Get*', 'List*'), ...own('Get*', 'List*', 'DryRunJourney', 'ExplainJourney')],
        on.projects,
      ),
      readsShared(on),
    ],
  },
} as const satisfies Record<string, Role>;

export type RoleId = keyof typeof ROLES;

export function isRoleId(id: string): id is RoleId {
  return Object.hasOwn(ROLES, id);
}

function resourcesOf({ region, account, projectId }: RoleScope): Resources {
  const inAccount = (...paths: string[]) =>
    paths.map((path) => `arn:aws:mobiletargeting:${region}:${account}:${path}`);
  const project = projectId ?? '*';
  return {
    isAccount: projectId === undefined,
    projects: inAccount(
      ...(projectId ? [`apps/${projectId}`, `apps/${projectId}/*`] : ['apps', 'apps/*']),
    ),
    inProjects: (...paths) => inAccount(...paths.map((path) => `apps/${project}/${path}`)),
    inAccount,
  };
}

/** The policy that a role is, for one project or, without one, for all of the account. */
export function roleDocument(
  role: RoleId,
  region: string,
  account: string,
  projectId?: string,
): PolicyDocument {
  const on = resourcesOf({ region, account, projectId });
  return { Version: '2012-10-17', Statement: ROLES[role].statements(on) };
}
