import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { apiWorld } from './server.ts';

/** The log's lines of one request, with requests slow from so many milliseconds on. */
async function linesOf(slowRequestMs: number): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)) as Record<string, unknown>);
      done();
    },
  });
  const world = await apiWorld((deps) => ({
    ...deps,
    log: pino({ level: 'info' }, stream),
    settings: { ...deps.settings, slowRequestMs },
  }));
  const { ApiKey } = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'slow' } });
  const headers = { authorization: `Bearer ${ApiKey}` };
  await (await fetch(`${world.url}/v1/apps?page-size=3`, { headers })).text();
  await expect.poll(() => lines.length).toBe(1);
  await world.close();
  return lines;
}

const WARN = 40;
const INFO = 30;

it('a slow request is a warning that says what took how long', async () => {
  const [line] = await linesOf(0);
  expect(line).toMatchObject({
    level: WARN,
    msg: 'slow request',
    operation: 'GetApps',
    requestId: expect.any(String),
    ms: expect.any(Number),
  });
  const times = line?.times as Record<string, number>;
  const parts = ['authentication', 'rateLimit', 'authorization', 'audit', 'input', 'work', 'rest'];
  expect(Object.keys(times)).toEqual(parts);
  const sum = Object.values(times).reduce((a, b) => a + b);
  expect(Math.abs(sum - Number(line?.ms))).toBeLessThan(1);
});

it('any other request is none', async () => {
  const [line] = await linesOf(60_000);
  expect(line).toMatchObject({ level: INFO, msg: 'request', operation: 'GetApps' });
  expect(line).not.toHaveProperty('times');
});
