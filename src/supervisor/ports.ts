import { freePort, isFree } from '../embedded/ports.ts';
import { type HomePaths, readRecord, writePrivate } from './home.ts';

const USUAL = { postgres: 5432, temporal: 7233, temporalUi: 8233 };
type Name = keyof typeof USUAL;
type Ports<N extends Name> = Readonly<Record<N, number>>;

/**
 * Those of the last start while they are free, so that bookmarks and open connections stay right;
 * otherwise the usual ones or the next, otherwise any.
 */
async function choose(paths: HomePaths, names: readonly Name[]): Promise<Record<string, number>> {
  const stored = (await readRecord(paths.ports)) ?? {};
  const chosen: Record<string, number> = {};
  for (const name of names) {
    const last = stored[name];
    const usual = Array.from({ length: 10 }, (_, i) => USUAL[name] + i);
    chosen[name] = await freePort(typeof last === 'number' ? [last, ...usual] : usual);
  }
  await writePrivate(paths.ports, `${JSON.stringify({ ...stored, ...chosen })}\n`);
  return chosen;
}

const ATTEMPTS = 5;

/** Starts a server on ports of its own; takes others when somebody was quicker. */
export async function withPorts<N extends Name, T>(
  paths: HomePaths,
  names: readonly N[],
  start: (ports: Ports<N>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const ports = (await choose(paths, names)) as Ports<N>;
    try {
      return await start(ports);
    } catch (error) {
      const free = await Promise.all(names.map((name) => isFree(ports[name])));
      if (attempt === ATTEMPTS || free.every(Boolean)) throw error;
    }
  }
}
