import type { JsonSchema } from '../json-schema.ts';
import { OPERATIONS } from '../model.ts';
import { errorResponses } from './errors.ts';
import { tags } from './nouns.ts';
import { describeOperation } from './operation.ts';
import { reachableSchemas } from './schemas.ts';

function paths(): JsonSchema {
  const byPath: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of OPERATIONS) {
    const path = (byPath[operation.path] ??= {});
    path[operation.method.toLowerCase()] = describeOperation(operation);
  }
  return byPath;
}

const SECURITY_SCHEMES = {
  apiKey: { type: 'http', scheme: 'bearer', description: 'cairn_…, made with CreateApiKey' },
  sigv4: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'AWS Signature Version 4, service name mobiletargeting, any region',
  },
};

/** The OpenAPI 3.1 document of everything under `/v1`, made from the model that also routes and validates. */
export function openApiDocument(version: string): JsonSchema {
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
    tags: tags(),
    paths: paths(),
    components: {
      securitySchemes: SECURITY_SCHEMES,
      responses: errorResponses(OPERATIONS),
      schemas: {
        ...reachableSchemas(),
        Error: {
          type: 'object',
          description: 'The form of every error; the header x-amzn-ErrorType names its exception.',
          properties: { RequestID: { type: 'string' }, Message: { type: 'string' } },
          required: ['RequestID', 'Message'],
        },
      },
    },
  };
}
