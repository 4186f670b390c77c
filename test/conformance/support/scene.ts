import { randomUUID } from 'node:crypto';
import { structureOf } from '../../../src/api/model.ts';
import type { Operation } from '../../../src/api/model.ts';
import { TEMPLATE_KINDS } from './maker.ts';
import type { Maker, Values } from './maker.ts';

/** What an operation needs before it is called: labels that lead to something, and values for its body. */
export interface Scene {
  readonly labels: Readonly<Record<string, string>>;
  readonly given: Values;
}

type Labels = Record<string, string>;
type Project = Readonly<Record<'ApplicationId' | 'EndpointId' | 'SegmentId', string>>;
type Make = (maker: Maker, project: Project, match: RegExpExecArray) => Promise<Labels | void>;

async function openChannels(maker: Maker, project: Project): Promise<void> {
  for (const channel of ['Email', 'Sms', 'Gcm']) {
    await maker.do(`Update${channel}Channel`, project, { Enabled: true });
  }
}

/** By the operation's name, what has to be in its project beforehand. */
const IN_PROJECT: readonly (readonly [name: RegExp, make: Make])[] = [
  [/Message|OTP|Campaign|Job/, openChannels],
  [
    /^(?:Get|Delete)(\w+Channel)$/,
    async (maker, project, [, channel]) => void (await maker.do(`Update${channel}`, project)),
  ],
  [
    /^(?:Get|Delete)EventStream$/,
    async (maker, project) => void (await maker.do('PutEventStream', project)),
  ],
  [
    // Its groups build on the project's other segment: none may be built on itself.
    /^UpdateSegment$/,
    async (maker, project) => ({ SegmentId: await maker.make('CreateSegment', project) }),
  ],
  [
    /^(?:Get|Update|Delete)Campaign/,
    async (maker, project) => ({ CampaignId: await maker.make('CreateCampaign', project) }),
  ],
  [
    /^(?:Get|Update|Delete)Journey$/,
    async (maker, project) => ({ JourneyId: await maker.make('CreateJourney', project) }),
  ],
  [
    /^(?:GetJourney.+|UpdateJourneyState)$/,
    async (maker, project) => maker.runningJourney(project, project.SegmentId),
  ],
  [
    /^Get(Import|Export)Job$/,
    async (maker, project, [, kind]) => ({ JobId: await maker.make(`Create${kind}Job`, project) }),
  ],
  [
    /^(?:Tag|Untag|ListTags)/,
    async (maker, project) => ({ ResourceArn: String((await maker.do('GetApp', project)).Arn) }),
  ],
];

const KPIS: Readonly<Record<string, string>> = {
  GetApplicationDateRangeKpi: 'unique-deliveries',
  GetCampaignDateRangeKpi: 'unique-deliveries',
  GetJourneyDateRangeKpi: 'journey-emails-sent',
};

/** Metrics are kept for a while, and begin in no future. */
const lastDay = () => ({
  StartTime: new Date(Date.now() - 86_400_000).toISOString(),
  EndTime: new Date().toISOString(),
});

async function projectScene(operation: Operation, maker: Maker, labels: Labels): Promise<Scene> {
  const ApplicationId = await maker.make('CreateApp', {});
  const bare = { ApplicationId, EndpointId: 'ada-phone', SegmentId: '' };
  await maker.do('UpdateEndpoint', bare);
  const SegmentId = await maker.make('CreateSegment', bare);
  const project = { ...bare, SegmentId };
  const own = maker.with({ SegmentId, 'SegmentReference.Id': SegmentId });
  const things: Labels = {};
  for (const [name, make] of IN_PROJECT) {
    const match = name.exec(operation.name);
    if (match) Object.assign(things, await make(own, project, match));
  }
  return {
    labels: {
      ...labels,
      ...project,
      UserId: 'ada',
      Version: '1',
      JourneyActivityId: 'welcome',
      AttributeType: 'endpoint-custom-attributes',
      KpiName: KPIS[operation.name] ?? '',
      ...things,
    },
    given: operation.name in KPIS ? { ...own.given, ...lastDay() } : own.given,
  };
}

async function template(operation: Operation, maker: Maker): Promise<Labels> {
  const kind = TEMPLATE_KINDS.find((name) => operation.name.includes(`${name}Template`)) ?? 'Email';
  const labels = { TemplateName: `t-${randomUUID().slice(0, 8)}`, TemplateType: 'EMAIL' };
  if (!operation.name.startsWith('Create')) await maker.do(`Create${kind}Template`, labels);
  return labels;
}

/** A scene of its own for one call of an operation, so that calls never stand in each other's way. */
export async function sceneOf(operation: Operation, maker: Maker): Promise<Scene> {
  const { members } = structureOf(operation.input);
  const needs = (label: string) => members.get(label)?.location === 'uri';
  const labels: Labels = needs('TemplateName') ? await template(operation, maker) : {};
  if (needs('RecommenderId')) {
    labels.RecommenderId = await maker.make('CreateRecommenderConfiguration', {});
  }
  return needs('ApplicationId') || needs('ResourceArn')
    ? projectScene(operation, maker, labels)
    : { labels, given: maker.given };
}

/** Only the labels that the operation's path has. */
export function labelsFor(operation: Operation, { labels }: Scene): Labels {
  const inPath = [...structureOf(operation.input).members].filter(
    ([, member]) => member.location === 'uri',
  );
  return Object.fromEntries(inPath.map(([name]) => [name, labels[name] ?? '']));
}
