import type { PinpointOperation } from '../wire.ts';

/** Operations that store, check and give back what nothing acts on yet, with what is to come. */
const STORED_ONLY = {
  GetEventStream: 'no event is streamed',
  PutEventStream: 'no event is streamed',
  DeleteEventStream: 'no event is streamed',

  CreateRecommenderConfiguration: 'no model is called',
  DeleteRecommenderConfiguration: 'no model is called',
  GetRecommenderConfiguration: 'no model is called',
  GetRecommenderConfigurations: 'no model is called',
  UpdateRecommenderConfiguration: 'no model is called',

  CreateVoiceTemplate: 'no voice message is sent',
  DeleteVoiceTemplate: 'no voice message is sent',
  GetVoiceTemplate: 'no voice message is sent',
  UpdateVoiceTemplate: 'no voice message is sent',
  DeleteVoiceChannel: 'no voice message is sent',
  GetVoiceChannel: 'no voice message is sent',
  UpdateVoiceChannel: 'no voice message is sent',

  CreateCampaign: 'only in-app campaigns run',
  DeleteCampaign: 'only in-app campaigns run',
  GetCampaign: 'only in-app campaigns run',
  GetCampaignActivities: 'only in-app campaigns run',
  GetCampaignVersion: 'only in-app campaigns run',
  GetCampaignVersions: 'only in-app campaigns run',
  GetCampaigns: 'only in-app campaigns run',
  UpdateCampaign: 'only in-app campaigns run',

  CreateExportJob: 'no job runs',
  GetExportJob: 'no job runs',
  GetExportJobs: 'no job runs',
  GetSegmentExportJobs: 'no job runs',
  CreateImportJob: 'no job runs',
  GetImportJob: 'no job runs',
  GetImportJobs: 'no job runs',
  GetSegmentImportJobs: 'no job runs',
} as const satisfies Partial<Record<PinpointOperation, string>>;

const missing: ReadonlyMap<string, string> = new Map(Object.entries(STORED_ONLY));

export type State = 'works' | 'stored; nothing acts on it yet';

/** How far an operation of the service is built; every one of them has a verb. */
export function stateOf(operation: string): State {
  return missing.has(operation) ? 'stored; nothing acts on it yet' : 'works';
}

/** What is still missing behind an operation that only stores; undefined where nothing is. */
export function missingBehind(operation: string): string | undefined {
  return missing.get(operation);
}
