import { createServer } from 'node:net';

async function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** Why the port can't be listened on, as the system's error code (EADDRINUSE, EACCES, ...); undefined: it can. */
export async function listenProblem(port: number, host: string): Promise<string | undefined> {
  return listen(port, host).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );
}

/** True when the port can be listened on. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await listenProblem(port, host)) === undefined;
}

/** A free port: the first of `wanted` that is free, otherwise one that the system chooses. */
export async function freePort(wanted: readonly number[] = []): Promise<number> {
  for (const port of wanted) {
    if (await isFree(port)) return port;
  }
  return listen(0, '127.0.0.1');
}
