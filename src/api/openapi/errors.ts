import { guardOf } from '../idempotency/index.ts';
import type { JsonSchema } from '../json-schema.ts';
import { structureOf } from '../model.ts';
import type { Operation } from '../model.ts';

interface ErrorKind {
  readonly name: string;
  readonly description: string;
  /** What a caller is told, for example. */
  readonly message: string;
  readonly isPossible: (operation: Operation) => boolean;
  readonly headers?: Readonly<Record<string, JsonSchema>>;
}

const always = (): boolean => true;
const isGuarded = ({ name }: Operation): boolean => guardOf(name) !== undefined;

/** A new name makes a new template: nothing has to be there. */
const MAKES_WHAT_IT_NAMES = /^Create\w+Template$/;

function namesSomething({ name, input }: Operation): boolean {
  const members = [...structureOf(input).members.values()];
  return members.some(({ location }) => location === 'uri') && !MAKES_WHAT_IT_NAMES.test(name);
}

/** Two states that don't go together, apart from requests that are being answered already. */
const MEETS_OTHERS = ['UpdateJourney', 'DeletePolicy', 'UpdatePolicy'];

const BUILDS_ON_SEGMENTS = ['CreateSegment', 'UpdateSegment'];

const ERRORS: Readonly<Record<string, ErrorKind>> = {
  400: {
    name: 'BadRequestException',
    description: 'The message names each member that is wrong, and what is allowed.',
    message: 'Name: is required; tags: expected an object, got a list',
    isPossible: always,
  },
  403: {
    name: 'ForbiddenException',
    description:
      'The request is not signed, the key is not known, or nothing allows its principal the operation on the resource.',
    message: 'The security token included in the request is invalid',
    isPossible: always,
  },
  404: {
    name: 'NotFoundException',
    description: 'An id in the path leads to nothing of this account.',
    message: 'Resource not found',
    isPossible: namesSomething,
  },
  409: {
    name: 'ConflictException',
    description:
      'The state of the resource does not allow it, or the same request is being answered already.',
    message: 'The same request is being answered already',
    isPossible: (operation) => isGuarded(operation) || MEETS_OTHERS.includes(operation.name),
  },
  413: {
    name: 'PayloadTooLargeException',
    description: 'The body is larger than 7 MB.',
    message: 'The request body is larger than 7 MB',
    isPossible: ({ input }) => structureOf(input).payload !== undefined,
  },
  422: {
    name: 'BadRequestException',
    description: 'The Idempotency-Key was given to a request with other contents.',
    message: 'Idempotency-Key: was given to a request with other contents',
    isPossible: isGuarded,
  },
  429: {
    name: 'TooManyRequestsException',
    description: 'The key calls too often: wait for the seconds of Retry-After.',
    message: 'Too many requests: try again in 1 second',
    isPossible: always,
    headers: {
      'Retry-After': {
        description: 'Seconds until the next request may succeed.',
        schema: { type: 'integer', minimum: 1 },
      },
    },
  },
  500: {
    name: 'InternalServerErrorException',
    description: 'A defect, which is logged under the request id.',
    message: 'An internal error happened',
    isPossible: always,
  },
  501: {
    name: 'NotImplementedException',
    description: 'A segment builds on an imported one, which is not built yet.',
    message:
      "Segment 0123456789abcdef0123456789abcdef is imported: imported segments can't be evaluated yet",
    isPossible: ({ name }) => BUILDS_ON_SEGMENTS.includes(name),
  },
};

/** The errors of an operation, by status, as references. */
export function errorsOf(operation: Operation): Record<string, JsonSchema> {
  const possible = Object.entries(ERRORS).filter(([, kind]) => kind.isPossible(operation));
  return Object.fromEntries(
    possible.map(([status]) => [status, { $ref: `#/components/responses/${status}` }]),
  );
}

const REQUEST_ID = '6f1c0b5e-2a52-4c76-9d0f-7d3f2f6f0a11';

/** What the references lead to, as far as any operation refers to it. */
export function errorResponses(operations: readonly Operation[]): Record<string, JsonSchema> {
  const possible = Object.entries(ERRORS).filter(([, kind]) => operations.some(kind.isPossible));
  return Object.fromEntries(
    possible.map(([status, { name, description, message, headers }]) => [
      status,
      {
        description: `${name}: ${description}`,
        headers: {
          'x-amzn-ErrorType': {
            description: "The exception's name.",
            schema: { type: 'string', const: name },
          },
          ...headers,
        },
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
            example: { RequestID: REQUEST_ID, Message: message },
          },
        },
      },
    ]),
  );
}
