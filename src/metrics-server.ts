import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Deps } from './context.ts';
import { exposition } from './metrics/index.ts';
import { StartError } from './start-error.ts';

export interface RunningMetrics {
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves this process's metrics without a key, for a Prometheus in a network that is trusted. */
export async function startMetricsServer(deps: Deps, port: number): Promise<RunningMetrics> {
  const metrics = exposition(deps);
  const server = createServer((req, res) => {
    if (req.method !== 'GET' || req.url !== '/metrics') {
      res.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => res.writeHead(200, { 'Content-Type': metrics.contentType }).end(text),
      (err: unknown) => {
        deps.log.error({ err }, 'Metrics could not be collected');
        res.writeHead(500).end();
      },
    );
  });
  server.listen(port, deps.settings.host);
  await once(server, 'listening').catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`CAIRN_METRICS_PORT: port ${port} can't be listened on: ${why}`, {
      cause,
    });
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
