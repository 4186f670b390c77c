import pino from 'pino';
import { expect, it } from 'vitest';
import { freePort } from '../../src/embedded/ports.ts';
import { startMetricsServer } from '../../src/metrics-server.ts';
import { readSettings } from '../../src/settings.ts';
import { installRuntime } from '../../src/temporal/runtime.ts';
import { testWorld } from '../support/world.ts';

const runtimeOn = (CAIRN_HOST: string, sdkPort: number) =>
  installRuntime({
    log: pino({ level: 'silent' }),
    settings: readSettings({ CAIRN_HOST, CAIRN_METRICS_PORT: String(sdkPort - 2) }),
  });

it('Temporal’s SDK serves its metrics on the second port after the setting, or says which is taken', async () => {
  const world = await testWorld();
  const taken = await startMetricsServer(world.deps, 0);
  await expect(runtimeOn('127.0.0.1', taken.port)).rejects.toThrow(
    `CAIRN_METRICS_PORT: port ${taken.port} can't be listened on`,
  );
  await taken.stop();

  const port = await freePort();
  await runtimeOn('localhost', port);
  const answer = await fetch(`http://localhost:${port}/metrics`);
  expect(answer.status).toBe(200);
  await world.close();
});
