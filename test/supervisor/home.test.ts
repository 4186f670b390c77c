import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/settings.ts';
import { homePaths, type HomePaths, makeHome } from '../../src/supervisor/home.ts';
import { lockHolder, lockHome } from '../../src/supervisor/home-lock.ts';
import { homeSecrets, rootKey } from '../../src/supervisor/secrets.ts';

let paths: HomePaths;
beforeEach(async () => {
  paths = homePaths(await mkdtemp(join(tmpdir(), 'cairn-home-')));
  await makeHome(paths);
});
afterEach(() => rm(paths.home, { recursive: true }));

const mode = async (path: string) => (await stat(path)).mode & 0o777;

describe('the secrets of a home', () => {
  it('are made once and stay', async () => {
    const { isNew, ...first } = await homeSecrets(paths);
    const { isNew: isNewAgain, ...second } = await homeSecrets(paths);
    expect([isNew, isNewAgain]).toEqual([true, false]);
    expect(second).toEqual(first);
    expect(Buffer.from(first.masterKey, 'base64')).toHaveLength(32);
  });

  it('are readable by their owner only', async () => {
    await rootKey(readSettings({}), await homeSecrets(paths), paths);
    for (const file of [paths.secrets, paths.credentials, paths.curl]) {
      expect(await mode(file)).toBe(0o600);
    }
  });

  it('are never made anew over a damaged file', async () => {
    const { isNew: _, ...secrets } = await homeSecrets(paths);
    await writeFile(paths.secrets, JSON.stringify({ ...secrets, masterKey: undefined }));
    await expect(homeSecrets(paths)).rejects.toThrow('masterKey');
  });

  it('give way to the access key of the settings, which is written nowhere', async () => {
    const env = { CAIRN_ACCESS_KEY_ID: 'mine', CAIRN_SECRET_ACCESS_KEY: 'known-to-me' };
    const settings = readSettings(env);
    const key = await rootKey(settings, await homeSecrets(paths), paths);
    expect(key).toMatchObject({ accessKeyId: 'mine', generated: false });
    await expect(readFile(paths.credentials)).rejects.toThrow('ENOENT');
    expect(await readFile(paths.secrets, 'utf8')).not.toContain('known-to-me');
  });
});

describe('the lock of a home', () => {
  const url = 'http://127.0.0.1:8080';

  it('refuses a second Cairn and names the first', async () => {
    const unlock = await lockHome(paths, url);
    const refusal = await lockHome(paths, url).catch(String);
    expect(refusal).toContain(`process ${process.pid}`);
    expect(refusal).toContain(url);
    await unlock();
    await (
      await lockHome(paths, url)
    )();
  });

  it('of a killed Cairn is taken over, also when its pid is in use again', async () => {
    const stale = { pid: process.pid, url, began: 'another time' };
    await writeFile(paths.lock, JSON.stringify(stale));
    expect(await lockHolder(paths)).toBeUndefined();
    await lockHome(paths, url);
    expect((await lockHolder(paths))?.pid).toBe(process.pid);
  });

  it('that was cut short is taken over', async () => {
    await writeFile(paths.lock, '{"pid": 1');
    await lockHome(paths, url);
    expect((await lockHolder(paths))?.pid).toBe(process.pid);
  });
});
