import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { OPERATIONS, structureOf } from '../../src/api/model.ts';
import type { Operation } from '../../src/api/model.ts';
import { openApiDocument } from '../../src/api/openapi/index.ts';
import { readInput } from '../../src/api/read-input.ts';

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const document: Json = JSON.parse(JSON.stringify(openApiDocument('1.2.3')));

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isJson(inner) ? inner[key] : undefined), value);
}

function documented({ path, method }: Operation): Json {
  const found = at(document, 'paths', path, method.toLowerCase());
  if (!isJson(found)) throw new Error(`${method} ${path} is not in the document`);
  return found;
}

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'document', ...document });
const JSON_CONTENT = ['content', 'application/json'] as const;

function expectValid(content: unknown, what: string): void {
  const pointed: unknown = JSON.parse(
    JSON.stringify(at(content, 'schema')).replaceAll('"#/', '"document#/'),
  );
  if (!isJson(pointed)) throw new Error(`${what} has no schema`);
  const validate = ajv.compile(pointed);
  expect(at(content, 'example'), what).toBeDefined();
  expect(validate(at(content, 'example')), `${what}: ${ajv.errorsText(validate.errors)}`).toBe(
    true,
  );
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
  });

  it('describes every operation in a sentence of its own', () => {
    const seen = new Set<unknown>();
    for (const operation of OPERATIONS) {
      const { description, tags } = documented(operation);
      expect(description, operation.name).toMatch(/^[A-Z][^\n]{20,}\.$/);
      expect(seen.has(description), `${operation.name}: ${String(description)}`).toBe(false);
      seen.add(description);
      const known = Array.isArray(document.tags) ? document.tags.map((tag: Json) => tag.name) : [];
      expect(known).toEqual(expect.arrayContaining(Array.isArray(tags) ? tags : ['none']));
    }
  });

  it('describes every parameter', () => {
    for (const operation of OPERATIONS) {
      const { parameters } = documented(operation);
      for (const parameter of Array.isArray(parameters) ? parameters : []) {
        expect(
          at(parameter, 'description'),
          `${operation.name} ${String(at(parameter, 'name'))}`,
        ).toMatch(/\.$/);
      }
    }
  });

  it('tells the errors that an operation can have', () => {
    for (const operation of OPERATIONS) {
      const errors = Object.keys(at(documented(operation), 'responses') ?? {});
      expect(errors, operation.name).toEqual(expect.arrayContaining(['400', '403', '429', '500']));
      if (!operation.path.includes('{')) expect(errors, operation.name).not.toContain('404');
      const hasBody = structureOf(operation.input).payload !== undefined;
      expect(errors.includes('413'), operation.name).toBe(hasBody);
    }
    expect(at(document, 'components', 'responses', '429', 'headers')).toHaveProperty('Retry-After');
  });
});

describe('the examples', () => {
  it('of bodies are valid, by the document and by the API', () => {
    for (const operation of OPERATIONS) {
      const { payload } = structureOf(operation.input);
      if (!payload) continue;
      const content = at(documented(operation), 'requestBody', ...JSON_CONTENT);
      expectValid(content, operation.name);
      const { members, required } = structureOf(operation.input);
      const places = [...members].filter(([, { location }]) => location !== 'body');
      const query = places.filter(
        ([name, { location }]) => location === 'querystring' && required.includes(name),
      );
      const labels = places.filter(([, { location }]) => location === 'uri');
      const read = readInput(operation, {
        labels: new Map(labels.map(([name]) => [name, 'x'])),
        query: new URLSearchParams(
          query.map(([, { wireName }]): [string, string] => [wireName, 'x']),
        ),
        header: () => undefined,
        body: Buffer.from(JSON.stringify(at(content, 'example'))),
      });
      expect(Object.keys(read)).toContain(payload);
    }
  });

  it('of answers are valid', () => {
    for (const operation of OPERATIONS) {
      if (!structureOf(operation.output).payload) continue;
      const content = at(
        documented(operation),
        'responses',
        String(operation.status),
        ...JSON_CONTENT,
      );
      expectValid(content, operation.name);
    }
  });

  it('of errors have the form of the service', () => {
    for (const [status, response] of Object.entries(
      at(document, 'components', 'responses') ?? {},
    )) {
      expectValid(at(response, ...JSON_CONTENT), status);
    }
  });
});
