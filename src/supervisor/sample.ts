import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.ts';
import { type BannerFacts, localUrl } from './banner.ts';

/**
 * On the first start of a home: makes the sample project, through the API like any client. Only once,
 * also when it fails: a start must not fill the home with half-made projects.
 */
export async function sampleOnce(
  { settings, paths, key }: BannerFacts,
  say: (line: string) => void,
): Promise<void> {
  try {
    await writeFile(paths.settled, `${new Date().toISOString()}\n`, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    throw error;
  }
  if (!settings.sample || settings.databaseUrl) return;
  say('Making the sample project (none with CAIRN_SAMPLE=off)');
  // Its advice to update Node is meant for its own users, not for who reads this start.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { makeSample } = await import('../../examples/welcome/sample.ts');
  try {
    await makeSample({
      endpoint: localUrl(settings),
      region: settings.region,
      credentials: key,
      customers: join(root, 'examples/customers.csv'),
      say: (line) => say(`  ${line}`),
    });
  } catch (error) {
    say(`The sample project could not be made: ${String(error)}. "npm run example" makes another.`);
  }
}
