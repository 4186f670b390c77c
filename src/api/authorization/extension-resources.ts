import type { ExtensionOperation } from '../extensions/index.ts';

const PROJECT = 'apps/{ApplicationId}';
const PRINCIPAL = 'access/principals/{PrincipalId}';

/** What each operation of our own is authorised on, in the form of `RESOURCES`. */
export const EXTENSION_RESOURCES = {
  CreateAccount: 'access/accounts',
  GetAccount: 'access/accounts/{AccountId}',
  ListAccounts: 'access/accounts',
  UpdateAccount: 'access/accounts/{AccountId}',

  CreatePrincipal: 'access/principals',
  DeletePrincipal: PRINCIPAL,
  GetPrincipal: PRINCIPAL,
  ListPrincipals: 'access/principals',
  SimulatePrincipalPolicy: `${PRINCIPAL}/simulation`,
  UpdatePrincipal: PRINCIPAL,

  // What is granted is part of the resource, so that a policy can say which roles somebody may hand on.
  DeletePrincipalRole: `${PRINCIPAL}/roles/{RoleId}`,
  ListRoles: 'access/roles',
  PutPrincipalRole: `${PRINCIPAL}/roles/{RoleId}`,
  AttachPrincipalPolicy: `${PRINCIPAL}/policies/{PolicyId}`,
  DetachPrincipalPolicy: `${PRINCIPAL}/policies/{PolicyId}`,
  ListPrincipalPolicies: `${PRINCIPAL}/policies`,

  CreatePolicy: 'access/policies',
  DeletePolicy: 'access/policies/{PolicyId}',
  GetPolicy: 'access/policies/{PolicyId}',
  ListPolicies: 'access/policies',
  UpdatePolicy: 'access/policies/{PolicyId}',

  CreateAccessKey: `${PRINCIPAL}/access-keys`,
  DeleteAccessKey: `${PRINCIPAL}/access-keys/{AccessKeyId}`,
  ListAccessKeys: `${PRINCIPAL}/access-keys`,
  RotateAccessKey: `${PRINCIPAL}/access-keys/{AccessKeyId}`,
  UpdateAccessKey: `${PRINCIPAL}/access-keys/{AccessKeyId}`,

  CreateApiKey: 'access/api-keys',
  CreatePrincipalApiKey: `${PRINCIPAL}/api-keys`,
  DeleteApiKey: 'access/api-keys/{ApiKeyId}',
  ListApiKeys: 'access/api-keys',
  UpdateApiKey: 'access/api-keys/{ApiKeyId}',

  GetCallerIdentity: 'access/caller-identity',

  ListApplicationAuditEvents: `${PROJECT}/audit`,
  ListAuditEvents: 'audit',

  DeleteSuppression: `${PROJECT}/suppressions`,
  DeleteTopic: `${PROJECT}/topics/{TopicName}`,
  GetConsent: `${PROJECT}/consent`,
  ListSuppressions: `${PROJECT}/suppressions`,
  ListTopics: `${PROJECT}/topics`,
  PutSuppressions: `${PROJECT}/suppressions`,
  PutTopic: `${PROJECT}/topics/{TopicName}`,

  CreateProvider: `${PROJECT}/providers`,
  DeleteProvider: `${PROJECT}/providers/{ProviderId}`,
  GetProvider: `${PROJECT}/providers/{ProviderId}`,
  ListProviders: `${PROJECT}/providers`,
  TestProvider: `${PROJECT}/providers/{ProviderId}`,
  UpdateProvider: `${PROJECT}/providers/{ProviderId}`,

  GetOutboxMessage: `${PROJECT}/outbox/{MessageId}`,
  ListDeliveries: `${PROJECT}/deliveries`,
  ListOutboxMessages: `${PROJECT}/outbox`,

  ListSegmentJourneys: `${PROJECT}/segments/{SegmentId}`,
  ListTemplateJourneys: 'templates/{TemplateName}',
  ApplyJourneyEdit: `${PROJECT}/journeys/{JourneyId}/edits`,
  GetJourneyVersion: `${PROJECT}/journeys/{JourneyId}/versions/{Version}`,
  ListJourneyVersions: `${PROJECT}/journeys/{JourneyId}/versions`,
  PreviewJourneyEdit: `${PROJECT}/journeys/{JourneyId}/edits/preview`,
  UndoJourneyEdit: `${PROJECT}/journeys/{JourneyId}/edits/{Version}/undo`,

  GetJourneySettings: `${PROJECT}/settings/journeys`,
  UpdateJourneySettings: `${PROJECT}/settings/journeys`,
  DryRunJourney: `${PROJECT}/journeys/{JourneyId}/dry-run`,
  ExplainJourney: `${PROJECT}/journeys/{JourneyId}/explain`,
  ListJourneyParticipants: `${PROJECT}/journeys/{JourneyId}/participants`,
} as const satisfies Record<ExtensionOperation, string>;
