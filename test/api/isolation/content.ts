import type { Deps } from '../../../src/context.ts';
import { createPrincipalApiKey } from '../../../src/access/index.ts';
import { putSuppressions, putTopic } from '../../../src/consent/index.ts';
import { systemCtx } from '../../../src/context.ts';
import { listOutboxMessages } from '../../../src/deliveries/index.ts';
import { Caller } from '../../conformance/support/caller.ts';
import { Maker, TEMPLATE_KINDS } from '../../conformance/support/maker.ts';
import { sendByMail } from '../../support/mail-provider.ts';
import { principalWith } from '../../support/principals.ts';
import type { Grants } from '../../support/principals.ts';
import type { ApiWorld } from '../server.ts';

type Labels = Readonly<Record<string, string>>;

/** An account that has something of everything. */
export interface Content {
  readonly account: string;
  /** What leads to it, by the label of a path. */
  readonly labels: Labels;
  readonly importJobId: string;
  readonly exportJobId: string;
  /** API keys of its root and of somebody with the role of an administrator. */
  readonly keys: Readonly<Record<'root' | 'administrator', string>>;
}

const EVERYTHING = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };

async function bearer(deps: Deps, account: string, grants: Grants) {
  const { id, key } = await principalWith(deps, { ...grants, account });
  const ctx = systemCtx(deps, account, 'test');
  const WriteApiKeyRequest = { Name: 'test' };
  const { ApiKey, Id } = await createPrincipalApiKey(ctx, { PrincipalId: id, WriteApiKeyRequest });
  return { id, key, ApiKey, ApiKeyId: Id };
}

async function channelsOf(maker: Maker, project: Labels): Promise<void> {
  for (const channel of ['Adm', 'Baidu', 'Email', 'Gcm', 'Sms', 'Voice', 'Apns']) {
    await maker.do(`Update${channel}Channel`, project, { Enabled: true });
  }
}

/** Its project and what is in it; whatever could be read of it says the secret. */
async function projectOf(maker: Maker, name: string, secret: string) {
  const Address = `${secret}@example.com`;
  const tags = { owner: secret };
  const ApplicationId = await maker.make('CreateApp', {}, { Name: secret, tags });
  const EndpointId = `endpoint-${name}`;
  const UserId = `user-${name}`;
  const project = { ApplicationId, EndpointId };
  await maker.do('UpdateEndpoint', project, { Address, ChannelType: 'EMAIL', User: { UserId } });
  await channelsOf(maker, project);
  await maker.do('PutEventStream', project);
  const SegmentId = await maker.make('CreateSegment', project, { Name: secret, tags });
  const own = maker.with({ SegmentId, 'SegmentReference.Id': SegmentId });
  const CampaignId = await own.make('CreateCampaign', project, { Name: secret, SegmentId, tags });
  const journey = await own.runningJourney(project, SegmentId);
  const importJobId = await own.make('CreateImportJob', project);
  const exportJobId = await own.make('CreateExportJob', project);
  await own.do('SendMessages', project, {
    Addresses: { [Address]: { ChannelType: 'EMAIL' } },
    Endpoints: {},
  });
  const labels = { ...project, UserId, SegmentId, CampaignId, ...journey };
  return { labels, importJobId, exportJobId };
}

/** Makes an account with content; the secret is in names, addresses and texts, never in an id. */
export async function contentOf(
  world: ApiWorld,
  { account, name, secret }: { account: string; name: string; secret: string },
): Promise<Content> {
  const { deps } = world;
  const root = await bearer(deps, account, { kind: 'ROOT', name: 'root' });
  const administrator = await bearer(deps, account, { roles: [['administrator']] });
  const maker = new Maker(new Caller(world.client(root.key)));
  const TemplateName = `template-${name}`;
  for (const kind of TEMPLATE_KINDS) {
    await maker.do(`Create${kind}Template`, { TemplateName }, { TemplateDescription: secret });
  }
  const Name = secret;
  const RecommenderId = await maker.make('CreateRecommenderConfiguration', {}, { Name });
  const project = await projectOf(maker, name, secret);

  const ctx = systemCtx(deps, account, 'test');
  const { ApplicationId } = project.labels;
  const Url = `smtp://${secret}:password@mail.example.com`;
  const { Id: ProviderId } = await sendByMail(ctx, ApplicationId, Url);
  const suppressed = { Channel: 'EMAIL', Address: `${secret}@example.com` };
  await putSuppressions(ctx, { ApplicationId, WriteSuppressionsRequest: { Item: [suppressed] } });
  await putTopic(ctx, {
    ApplicationId,
    TopicName: `topic-${name}`,
    WriteTopicRequest: { Title: secret },
  });
  const [message] = (await listOutboxMessages(ctx, { ApplicationId })).Item;
  const policies = { [secret]: EVERYTHING };
  const person = await bearer(deps, account, { name: secret, policies, roles: [['sender']] });
  const policy = await deps.db('policies').where({ account_id: account }).first('id');
  const labels = {
    ...project.labels,
    ProviderId,
    TopicName: `topic-${name}`,
    ...suppressed,
    RecommenderId,
    TemplateName,
    TemplateType: 'EMAIL',
    Version: '1',
    JourneyActivityId: 'welcome',
    AttributeType: 'endpoint-custom-attributes',
    KpiName: 'unique-deliveries',
    ResourceArn: `arn:aws:mobiletargeting:${deps.settings.region}:${account}:apps/${ApplicationId}`,
    MessageId: message?.Id ?? '',
    AccountId: account,
    PrincipalId: person.id,
    PolicyId: String(policy?.id),
    RoleId: 'sender',
    AccessKeyId: person.key.accessKeyId,
    ApiKeyId: person.ApiKeyId,
  };
  const keys = { root: root.ApiKey, administrator: administrator.ApiKey };
  return { ...project, account, labels, keys };
}
