import { handlerOf } from './handlers.ts';
import { guardOf } from './idempotency/index.ts';
import { jsonSchema } from './json-schema.ts';
import type { Dialect, JsonSchema } from './json-schema.ts';
import { OPERATIONS, shapeOf, structureOf } from './model.ts';
import type { Member, Operation, Structure } from './model.ts';

const dialect: Dialect = {
  string: { type: 'string' },
  mapKey: { type: 'string' },
  timestamp: { type: 'string', format: 'date-time' },
  blob: { type: 'string', contentEncoding: 'base64' },
  nameOf: (_name, member) => member.wireName,
  // A name for "a string" tells nobody anything: only what has a form of its own is referred to.
  refer: (name) =>
    isNamed(name) ? { $ref: `#/components/schemas/${name}` } : jsonSchema(shapeOf(name), dialect),
};

function isNamed(name: string): boolean {
  const shape = shapeOf(name);
  return shape.kind === 'structure' || (shape.kind === 'string' && shape.values !== undefined);
}

const ERRORS = {
  400: 'BadRequest: the message names each wrong member and what is allowed',
  403: 'Forbidden: not signed, or the key is not known',
  404: 'NotFound',
  413: 'PayloadTooLarge: the body is over 7 MB',
  500: 'InternalServerError: logged under the request id',
  501: 'NotImplemented: the operation is not built yet',
};

/** Of operations that are done once for each identity of a request. */
const REPEAT_ERRORS = {
  409: 'Conflict: the same request is being answered already',
  422: 'BadRequest: the Idempotency-Key was given to a request with other contents',
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Requests with the same key are done once in 24 hours; the others get its answer, marked Idempotent-Replayed. ' +
    'An SDK needs none: the attempts of one call are known by their amz-sdk-invocation-id.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const NOUNS: readonly (readonly [prefix: RegExp, noun: string])[] = [
  [/\/access\//, 'Access'],
  [/\/journeys/, 'Journeys'],
  [/\/campaigns/, 'Campaigns'],
  [/\/jobs\//, 'Imports and exports'],
  [/\/segments/, 'Segments'],
  [/\/channels/, 'Channels'],
  [/\/templates/, 'Templates'],
  [/\/recommenders/, 'Recommenders'],
  [/\/inappmessages|\/messages|-messages|otp|\/phone\//, 'Messages'],
  [/\/outbox|\/deliveries/, 'Deliveries'],
  [/\/endpoints|\/users|\/attributes/, 'Endpoints and users'],
  [/\/events/, 'Events'],
  [/\/kpis\//, 'Metrics'],
  [/\/tags/, 'Tags'],
  [/\/apps/, 'Projects'],
];

function nounOf(operation: Operation): string {
  return NOUNS.find(([prefix]) => prefix.test(operation.path))?.[1] ?? 'Other';
}

const PLACES = { uri: 'path', querystring: 'query', header: 'header' } as const;

function parameter(structure: Structure, name: string, member: Member): JsonSchema[] {
  if (member.location === 'body') return [];
  const isRequired = member.location === 'uri' || structure.required.includes(name);
  return [
    {
      name: member.wireName,
      in: PLACES[member.location],
      required: isRequired,
      schema: dialect.refer(member.shape),
    },
  ];
}

function content(structure: Structure): JsonSchema | undefined {
  const member = structure.members.get(structure.payload ?? '');
  return member && { 'application/json': { schema: dialect.refer(member.shape) } };
}

function describeOperation(operation: Operation): JsonSchema {
  const input = structureOf(operation.input);
  const requestBody = content(input);
  const responseBody = content(structureOf(operation.output));
  const isGuarded = guardOf(operation.name) !== undefined;
  const errors = Object.keys({ ...ERRORS, ...(isGuarded && REPEAT_ERRORS) }).map((status) => [
    status,
    { $ref: `#/components/responses/${status}` },
  ]);
  const isBuilt = handlerOf(operation.name) !== undefined;
  return {
    operationId: operation.name,
    summary: operation.name.replace(/([a-z])([A-Z])/g, '$1 $2'),
    tags: [nounOf(operation)],
    description: [
      operation.isExtension ? 'An operation of Cairn, not of Amazon Pinpoint.' : '',
      isBuilt ? '' : 'Not implemented yet: answers 501.',
    ]
      .filter((text) => text !== '')
      .join(' '),
    parameters: [
      ...[...input.members].flatMap(([name, member]) => parameter(input, name, member)),
      ...(isGuarded ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(requestBody && { requestBody: { required: true, content: requestBody } }),
    responses: {
      [operation.status]: {
        description: 'Done',
        ...(responseBody && { content: responseBody }),
      },
      ...Object.fromEntries(errors),
    },
  };
}

/** Every named shape that a body, in or out, or a parameter leads to. */
function reachableSchemas(): Record<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    const shape = shapeOf(name);
    if (isNamed(name)) found.set(name, jsonSchema(shape, dialect));
    if (shape.kind === 'structure') [...shape.members.values()].forEach((m) => visit(m.shape));
    if (shape.kind === 'list') visit(shape.item);
    if (shape.kind === 'map') [shape.key, shape.value].forEach(visit);
  };
  for (const operation of OPERATIONS) {
    for (const structure of [structureOf(operation.input), structureOf(operation.output)]) {
      [...structure.members.values()].forEach((member) => visit(member.shape));
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function paths(): JsonSchema {
  const byPath: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of OPERATIONS) {
    const path = (byPath[operation.path] ??= {});
    path[operation.method.toLowerCase()] = describeOperation(operation);
  }
  return byPath;
}

/** The OpenAPI 3.1 document of everything under `/v1`, made from the model that also routes and validates. */
export function openApiDocument(version: string): JsonSchema {
  const error = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  const responses = Object.entries({ ...ERRORS, ...REPEAT_ERRORS }).map(
    ([status, description]): [string, JsonSchema] => [status, { description, content: error }],
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cairn',
      version,
      summary: 'Customer engagement: the API of Amazon Pinpoint, on Temporal and Postgres',
      description:
        'Any AWS SDK client for Pinpoint works against this server: set its endpoint, or the environment ' +
        'variable AWS_ENDPOINT_URL_PINPOINT. Here, use an API key (CreateApiKey) as the bearer token.',
    },
    // Relative to where the document was fetched: right behind every proxy.
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }, { sigv4: [] }],
    tags: [...new Set(NOUNS.map(([, noun]) => noun))].sort().map((name) => ({ name })),
    paths: paths(),
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'cairn_…, made with CreateApiKey' },
        sigv4: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'AWS Signature Version 4, service name mobiletargeting, any region',
        },
      },
      responses: Object.fromEntries(responses),
      schemas: {
        ...reachableSchemas(),
        Error: {
          type: 'object',
          properties: { RequestID: { type: 'string' }, Message: { type: 'string' } },
          required: ['RequestID', 'Message'],
        },
      },
    },
  };
}
