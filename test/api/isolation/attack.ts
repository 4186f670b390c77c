import { exampleOf, memberExample } from '../../../src/api/examples/index.ts';
import { structureOf } from '../../../src/api/model.ts';
import type { Operation } from '../../../src/api/model.ts';
import { payloadOf } from '../../conformance/support/maker.ts';
import type { Content } from './content.ts';

type Labels = Readonly<Record<string, string>>;

/** A call with what somebody else's account has. */
export interface Attack {
  readonly what: string;
  readonly labels: Labels;
  /** Whose ids the body names. */
  readonly bodyOf: Content;
}

/** Labels that are words or numbers, the same in every account. */
const WORDS = [
  'AttributeType',
  'Channel',
  'JourneyActivityId',
  'KpiName',
  'RoleId',
  'TemplateType',
  'Version',
];

/** Where a name that is taken in another account, or in another project, is free in one's own. */
const MAKES_NEW = [
  /^Create\w+Template\.TemplateName$/,
  /^UpdateEndpoint\.EndpointId$/,
  /^PutTopic\.TopicName$/,
  // Of an address that nobody spoke of in one's own project it tells just that.
  /^GetConsent\.Address$/,
];

function labelsOf(operation: Operation, content: Content): Labels {
  const job = /Export/.test(operation.name) ? content.exportJobId : content.importJobId;
  const { members } = structureOf(operation.input);
  const names = [...members]
    .filter(([, member]) => member.location === 'uri')
    .map(([name]) => name);
  const known: Labels = { ...content.labels, JobId: job };
  return Object.fromEntries(
    names.map((name) => {
      const value = known[name];
      if (!value) throw new Error(`${operation.name}: the account has nothing for {${name}}`);
      return [name, value];
    }),
  );
}

/** Calls that must be refused: all labels of the victim, and each of them among one's own. */
export function attacksOn(operation: Operation, victim: Content, own: Content): Attack[] {
  const theirs = labelsOf(operation, victim);
  const mine = labelsOf(operation, own);
  const ids = Object.keys(theirs).filter(
    (label) =>
      !WORDS.includes(label) && !MAKES_NEW.some((form) => form.test(`${operation.name}.${label}`)),
  );
  if (ids.length === 0) return [];
  return [
    { what: 'all of its ids', labels: theirs, bodyOf: own },
    ...ids.map((label) => ({
      what: `its ${label} among one's own`,
      labels: { ...mine, [label]: theirs[label] ?? '' },
      bodyOf: own,
    })),
  ];
}

/** A call of one's own whose body names what the victim has: whatever the answer, it tells and changes nothing. */
export function bodyAttackOn(operation: Operation, victim: Content, own: Content): Attack[] {
  if (!payloadOf(operation)) return [];
  return [{ what: 'its ids in the body', labels: labelsOf(operation, own), bodyOf: victim }];
}

function queryOf(operation: Operation): string {
  const { members, required } = structureOf(operation.input);
  const query = new URLSearchParams();
  for (const [name, { location, wireName, shape }] of members) {
    if (location !== 'querystring' || !required.includes(name)) continue;
    const value = memberExample(operation.input ?? '', name, shape, { members: 'needed' });
    for (const text of Array.isArray(value) ? value : [value]) query.append(wireName, String(text));
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** Method, path and body of an attack. */
export function requestOf(operation: Operation, { labels, bodyOf }: Attack) {
  const { members } = structureOf(operation.input);
  const values = new Map(
    [...members].map(([name, { wireName }]) => [wireName, encodeURIComponent(labels[name] ?? '')]),
  );
  const path = operation.path.replaceAll(
    /\{([^}]+)\}/g,
    (_, label: string) => values.get(label) ?? '',
  );
  const payload = payloadOf(operation);
  const { SegmentId = '', TemplateName = '', EndpointId = '', UserId = '' } = bodyOf.labels;
  const given = {
    ...bodyOf.labels,
    'SegmentReference.Id': SegmentId,
    'Template.Name': TemplateName,
    'EndpointBatchItem.Id': EndpointId,
    'MessageRequest.Endpoints': { [EndpointId]: {} },
    'SendUsersMessageRequest.Users': { [UserId]: {} },
  };
  return {
    method: operation.method,
    path: `${path}${queryOf(operation)}`,
    body: payload && JSON.stringify(exampleOf(payload.shape, { members: 'shown', given })),
  };
}
