import { access, writeFile } from 'node:fs/promises';
import { type BannerFacts, localUrl } from './banner.ts';

/** On the first start of a home: makes the sample project, through the API like any client. */
export async function sampleOnce(
  { settings, paths, key }: BannerFacts,
  say: (line: string) => void,
): Promise<void> {
  const settled = await access(paths.settled).then(
    () => true,
    () => false,
  );
  if (settled) return;
  if (settings.sample && !settings.databaseUrl) {
    say('Making the sample project (none with CAIRN_SAMPLE=off)');
    // TODO(lead): makeSample of examples/ is called here, with these.
    void [localUrl(settings), key.accessKeyId, key.secretAccessKey];
  }
  await writeFile(paths.settled, `${new Date().toISOString()}\n`);
}
