import * as access from '../access/index.ts';
import * as audit from '../audit/index.ts';
import type { Ctx } from '../context.ts';
import * as consent from '../consent/index.ts';
import * as deliveries from '../deliveries/index.ts';
import * as journeys from '../journeys/index.ts';
import * as projects from '../projects/index.ts';
import * as providers from '../providers/index.ts';
import type { ExtensionOperation } from './extensions/index.ts';

type Verb = (ctx: Ctx, input: never) => Promise<unknown>;

/** Every operation of our own (`extensions/`) and the verb that does it. */
export const EXTENSION_OPERATIONS = {
  CreateAccount: access.createAccount,
  GetAccount: access.getAccount,
  ListAccounts: access.listAccounts,
  UpdateAccount: access.updateAccount,

  CreatePrincipal: access.createPrincipal,
  DeletePrincipal: access.deletePrincipal,
  GetPrincipal: access.getPrincipal,
  ListPrincipals: access.listPrincipals,
  UpdatePrincipal: access.updatePrincipal,

  DeletePrincipalRole: access.deletePrincipalRole,
  ListRoles: access.listRoles,
  PutPrincipalRole: access.putPrincipalRole,

  AttachPrincipalPolicy: access.attachPrincipalPolicy,
  CreatePolicy: access.createPolicy,
  DeletePolicy: access.deletePolicy,
  DetachPrincipalPolicy: access.detachPrincipalPolicy,
  GetPolicy: access.getPolicy,
  ListPolicies: access.listPolicies,
  ListPrincipalPolicies: access.listPrincipalPolicies,
  UpdatePolicy: access.updatePolicy,

  CreateAccessKey: access.createAccessKey,
  DeleteAccessKey: access.deleteAccessKey,
  ListAccessKeys: access.listAccessKeys,
  RotateAccessKey: access.rotateAccessKey,
  UpdateAccessKey: access.updateAccessKey,

  CreateApiKey: access.createApiKey,
  CreatePrincipalApiKey: access.createPrincipalApiKey,
  DeleteApiKey: access.deleteApiKey,
  ListApiKeys: access.listApiKeys,
  UpdateApiKey: access.updateApiKey,

  GetCallerIdentity: access.getCallerIdentity,
  SimulatePrincipalPolicy: access.simulatePrincipalPolicy,

  ListApplicationAuditEvents: audit.listApplicationAuditEvents,
  ListAuditEvents: audit.listAuditEvents,

  DeleteSuppression: consent.deleteSuppression,
  DeleteTopic: consent.deleteTopic,
  GetConsent: consent.getConsent,
  ListSuppressions: consent.listSuppressions,
  ListTopics: consent.listTopics,
  PutSuppressions: consent.putSuppressions,
  PutTopic: consent.putTopic,

  CreateProvider: providers.createProvider,
  DeleteProvider: providers.deleteProvider,
  GetProvider: providers.getProvider,
  ListProviders: providers.listProviders,
  TestProvider: providers.testProvider,
  UpdateProvider: providers.updateProvider,

  GetOutboxMessage: deliveries.getOutboxMessage,
  ListDeliveries: deliveries.listDeliveries,
  ListOutboxMessages: deliveries.listOutboxMessages,

  ApplyJourneyEdit: journeys.applyJourneyEdit,
  GetJourneyVersion: journeys.getJourneyVersion,
  ListJourneyVersions: journeys.listJourneyVersions,
  PreviewJourneyEdit: journeys.previewJourneyEdit,
  UndoJourneyEdit: journeys.undoJourneyEdit,

  GetJourneySettings: projects.getJourneySettings,
  DryRunJourney: journeys.dryRunJourney,
  ExplainJourney: journeys.explainJourney,
  ListJourneyParticipants: journeys.listJourneyParticipants,
  ListSegmentJourneys: journeys.listSegmentJourneys,
  ListTemplateJourneys: journeys.listTemplateJourneys,
  UpdateJourneySettings: projects.updateJourneySettings,
} satisfies Record<ExtensionOperation, Verb>;
