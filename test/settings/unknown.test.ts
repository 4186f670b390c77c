import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTINGS, unknownSettings } from '../../src/settings/index.ts';

const root = join(import.meta.dirname, '../..');

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name));
  const texts = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
  );
  return texts.flatMap((text) => text.match(/\bCAIRN_[A-Z_]+[A-Z]\b/g) ?? []);
}

describe('a variable that looks like a setting', () => {
  it('and is none is told, with the one that was meant', () => {
    const env = { CAIRN_RATELIMIT: '5', CAIRN_PROT: '1', CAIRN_WHATEVER_ELSE_THIS_IS: 'x' };
    expect(unknownSettings({ ...env, CAIRN_PORT: '8080', PATH: '/bin' })).toEqual([
      'CAIRN_PROT is no setting and is ignored: perhaps CAIRN_PORT is meant',
      'CAIRN_RATELIMIT is no setting and is ignored: perhaps CAIRN_RATE_LIMIT is meant',
      'CAIRN_WHATEVER_ELSE_THIS_IS is no setting and is ignored',
    ]);
  });

  it('and is one is known: all that the program reads are', async () => {
    expect(unknownSettings(Object.fromEntries(SETTINGS.map((name) => [name, 'x'])))).toEqual([]);
    const read = [...(await namesIn('src')), ...(await namesIn('tools'))];
    expect([...new Set(read)].sort()).toEqual([...SETTINGS]);
  });
});
