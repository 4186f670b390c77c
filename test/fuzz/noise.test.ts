import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { OPERATIONS, structureOf } from '../../src/api/model.ts';
import { labelsFor } from '../conformance/support/scene.ts';
import { jsonText, nastyText } from './support/arbitraries.ts';
import { encoded, fuzzWorld, pathOf } from './support/fuzz-world.ts';
import type { FuzzWorld } from './support/fuzz-world.ts';
import { runs } from './support/runs.ts';

let world: FuzzWorld;
beforeAll(async () => {
  world = await fuzzWorld();
});
afterAll(() => world.close());

/** Node itself refuses more than 16 KB of headers, the path included. */
const shortText = nastyText.map((text) => text.slice(0, 1000));

describe('anything sent to', () => {
  it.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
    '%s is answered or refused in form, and a refusal changes nothing',
    async (_name, operation) => {
      const { labels } = await world.scene(operation);
      const real = labelsFor(operation, { labels, given: {} });
      const query = [...structureOf(operation.input).members.values()]
        .filter(({ location }) => location === 'querystring')
        .map(({ wireName }) => wireName);
      const label = (name: string) =>
        fc.oneof(
          { weight: 2, arbitrary: fc.constant(real[name] ?? '') },
          { weight: 1, arbitrary: shortText },
        );
      const request = fc.record({
        labels: fc.record(Object.fromEntries(Object.keys(real).map((name) => [name, label(name)]))),
        query: fc.array(
          fc.tuple(
            fc.constantFrom(...query, 'page-size', 'token', 'unknown', '__proto__'),
            shortText,
          ),
          { maxLength: 3 },
        ),
        body: fc.option(jsonText, { nil: undefined, freq: 4 }),
      });
      await fc.assert(
        fc.asyncProperty(request, async ({ labels, query, body }) => {
          const search = query.map(([name, value]) => `${name}=${encoded(value)}`).join('&');
          const target = `${pathOf(operation, labels)}${search && `?${search}`}`;
          await world.attempt({ method: operation.method, target, body });
        }),
        runs(12),
      );
    },
  );
});
