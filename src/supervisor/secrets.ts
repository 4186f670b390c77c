import { randomBytes } from 'node:crypto';
import { newAccessKey } from '../access/index.ts';
import type { Settings } from '../settings.ts';
import { type HomePaths, readRecord, writePrivate } from './home.ts';
import { StartError } from '../start-error.ts';

export interface Secrets {
  readonly masterKey: string;
  readonly databasePassword: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

function generate(): Secrets {
  const { id, secret } = newAccessKey();
  return {
    masterKey: randomBytes(32).toString('base64'),
    databasePassword: randomBytes(24).toString('hex'),
    accessKeyId: id,
    secretAccessKey: secret,
  };
}

/**
 * The secrets that a home has; undefined when none were made yet. A file that was damaged or lost a member is an
 * error, for what it sealed can't be opened with another master key.
 */
export async function storedSecrets(paths: HomePaths): Promise<Secrets | undefined> {
  const stored = await readRecord(paths.secrets);
  if (!stored) return undefined;
  const read = (name: keyof Secrets): string => {
    const value = stored[name];
    if (typeof value === 'string') return value;
    throw new StartError(`${paths.secrets} has no "${name}": restore it from a backup`);
  };
  return {
    masterKey: read('masterKey'),
    databasePassword: read('databasePassword'),
    accessKeyId: read('accessKeyId'),
    secretAccessKey: read('secretAccessKey'),
  };
}

/** The secrets of a home: generated at its first start, the same ever after. `isNew` tells the first start. */
export async function homeSecrets(paths: HomePaths): Promise<Secrets & { isNew: boolean }> {
  const stored = await storedSecrets(paths);
  if (stored) return { ...stored, isNew: false };
  const made = generate();
  await writePrivate(paths.secrets, `${JSON.stringify(made, null, 2)}\n`);
  return { ...made, isNew: true };
}

export interface RootKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** False: it came from the settings, whose owner knows it already. */
  readonly generated: boolean;
}

/** The root access key in force. A generated one is also written in the form that aws and curl read. */
export async function rootKey(
  settings: Settings,
  secrets: Secrets,
  paths: HomePaths,
): Promise<RootKey> {
  if (settings.accessKeyId && settings.secretAccessKey) {
    const { accessKeyId, secretAccessKey } = settings;
    return { accessKeyId, secretAccessKey, generated: false };
  }
  const { accessKeyId, secretAccessKey } = secrets;
  await writePrivate(
    paths.credentials,
    ['default', 'cairn']
      .map(
        (profile) =>
          `[${profile}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
      )
      .join('\n'),
  );
  await writePrivate(
    paths.curl,
    `user = "${accessKeyId}:${secretAccessKey}"\n` +
      `aws-sigv4 = "aws:amz:${settings.region}:mobiletargeting"\n`,
  );
  return { accessKeyId, secretAccessKey, generated: true };
}
