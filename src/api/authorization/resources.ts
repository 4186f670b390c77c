import type { PinpointOperation } from '../../wire.ts';

const PROJECT = 'apps/{ApplicationId}';
const CAMPAIGN = `${PROJECT}/campaigns/{CampaignId}`;
const CHANNELS = `${PROJECT}/channels`;
const ENDPOINT = `${PROJECT}/endpoints/{EndpointId}`;
const EVENT_STREAM = `${PROJECT}/eventstream`;
const EXPORTS = `${PROJECT}/jobs/export`;
const JOURNEYS = `${PROJECT}/journeys`;
const JOURNEY = `${JOURNEYS}/{JourneyId}`;
const SEGMENT = `${PROJECT}/segments/{SegmentId}`;
const USER = `${PROJECT}/users/{UserId}`;
const RECOMMENDER = 'recommenders/{RecommenderId}';
const TEMPLATE = 'templates/{TemplateName}';

/**
 * What each operation of the service is authorised on: the part of an ARN that follows the account, with the path's
 * labels. As the service documents it, also where that is not the path: many lists, and what makes a segment, count as
 * the project itself. `{ResourceArn}` is the whole ARN that the path names.
 */
export const RESOURCES = {
  CreateApp: 'apps',
  DeleteApp: PROJECT,
  GetApp: PROJECT,
  GetApps: 'apps',
  GetApplicationDateRangeKpi: `${PROJECT}/kpis/daterange/{KpiName}`,
  GetApplicationSettings: PROJECT,
  UpdateApplicationSettings: PROJECT,

  CreateCampaign: `${PROJECT}/campaigns`,
  DeleteCampaign: CAMPAIGN,
  GetCampaign: CAMPAIGN,
  GetCampaignActivities: CAMPAIGN,
  GetCampaignDateRangeKpi: `${CAMPAIGN}/kpis/daterange/{KpiName}`,
  GetCampaignVersion: CAMPAIGN,
  GetCampaignVersions: CAMPAIGN,
  GetCampaigns: PROJECT,
  UpdateCampaign: CAMPAIGN,

  GetChannels: CHANNELS,
  DeleteAdmChannel: `${CHANNELS}/adm`,
  GetAdmChannel: `${CHANNELS}/adm`,
  UpdateAdmChannel: `${CHANNELS}/adm`,
  DeleteApnsChannel: `${CHANNELS}/apns`,
  GetApnsChannel: `${CHANNELS}/apns`,
  UpdateApnsChannel: `${CHANNELS}/apns`,
  DeleteApnsSandboxChannel: `${CHANNELS}/apns_sandbox`,
  GetApnsSandboxChannel: `${CHANNELS}/apns_sandbox`,
  UpdateApnsSandboxChannel: `${CHANNELS}/apns_sandbox`,
  DeleteApnsVoipChannel: `${CHANNELS}/apns_voip`,
  GetApnsVoipChannel: `${CHANNELS}/apns_voip`,
  UpdateApnsVoipChannel: `${CHANNELS}/apns_voip`,
  DeleteApnsVoipSandboxChannel: `${CHANNELS}/apns_voip_sandbox`,
  GetApnsVoipSandboxChannel: `${CHANNELS}/apns_voip_sandbox`,
  UpdateApnsVoipSandboxChannel: `${CHANNELS}/apns_voip_sandbox`,
  DeleteBaiduChannel: `${CHANNELS}/baidu`,
  GetBaiduChannel: `${CHANNELS}/baidu`,
  UpdateBaiduChannel: `${CHANNELS}/baidu`,
  DeleteEmailChannel: `${CHANNELS}/email`,
  GetEmailChannel: `${CHANNELS}/email`,
  UpdateEmailChannel: `${CHANNELS}/email`,
  DeleteGcmChannel: `${CHANNELS}/gcm`,
  GetGcmChannel: `${CHANNELS}/gcm`,
  UpdateGcmChannel: `${CHANNELS}/gcm`,
  DeleteSmsChannel: `${CHANNELS}/sms`,
  GetSmsChannel: `${CHANNELS}/sms`,
  UpdateSmsChannel: `${CHANNELS}/sms`,
  DeleteVoiceChannel: `${CHANNELS}/voice`,
  GetVoiceChannel: `${CHANNELS}/voice`,
  UpdateVoiceChannel: `${CHANNELS}/voice`,

  DeleteEndpoint: ENDPOINT,
  GetEndpoint: ENDPOINT,
  GetInAppMessages: `${ENDPOINT}/inappmessages`,
  RemoveAttributes: `${PROJECT}/attributes/{AttributeType}`,
  UpdateEndpoint: ENDPOINT,
  UpdateEndpointsBatch: PROJECT,
  DeleteUserEndpoints: USER,
  GetUserEndpoints: USER,

  PutEvents: `${PROJECT}/events`,
  DeleteEventStream: EVENT_STREAM,
  GetEventStream: EVENT_STREAM,
  PutEventStream: EVENT_STREAM,

  CreateExportJob: EXPORTS,
  GetExportJob: `${EXPORTS}/{JobId}`,
  GetExportJobs: EXPORTS,
  CreateImportJob: PROJECT,
  GetImportJob: `${PROJECT}/jobs/import/{JobId}`,
  GetImportJobs: PROJECT,

  CreateJourney: JOURNEYS,
  DeleteJourney: JOURNEY,
  GetJourney: JOURNEY,
  GetJourneyDateRangeKpi: `${JOURNEY}/kpis/daterange/{KpiName}`,
  GetJourneyExecutionActivityMetrics: `${JOURNEY}/activities/{JourneyActivityId}/execution-metrics`,
  GetJourneyExecutionMetrics: `${JOURNEY}/execution-metrics`,
  GetJourneyRunExecutionActivityMetrics: `${JOURNEY}/runs/{RunId}/activities/{JourneyActivityId}/execution-metrics`,
  GetJourneyRunExecutionMetrics: `${JOURNEY}/runs/{RunId}/execution-metrics`,
  GetJourneyRuns: `${JOURNEY}/runs`,
  ListJourneys: JOURNEYS,
  UpdateJourney: JOURNEY,
  UpdateJourneyState: `${JOURNEY}/state`,

  SendMessages: `${PROJECT}/messages`,
  SendUsersMessages: `${PROJECT}/messages`,
  SendOTPMessage: `${PROJECT}/otp`,
  VerifyOTPMessage: `${PROJECT}/verify-otp`,
  PhoneNumberValidate: 'phone/number/validate',

  CreateSegment: PROJECT,
  DeleteSegment: SEGMENT,
  GetSegment: SEGMENT,
  GetSegmentExportJobs: `${SEGMENT}/jobs/export`,
  GetSegmentImportJobs: SEGMENT,
  GetSegmentVersion: SEGMENT,
  GetSegmentVersions: SEGMENT,
  GetSegments: PROJECT,
  UpdateSegment: SEGMENT,

  CreateEmailTemplate: `${TEMPLATE}/EMAIL`,
  DeleteEmailTemplate: `${TEMPLATE}/EMAIL`,
  GetEmailTemplate: `${TEMPLATE}/EMAIL`,
  UpdateEmailTemplate: `${TEMPLATE}/EMAIL`,
  CreateInAppTemplate: `${TEMPLATE}/INAPP`,
  DeleteInAppTemplate: `${TEMPLATE}/INAPP`,
  GetInAppTemplate: `${TEMPLATE}/INAPP`,
  UpdateInAppTemplate: `${TEMPLATE}/INAPP`,
  CreatePushTemplate: `${TEMPLATE}/PUSH`,
  DeletePushTemplate: `${TEMPLATE}/PUSH`,
  GetPushTemplate: `${TEMPLATE}/PUSH`,
  UpdatePushTemplate: `${TEMPLATE}/PUSH`,
  CreateSmsTemplate: `${TEMPLATE}/SMS`,
  DeleteSmsTemplate: `${TEMPLATE}/SMS`,
  GetSmsTemplate: `${TEMPLATE}/SMS`,
  UpdateSmsTemplate: `${TEMPLATE}/SMS`,
  CreateVoiceTemplate: `${TEMPLATE}/VOICE`,
  DeleteVoiceTemplate: `${TEMPLATE}/VOICE`,
  GetVoiceTemplate: `${TEMPLATE}/VOICE`,
  UpdateVoiceTemplate: `${TEMPLATE}/VOICE`,
  ListTemplates: 'templates',
  ListTemplateVersions: `${TEMPLATE}/{TemplateType}`,
  UpdateTemplateActiveVersion: `${TEMPLATE}/{TemplateType}`,

  CreateRecommenderConfiguration: 'recommenders',
  DeleteRecommenderConfiguration: RECOMMENDER,
  GetRecommenderConfiguration: RECOMMENDER,
  GetRecommenderConfigurations: 'recommenders',
  UpdateRecommenderConfiguration: RECOMMENDER,

  ListTagsForResource: '{ResourceArn}',
  TagResource: '{ResourceArn}',
  UntagResource: '{ResourceArn}',
} as const satisfies Record<PinpointOperation, string>;
