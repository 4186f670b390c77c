import { Agent, get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureRootKey } from '../../src/access/index.ts';
import { startApi } from '../../src/api/index.ts';
import type { RunningApi } from '../../src/api/index.ts';
import { testWorld } from '../support/world.ts';
import type { TestWorld } from '../support/world.ts';
import { KEY } from './server.ts';

let world: TestWorld;
let api: RunningApi;
let agent: Agent;
/** Settles when the next readiness check has begun; it ends when the test says so. */
let asked: Promise<void>;
let finish: () => void;

async function start(drainSeconds: number): Promise<void> {
  asked = new Promise((resolve) => {
    world.orchestrator.ping = () => {
      resolve();
      return new Promise((done) => (finish = done));
    };
  });
  const settings = { ...world.deps.settings, ...KEY, port: 0, drainSeconds };
  const deps = { ...world.deps, orchestrator: world.orchestrator, settings };
  await ensureRootKey(deps);
  api = await startApi(deps);
}

beforeEach(async () => {
  world = await testWorld();
  agent = new Agent({ keepAlive: true });
});
afterEach(async () => {
  agent.destroy();
  await world.close();
});

interface Answer {
  status: number;
  connection: string;
  body: string;
}

/** A request on a connection that stays open for more of them. */
async function ask(path: string, by = agent): Promise<Answer> {
  const [res] = (await once(get(`${api.url}${path}`, { agent: by }), 'response')) as [
    IncomingMessage,
  ];
  let body = '';
  for await (const chunk of res) body += String(chunk);
  return { status: res.statusCode ?? 0, connection: res.headers.connection ?? '', body };
}

describe('an API that is asked to end', () => {
  it('answers the requests under way, takes no new connection, and ends then', async () => {
    await start(0);
    const slow = fetch(`${api.url}/readyz`);
    await asked;
    const closed = api.close();
    await expect(fetch(`${api.url}/healthz`)).rejects.toThrow();
    finish();
    const answer = await slow;
    expect(answer.status).toBe(200);
    await closed;
  });

  it('does not wait for connections on which nothing is asked', async () => {
    await start(0);
    expect(await ask('/healthz')).toMatchObject({ status: 200, connection: 'keep-alive' });
    const [idle] = Object.values(agent.freeSockets).flat();
    expect(idle?.destroyed).toBe(false);
    await api.close();
    await expect.poll(() => idle?.destroyed).toBe(true);
  });

  it('answers a last request on each connection that is kept alive, and says that it is the last', async () => {
    await start(0);
    const agents = [1, 2, 3].map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
    const all = () => Promise.all(agents.map((each) => ask('/healthz', each)));
    for (const answer of await all()) expect(answer.connection).toBe('keep-alive');
    const closed = api.close();
    for (const answer of await all()) {
      expect(answer).toMatchObject({ status: 200, connection: 'close' });
    }
    await closed;
    agents.forEach((each) => each.destroy());
  });

  it('says first that it is not ready, and meanwhile still answers', async () => {
    await start(1);
    await ask('/healthz');
    const closed = api.close();
    const ready = await ask('/readyz');
    expect(ready).toEqual({ status: 503, connection: 'close', body: '{"status":"stopping"}' });
    // A balancer that has not seen it yet opens new connections: they are served.
    expect((await fetch(`${api.url}/v1/apps`)).status).toBe(403);
    expect(await ask('/healthz')).toMatchObject({ status: 200, connection: 'close' });
    await closed;
    await expect(fetch(`${api.url}/healthz`)).rejects.toThrow();
  });
});
