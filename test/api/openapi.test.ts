import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/api/model.ts';
import { openApiDocument } from '../../src/api/openapi/index.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

function at(document: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((value, key) => (isJson(value) ? value[key] : undefined), document);
}

function* everyObject(value: unknown): Generator<Json> {
  if (!isJson(value)) return;
  yield value;
  for (const inner of Object.values(value)) yield* everyObject(inner);
}

describe('the OpenAPI document', () => {
  const document = openApiDocument('1.2.3');

  it('is served to everybody, as JSON', async () => {
    const response = await fetch(`${world.url}/openapi.json`);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({ openapi: '3.1.0' });
  });

  it('has every operation once, with its path labels as required parameters', () => {
    const ids = new Set<unknown>();
    for (const { name, method, path, status } of OPERATIONS) {
      const operation = at(document, 'paths', path, method.toLowerCase());
      expect(at(operation, 'operationId')).toBe(name);
      expect(at(operation, 'responses', String(status))).toBeDefined();
      ids.add(name);
      const parameters = at(operation, 'parameters');
      const inPath = (Array.isArray(parameters) ? parameters : [])
        .filter((parameter: Json) => parameter.in === 'path')
        .map((parameter: Json) => [parameter.name, parameter.required]);
      const labels = [...path.matchAll(/\{([^}]+)\}/g)].map(([, label]) => [label, true]);
      expect(inPath.sort(), name).toEqual(labels.sort());
    }
    expect(ids.size).toBe(OPERATIONS.length);
  });

  it('refers only to what it holds, and holds only what is referred to', () => {
    const referred = new Set<string>();
    for (const { $ref } of everyObject(document)) {
      if (typeof $ref !== 'string') continue;
      referred.add($ref);
      expect(at(document, ...$ref.slice(2).split('/')), $ref).toBeDefined();
    }
    const schemas = Object.keys(at(document, 'components', 'schemas') as Json);
    const unused = schemas.filter((name) => !referred.has(`#/components/schemas/${name}`));
    expect(unused).toEqual([]);
  });

  it('requires only members that exist, under their names on the wire', () => {
    for (const schema of everyObject(at(document, 'components', 'schemas'))) {
      if (!Array.isArray(schema.required)) continue;
      const properties = Object.keys(isJson(schema.properties) ? schema.properties : {});
      expect(properties).toEqual(expect.arrayContaining(schema.required));
    }
    const condition = at(document, 'components', 'schemas', 'SimpleCondition', 'properties');
    expect(condition).toHaveProperty('segmentDimensions');
  });
});

describe('the docs page', () => {
  it('loads only files of its own, without inline scripts', async () => {
    const response = await fetch(`${world.url}/docs`);
    expect(response.headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/);
    const page = await response.text();
    expect(page).not.toMatch(/<script(?![^>]*src=)/);
    const files = [...page.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, file]) => file);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      expect((await fetch(`${world.url}${file}`)).status, file).toBe(200);
    }
  });
});
