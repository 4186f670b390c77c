import { descriptionOf } from '../descriptions/index.ts';
import { exampleOf } from '../examples/index.ts';
import type { JsonSchema } from '../json-schema.ts';
import { structureOf } from '../model.ts';
import type { Operation, Structure } from '../model.ts';
import { hasNotes } from '../notes.ts';
import { missingBehind } from '../states.ts';
import { errorsOf } from './errors.ts';
import { nounOf } from './nouns.ts';
import { parametersOf } from './parameters.ts';
import { schemaOf } from './schemas.ts';

function content(structure: Structure): JsonSchema | undefined {
  const member = structure.members.get(structure.payload ?? '');
  return (
    member && {
      'application/json': {
        schema: schemaOf(member.shape),
        example: exampleOf(member.shape, { members: 'shown' }),
      },
    }
  );
}

function describe(operation: Operation): string {
  const { name, isExtension } = operation;
  const missing = missingBehind(name);
  return [
    descriptionOf(name),
    ...(isExtension ? ['An operation of Cairn, not of Amazon Pinpoint.'] : []),
    ...(missing === undefined ? [] : [`Stored and checked; ${missing} yet.`]),
  ].join(' ');
}

const HEADERS = {
  'x-amzn-RequestId': {
    description: 'The id under which the request is in the log.',
    schema: { type: 'string' },
  },
};

const IGNORED_MEMBERS = {
  'x-cairn-ignored-members': {
    description:
      'The members of the body that no shape has, which were left out: mostly misspelt ones.',
    schema: { type: 'string' },
  },
};

const NOTE = {
  'x-cairn-note': {
    description: 'What is to be said about the answer, in a sentence for people.',
    schema: { type: 'string' },
  },
};

/** One operation as the document has it. */
export function describeOperation(operation: Operation): JsonSchema {
  const input = structureOf(operation.input);
  const requestBody = content(input);
  const responseBody = content(structureOf(operation.output));
  return {
    operationId: operation.name,
    summary: operation.name.replace(/([a-z])([A-Z])/g, '$1 $2'),
    tags: [nounOf(operation)],
    description: describe(operation),
    parameters: parametersOf(operation),
    ...(requestBody && {
      requestBody: { required: input.required.includes(input.payload ?? ''), content: requestBody },
    }),
    responses: {
      [operation.status]: {
        description: responseBody ? 'Done.' : 'Done; there is no body.',
        headers: {
          ...HEADERS,
          ...(requestBody && IGNORED_MEMBERS),
          ...(hasNotes(operation.name) && NOTE),
        },
        ...(responseBody && { content: responseBody }),
      },
      ...errorsOf(operation),
    },
  };
}
