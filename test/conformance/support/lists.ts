import { randomUUID } from 'node:crypto';
import type { Maker, Values } from './maker.ts';

/** How the items of a list come and go while somebody turns its pages. */
export interface List {
  /** Makes one more; answers with what `idOf` finds of it in the list. */
  readonly add: (maker: Maker, labels: Values) => Promise<string>;
  /** Absent where nothing of the API takes an item away. */
  readonly remove?: (maker: Maker, labels: Values, id: string) => Promise<unknown>;
  readonly idOf: (item: Values) => unknown;
}

const byId = (item: Values): unknown => item.Id;
const byVersion = (item: Values): string => String(item.Version);

function things(create: string, remove: string, label: string): List {
  return {
    add: (maker, labels) => maker.make(create, labels),
    remove: (maker, labels, id) => maker.do(remove, { ...labels, [label]: id }),
    idOf: byId,
  };
}

function jobs(kind: 'Import' | 'Export'): List {
  return {
    add: (maker, labels) => maker.make(`Create${kind}Job`, labels, { SegmentId: labels.SegmentId }),
    idOf: byId,
  };
}

function versions(update: string): List {
  return {
    add: async (maker, labels) => String((await maker.do(update, labels)).Version),
    idOf: byVersion,
  };
}

async function newestVersion(maker: Maker, labels: Values): Promise<string> {
  const { Item } = await maker.do('ListTemplateVersions', labels);
  const [newest]: unknown[] = Array.isArray(Item) ? Item : [];
  if (typeof newest !== 'object' || newest === null) throw new Error('The template is gone');
  return String(byVersion({ ...newest }));
}

/** Every list that has pages, with what fills it. */
export const LISTS: Readonly<Record<string, List>> = {
  GetApps: things('CreateApp', 'DeleteApp', 'ApplicationId'),
  GetSegments: things('CreateSegment', 'DeleteSegment', 'SegmentId'),
  GetSegmentVersions: versions('UpdateSegment'),
  GetCampaigns: things('CreateCampaign', 'DeleteCampaign', 'CampaignId'),
  GetCampaignVersions: versions('UpdateCampaign'),
  ListJourneys: things('CreateJourney', 'DeleteJourney', 'JourneyId'),
  GetRecommenderConfigurations: things(
    'CreateRecommenderConfiguration',
    'DeleteRecommenderConfiguration',
    'RecommenderId',
  ),
  GetImportJobs: jobs('Import'),
  GetExportJobs: jobs('Export'),
  GetSegmentImportJobs: jobs('Import'),
  GetSegmentExportJobs: jobs('Export'),
  ListTemplates: {
    async add(maker) {
      const TemplateName = `page-${randomUUID()}`;
      await maker.do('CreateSmsTemplate', { TemplateName });
      return `${TemplateName}/SMS`;
    },
    remove: (maker, _labels, id) =>
      maker.do('DeleteSmsTemplate', { TemplateName: id.replace('/SMS', '') }),
    // Templates of two types may have one name.
    idOf: (item) => `${String(item.TemplateName)}/${String(item.TemplateType)}`,
  },
  ListTemplateVersions: {
    async add(maker, labels) {
      await maker.do('UpdateEmailTemplate', { ...labels, CreateNewVersion: true });
      return newestVersion(maker, labels);
    },
    remove: (maker, labels, Version) => maker.do('DeleteEmailTemplate', { ...labels, Version }),
    idOf: byVersion,
  },
};

/** Lists whose items nobody makes by a call: runs begin when the engine begins them. */
export const MADE_BY_THE_ENGINE = ['GetCampaignActivities', 'GetJourneyRuns'];
