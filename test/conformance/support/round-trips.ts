import type { Values } from './maker.ts';

/** How to read back what an operation wrote. */
export interface RoundTrip {
  readonly reader: string;
  /** The label of the reader that is the id in the writer's answer. */
  readonly id?: string;
  /** What more the reader is asked, after what the writer was asked. */
  readonly query?: (input: Values) => Values;
  /** The part of the body that the reader gives back, with its shape; by default all of it. */
  readonly written?: (body: Values) => { shape: string; value: unknown };
  /** The part of the reader's answer where it is. */
  readonly found?: (answer: Values) => unknown;
}

const CHANNELS = [
  'Adm',
  'Apns',
  'ApnsSandbox',
  'ApnsVoip',
  'ApnsVoipSandbox',
  'Baidu',
  'Email',
  'Gcm',
  'Sms',
  'Voice',
];
const TEMPLATES = ['Email', 'InApp', 'Push', 'Sms', 'Voice'];

function first(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, name) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return name === '*'
      ? Object.values(inner)[0]
      : Object.entries(inner).find(([key]) => key === name)?.[1];
  }, value);
}

/** A new version of a template is not the active one. */
const newVersion = ({ CreateNewVersion }: Values): Values =>
  CreateNewVersion === true ? { Version: '2' } : {};

/** Every operation that writes something which another one reads. */
export const ROUND_TRIPS: Readonly<Record<string, RoundTrip>> = {
  CreateApp: { reader: 'GetApp', id: 'ApplicationId' },
  CreateCampaign: { reader: 'GetCampaign', id: 'CampaignId' },
  UpdateCampaign: { reader: 'GetCampaign' },
  CreateJourney: { reader: 'GetJourney', id: 'JourneyId' },
  UpdateJourney: { reader: 'GetJourney' },
  UpdateJourneyState: { reader: 'GetJourney' },
  CreateSegment: { reader: 'GetSegment', id: 'SegmentId' },
  UpdateSegment: { reader: 'GetSegment' },
  CreateRecommenderConfiguration: { reader: 'GetRecommenderConfiguration', id: 'RecommenderId' },
  UpdateRecommenderConfiguration: { reader: 'GetRecommenderConfiguration' },
  CreateExportJob: {
    reader: 'GetExportJob',
    id: 'JobId',
    found: (answer) => answer.Definition,
  },
  CreateImportJob: {
    reader: 'GetImportJob',
    id: 'JobId',
    found: (answer) => answer.Definition,
  },
  PutEventStream: { reader: 'GetEventStream' },
  TagResource: { reader: 'ListTagsForResource' },
  UpdateApplicationSettings: { reader: 'GetApplicationSettings' },
  UpdateEndpoint: { reader: 'GetEndpoint' },
  UpdateEndpointsBatch: {
    reader: 'GetEndpoint',
    written: (body) => ({ shape: 'EndpointBatchItem', value: first(body, 'Item', '*') }),
  },
  PutEvents: {
    reader: 'GetEndpoint',
    written: (body) => ({
      shape: 'PublicEndpoint',
      value: first(body, 'BatchItem', '*', 'Endpoint'),
    }),
  },
  ...Object.fromEntries(
    CHANNELS.map((name) => [`Update${name}Channel`, { reader: `Get${name}Channel` }]),
  ),
  ...Object.fromEntries(
    TEMPLATES.flatMap((name) => [
      [`Create${name}Template`, { reader: `Get${name}Template` }],
      [`Update${name}Template`, { reader: `Get${name}Template`, query: newVersion }],
    ]),
  ),
};
