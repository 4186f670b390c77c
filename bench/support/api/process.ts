import { freePort } from '../../../src/embedded/ports.ts';
import { newKeys, startRoleProcess, type Keys, type RoleProcess } from '../role-process.ts';
import type { Servers } from '../servers.ts';

export interface ApiProcess extends RoleProcess {
  readonly url: string;
  readonly accessKey: Keys['accessKey'];
}

/** The built program as `CAIRN_ROLE=api`; `nodeOptions` are Node's own, such as --cpu-prof. */
export async function startApiProcess(
  servers: Servers,
  program: string,
  nodeOptions: readonly string[],
  keys = newKeys(),
): Promise<ApiProcess> {
  const port = await freePort();
  const env = { CAIRN_HOST: '127.0.0.1', CAIRN_PORT: String(port) };
  const api = await startRoleProcess('api', servers, { program, keys, env, nodeOptions });
  return { ...api, url: `http://127.0.0.1:${port}`, accessKey: keys.accessKey };
}
