import { join } from 'node:path';
import { root } from '../root.ts';
import { type BannerFacts, localUrl } from './banner.ts';

/**
 * On the first start of a home: makes the sample project, through the API like any client. A start that was
 * killed before it was done did not count: the next one clears what it left and makes the sample anew.
 */
export async function sampleOnce(
  { settings, key, isNew }: BannerFacts,
  say: (line: string) => void,
): Promise<void> {
  if (!isNew || !settings.sample || settings.databaseUrl) return;
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
