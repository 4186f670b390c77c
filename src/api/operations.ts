import * as analytics from '../analytics/index.ts';
import * as campaigns from '../campaigns/index.ts';
import * as channels from '../channels/index.ts';
import * as endpoints from '../endpoints/index.ts';
import * as erasure from '../erasure/index.ts';
import * as eventStreams from '../event-streams/index.ts';
import * as events from '../events/index.ts';
import * as exportJobs from '../exports/index.ts';
import * as importJobs from '../imports/index.ts';
import * as inApp from '../in-app/index.ts';
import * as journeys from '../journeys/index.ts';
import * as messages from '../messages/index.ts';
import * as oneTimeCodes from '../one-time-codes/index.ts';
import * as phoneNumbers from '../phone-numbers/index.ts';
import * as projects from '../projects/index.ts';
import * as recommenders from '../recommenders/index.ts';
import * as segments from '../segments/index.ts';
import * as tags from '../tags/index.ts';
import * as templates from '../templates/index.ts';
import type { OperationTable } from './operation.ts';

/** Every operation of the service and the verb that does it. */
export const OPERATIONS = {
  // projects
  CreateApp: projects.createApp,
  DeleteApp: projects.deleteApp,
  GetApp: projects.getApp,
  GetApps: projects.getApps,
  GetApplicationSettings: projects.getApplicationSettings,
  UpdateApplicationSettings: projects.updateApplicationSettings,

  // endpoints
  DeleteEndpoint: erasure.deleteEndpoint,
  DeleteUserEndpoints: erasure.deleteUserEndpoints,
  GetEndpoint: endpoints.getEndpoint,
  GetUserEndpoints: endpoints.getUserEndpoints,
  RemoveAttributes: endpoints.removeAttributes,
  UpdateEndpoint: endpoints.updateEndpoint,
  UpdateEndpointsBatch: endpoints.updateEndpointsBatch,

  // events
  PutEvents: events.putEvents,

  // segments
  CreateSegment: segments.createSegment,
  DeleteSegment: segments.deleteSegment,
  GetSegment: segments.getSegment,
  GetSegments: segments.getSegments,
  GetSegmentVersion: segments.getSegmentVersion,
  GetSegmentVersions: segments.getSegmentVersions,
  UpdateSegment: segments.updateSegment,

  // templates
  CreateEmailTemplate: templates.createEmailTemplate,
  DeleteEmailTemplate: templates.deleteEmailTemplate,
  GetEmailTemplate: templates.getEmailTemplate,
  UpdateEmailTemplate: templates.updateEmailTemplate,
  CreatePushTemplate: templates.createPushTemplate,
  DeletePushTemplate: templates.deletePushTemplate,
  GetPushTemplate: templates.getPushTemplate,
  UpdatePushTemplate: templates.updatePushTemplate,
  CreateSmsTemplate: templates.createSmsTemplate,
  DeleteSmsTemplate: templates.deleteSmsTemplate,
  GetSmsTemplate: templates.getSmsTemplate,
  UpdateSmsTemplate: templates.updateSmsTemplate,
  CreateInAppTemplate: templates.createInAppTemplate,
  DeleteInAppTemplate: templates.deleteInAppTemplate,
  GetInAppTemplate: templates.getInAppTemplate,
  UpdateInAppTemplate: templates.updateInAppTemplate,
  CreateVoiceTemplate: templates.createVoiceTemplate,
  DeleteVoiceTemplate: templates.deleteVoiceTemplate,
  GetVoiceTemplate: templates.getVoiceTemplate,
  UpdateVoiceTemplate: templates.updateVoiceTemplate,
  ListTemplates: templates.listTemplates,
  ListTemplateVersions: templates.listTemplateVersions,
  UpdateTemplateActiveVersion: templates.updateTemplateActiveVersion,

  // channels
  GetChannels: channels.getChannels,
  DeleteAdmChannel: channels.deleteAdmChannel,
  GetAdmChannel: channels.getAdmChannel,
  UpdateAdmChannel: channels.updateAdmChannel,
  DeleteApnsChannel: channels.deleteApnsChannel,
  GetApnsChannel: channels.getApnsChannel,
  UpdateApnsChannel: channels.updateApnsChannel,
  DeleteApnsSandboxChannel: channels.deleteApnsSandboxChannel,
  GetApnsSandboxChannel: channels.getApnsSandboxChannel,
  UpdateApnsSandboxChannel: channels.updateApnsSandboxChannel,
  DeleteApnsVoipChannel: channels.deleteApnsVoipChannel,
  GetApnsVoipChannel: channels.getApnsVoipChannel,
  UpdateApnsVoipChannel: channels.updateApnsVoipChannel,
  DeleteApnsVoipSandboxChannel: channels.deleteApnsVoipSandboxChannel,
  GetApnsVoipSandboxChannel: channels.getApnsVoipSandboxChannel,
  UpdateApnsVoipSandboxChannel: channels.updateApnsVoipSandboxChannel,
  DeleteBaiduChannel: channels.deleteBaiduChannel,
  GetBaiduChannel: channels.getBaiduChannel,
  UpdateBaiduChannel: channels.updateBaiduChannel,
  DeleteEmailChannel: channels.deleteEmailChannel,
  GetEmailChannel: channels.getEmailChannel,
  UpdateEmailChannel: channels.updateEmailChannel,
  DeleteGcmChannel: channels.deleteGcmChannel,
  GetGcmChannel: channels.getGcmChannel,
  UpdateGcmChannel: channels.updateGcmChannel,
  DeleteSmsChannel: channels.deleteSmsChannel,
  GetSmsChannel: channels.getSmsChannel,
  UpdateSmsChannel: channels.updateSmsChannel,
  DeleteVoiceChannel: channels.deleteVoiceChannel,
  GetVoiceChannel: channels.getVoiceChannel,
  UpdateVoiceChannel: channels.updateVoiceChannel,

  // messages
  SendMessages: messages.sendMessages,
  SendUsersMessages: messages.sendUsersMessages,

  // journeys
  CreateJourney: journeys.createJourney,
  DeleteJourney: journeys.deleteJourney,
  GetJourney: journeys.getJourney,
  GetJourneyExecutionActivityMetrics: journeys.getJourneyExecutionActivityMetrics,
  GetJourneyExecutionMetrics: journeys.getJourneyExecutionMetrics,
  GetJourneyRunExecutionActivityMetrics: journeys.getJourneyRunExecutionActivityMetrics,
  GetJourneyRunExecutionMetrics: journeys.getJourneyRunExecutionMetrics,
  GetJourneyRuns: journeys.getJourneyRuns,
  ListJourneys: journeys.listJourneys,
  UpdateJourney: journeys.updateJourney,
  UpdateJourneyState: journeys.updateJourneyState,

  // event streams
  DeleteEventStream: eventStreams.deleteEventStream,
  GetEventStream: eventStreams.getEventStream,
  PutEventStream: eventStreams.putEventStream,

  // recommenders
  CreateRecommenderConfiguration: recommenders.createRecommenderConfiguration,
  DeleteRecommenderConfiguration: recommenders.deleteRecommenderConfiguration,
  GetRecommenderConfiguration: recommenders.getRecommenderConfiguration,
  GetRecommenderConfigurations: recommenders.getRecommenderConfigurations,
  UpdateRecommenderConfiguration: recommenders.updateRecommenderConfiguration,

  // tags
  ListTagsForResource: tags.listTagsForResource,
  TagResource: tags.tagResource,
  UntagResource: tags.untagResource,

  // campaigns
  CreateCampaign: campaigns.createCampaign,
  DeleteCampaign: campaigns.deleteCampaign,
  GetCampaign: campaigns.getCampaign,
  GetCampaignActivities: campaigns.getCampaignActivities,
  GetCampaignVersion: campaigns.getCampaignVersion,
  GetCampaignVersions: campaigns.getCampaignVersions,
  GetCampaigns: campaigns.getCampaigns,
  UpdateCampaign: campaigns.updateCampaign,

  // imports and exports
  CreateExportJob: exportJobs.createExportJob,
  CreateImportJob: importJobs.createImportJob,
  GetExportJob: exportJobs.getExportJob,
  GetExportJobs: exportJobs.getExportJobs,
  GetImportJob: importJobs.getImportJob,
  GetImportJobs: importJobs.getImportJobs,
  GetSegmentExportJobs: exportJobs.getSegmentExportJobs,
  GetSegmentImportJobs: importJobs.getSegmentImportJobs,

  // in-app messages
  GetInAppMessages: inApp.getInAppMessages,

  // metrics
  GetApplicationDateRangeKpi: analytics.getApplicationDateRangeKpi,
  GetCampaignDateRangeKpi: analytics.getCampaignDateRangeKpi,
  GetJourneyDateRangeKpi: analytics.getJourneyDateRangeKpi,

  // one-time codes
  SendOTPMessage: oneTimeCodes.sendOtpMessage,
  VerifyOTPMessage: oneTimeCodes.verifyOtpMessage,

  // phone numbers
  PhoneNumberValidate: phoneNumbers.phoneNumberValidate,
} satisfies OperationTable;
