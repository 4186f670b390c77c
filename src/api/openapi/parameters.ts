import { guardOf } from '../idempotency/index.ts';
import type { JsonSchema } from '../json-schema.ts';
import { structureOf } from '../model.ts';
import type { Member, Operation, Structure } from '../model.ts';
import { memberExample } from '../examples/index.ts';
import { schemaOf } from './schemas.ts';

/** What each parameter is, by its name on the wire. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'access-key-id': 'The id of an access key, which signs requests.',
  'account-id': 'The twelve digits of an account.',
  action: 'Only calls of this action, for example mobiletargeting:CreateSegment.',
  'api-key-id': 'The id of a bearer key, not the key itself.',
  'application-id': 'The id of a project: 32 hexadecimal characters.',
  'attribute-type':
    'endpoint-custom-attributes, endpoint-metric-attributes or endpoint-user-attributes.',
  'campaign-id': 'The id of a campaign.',
  'channel-type': 'Only messages of this channel, for example EMAIL.',
  'create-new-version': 'true makes a new version; false changes the latest one.',
  decision: 'Only calls that were decided so.',
  'end-time': 'The end of the range, an ISO 8601 instant.',
  address: 'An e-mail address, or a phone number such as +14155550100.',
  channel: 'EMAIL, SMS or VOICE.',
  'topic-name': 'The name of a topic: 1 to 64 letters, digits, ".", "_" or "-".',
  'endpoint-id': 'The id of an endpoint, which the client chooses: 1 to 256 characters.',
  'job-id': 'The id of a job.',
  'journey-activity-id': 'The id of a step, which is its key in Activities.',
  'journey-id': 'The id of a journey.',
  'provider-id': 'The id of a provider of the project, from CreateProvider or ListProviders.',
  'kpi-name': 'The name of a KPI, for example unique-deliveries-grouped-by-date.',
  'message-id': 'The id of a message.',
  'next-token': 'The NextToken of the page before.',
  'page-size': 'How many items a page has: 1 to 1000, 100 if it is absent.',
  'policy-id': 'The id of a policy.',
  prefix: 'Only templates whose name begins so.',
  principal: 'Only calls of this principal, by its id.',
  'principal-id': 'The id of a principal.',
  'recommender-id': 'The id of a recommender configuration.',
  resource: 'Only calls on this resource, by its ARN.',
  'resource-arn': 'The ARN of a project, segment, campaign, journey or template, percent-encoded.',
  'role-id': 'The id of a ready-made role.',
  'run-id': 'The id of a run of the journey.',
  'segment-id': 'The id of a segment.',
  'start-time': 'The begin of the range, an ISO 8601 instant.',
  state: 'Only messages in this state.',
  tagKeys: 'The key of a tag to remove; may be repeated.',
  'template-name':
    'The name of a template: 1 to 128 letters, digits, _ or -, beginning with a letter or digit.',
  'template-type': 'EMAIL, SMS, PUSH, VOICE or INAPP.',
  token: 'The NextToken of the page before.',
  'user-id': 'The id of a user, which the client chooses: 1 to 256 characters.',
  version: 'The number of a version.',
};

const PLACES = { uri: 'path', querystring: 'query', header: 'header' } as const;

function parameter(
  owner: string,
  structure: Structure,
  [name, member]: [string, Member],
): JsonSchema[] {
  if (member.location === 'body') return [];
  const isPath = member.location === 'uri';
  return [
    {
      name: member.wireName,
      in: PLACES[member.location],
      required: isPath || structure.required.includes(name),
      description: DESCRIPTIONS[member.wireName] ?? '',
      schema: schemaOf(member.shape),
      ...(isPath && { example: memberExample(owner, name, member.shape, { members: 'shown' }) }),
    },
  ];
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Requests with the same key are done once in 24 hours; the others get its answer, marked Idempotent-Replayed. ' +
    'An SDK needs none: the attempts of one call are known by their amz-sdk-invocation-id.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** Everything that an operation takes besides its body. */
export function parametersOf(operation: Operation): JsonSchema[] {
  const input = structureOf(operation.input);
  return [
    ...[...input.members].flatMap((member) => parameter(operation.input ?? '', input, member)),
    ...(guardOf(operation.name) ? [IDEMPOTENCY_KEY] : []),
  ];
}
