/**
 * The API's speed, each figure beside what Postgres or the hash alone can do in the same run: `npm run bench:api`.
 * Arguments: a factor for the length of the run (1), and options of Node for the API's process (--cpu-prof).
 */
import { fileURLToPath } from 'node:url';
import { build } from '../tools/build.mjs';
import { benchWorld } from './support/api/bench-world.ts';
import { endpointBatchFigure } from './support/api/endpoint-batch.ts';
import { getEndpointFigure } from './support/api/get-endpoint.ts';
import { startApiProcess } from './support/api/process.ts';
import { putEventsFigure } from './support/api/put-events.ts';
import { startServers } from './support/servers.ts';

const nodeOptions = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const length = Number(process.argv.slice(2).find((argument) => /^[\d.]+$/.test(argument)) ?? 1);

await build();
const servers = await startServers();
try {
  const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
  const api = await startApiProcess(servers, program, nodeOptions);
  try {
    const world = await benchWorld(api, servers);
    const show = (lines: readonly string[]): void => console.log(`\n${lines.join('\n')}`);
    show(await putEventsFigure(world, Math.ceil(length * 1000)));
    show(await endpointBatchFigure(world, Math.ceil(length * 300)));
    show(await getEndpointFigure(world, Math.ceil(length * 20)));
    await world.close();
  } finally {
    await api.stop();
  }
} finally {
  await servers.stop();
}
