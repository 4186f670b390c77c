/**
 * The API's speed, each figure beside what Postgres or the hash alone can do in the same run: `npm run bench:api`.
 * Arguments, all of them optional: names of figures, a factor for the length of the run (1), and options of Node
 * for the API's process: `npm run bench:api -- events 0.5 --cpu-prof`.
 */
import { fileURLToPath } from 'node:url';
import { build } from '../tools/build.mjs';
import { benchWorld, type BenchWorld } from './support/api/bench-world.ts';
import { endpointBatchFigure } from './support/api/endpoint-batch.ts';
import { getEndpointFigure } from './support/api/get-endpoint.ts';
import { startApiProcess } from './support/api/process.ts';
import { putEventsFigure } from './support/api/put-events.ts';
import { signatureFigure } from './support/api/signature.ts';
import { startServers } from './support/servers.ts';

type Figure = (world: BenchWorld, length: number) => Promise<string[]>;

const FIGURES: Readonly<Record<string, Figure>> = {
  events: (world, length) => putEventsFigure(world, Math.ceil(length * 1000)),
  endpoints: (world, length) => endpointBatchFigure(world, Math.ceil(length * 300)),
  read: (world, length) => getEndpointFigure(world, Math.ceil(length * 20)),
  signature: () => signatureFigure(),
};

const given = process.argv.slice(2);
const nodeOptions = given.filter((argument) => argument.startsWith('--'));
const length = Number(given.find((argument) => /^[\d.]+$/.test(argument)) ?? 1);
const chosen = given.filter((argument) => argument in FIGURES);

await build();
const servers = await startServers();
try {
  const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
  const api = await startApiProcess(servers, program, nodeOptions);
  try {
    const world = await benchWorld(api, servers);
    for (const [name, figure] of Object.entries(FIGURES)) {
      if (chosen.length > 0 && !chosen.includes(name)) continue;
      console.log(`\n${(await figure(world, length)).join('\n')}`);
    }
    await world.close();
  } finally {
    await api.stop();
  }
} finally {
  await servers.stop();
}
