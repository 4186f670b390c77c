import { type Env, matching } from './read.ts';

/** Where the workflow engine is. */
export interface TemporalSettings {
  /** Undefined: embedded Temporal in `home`. */
  readonly temporalAddress: string | undefined;
  readonly temporalNamespace: string;
  readonly temporalApiKey: string | undefined;
  /** Paths of PEM files; TLS is on when any of them or the API key is given. */
  readonly temporalTls: { ca?: string; cert?: string; key?: string; serverName?: string };
}

export function temporalSettings(env: Env): TemporalSettings {
  return {
    temporalAddress: matching(env, 'TEMPORAL_ADDRESS', /^\S+:\d+$/, 'host:port'),
    temporalNamespace: env.TEMPORAL_NAMESPACE || 'default',
    temporalApiKey: env.TEMPORAL_API_KEY || undefined,
    temporalTls: {
      ca: env.TEMPORAL_TLS_CA || undefined,
      cert: env.TEMPORAL_TLS_CERT || undefined,
      key: env.TEMPORAL_TLS_KEY || undefined,
      serverName: env.TEMPORAL_TLS_SERVER_NAME || undefined,
    },
  };
}
