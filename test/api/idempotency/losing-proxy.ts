import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A network that carries every request, and loses the first answers on their way back. */
export async function losingProxy(target: string, { losing = 1 } = {}) {
  const statuses: number[] = [];
  const server = createServer((req, res) => {
    const { method, url, rawHeaders: headers } = req;
    const forwarded = request(`${target}${url}`, { method, headers }, (answer) => {
      statuses.push(answer.statusCode ?? 0);
      if (statuses.length <= losing) {
        answer.resume();
        answer.on('end', () => res.destroy());
        return;
      }
      res.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(res);
    });
    req.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Of every answer of the server, the lost ones too. */
    statuses,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
