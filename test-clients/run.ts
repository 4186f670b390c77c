/**
 * Clients that are not ours against a Cairn of their own: boto3 calls every operation, the AWS CLI some of each
 * noun. `npm run test:clients`; needs Python. Ends with 1 when anything failed.
 */
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startApiProcess } from '../bench/support/api/process.ts';
import { startServers } from '../bench/support/servers.ts';
import { build } from '../tools/build.mjs';
import { MissingTool, virtualEnvironment } from './virtual-environment.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

async function passes(command: string, args: readonly string[], env: Record<string, string>) {
  console.log(`\n── ${args.join(' ')} ──`);
  const child = spawn(command, args, {
    cwd: path('.'),
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  await once(child, 'exit');
  return child.exitCode === 0;
}

async function main(): Promise<boolean> {
  const clients = await virtualEnvironment(
    path('requirements.txt'),
    path('../node_modules/.cache/cairn'),
    console.log,
  );
  await build();
  const servers = await startServers();
  try {
    const api = await startApiProcess(servers, path('../dist/main.js'), []);
    try {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const env = {
        AWS_ENDPOINT_URL_PINPOINT: api.url,
        AWS_ACCESS_KEY_ID: api.accessKey.accessKeyId,
        AWS_SECRET_ACCESS_KEY: api.accessKey.secretAccessKey,
        AWS_DEFAULT_REGION: 'eu-west-1',
        // Nothing of the machine's own may take part: no profile, no credentials, no pager.
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_PAGER: '',
        PYTHONDONTWRITEBYTECODE: '1',
        PYTHONWARNINGS: 'ignore::DeprecationWarning',
        CAIRN_TEST_TOKEN_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        CAIRN_TEST_AWS: clients.aws,
      };
      const results = [
        await passes(clients.python, ['-m', 'boto3_checks'], env),
        await passes(clients.python, ['-m', 'cli_checks'], env),
      ];
      return results.every(Boolean);
    } finally {
      await api.stop();
    }
  } finally {
    await servers.stop();
  }
}

main().then(
  (allPass) => process.exit(allPass ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof MissingTool ? error.message : error);
    process.exit(1);
  },
);
