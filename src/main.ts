import { unknownSettings } from './settings/index.ts';
import { readSettings, SettingError } from './settings.ts';
import { StartError } from './start-error.ts';

/** The one entry: settings → dependencies → roles. */
async function main(): Promise<void> {
  const settings = readSettings();
  for (const line of unknownSettings(process.env)) console.warn(line);
  if (settings.role === 'all') {
    const { supervise } = await import('./supervisor/index.ts');
    return supervise(settings, import.meta.filename);
  }
  const { runRole } = await import('./roles.ts');
  return runRole(settings.role, settings);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const isTheirs = error instanceof SettingError || error instanceof StartError;
    console.error(isTheirs ? error.message : error);
    process.exit(1);
  },
);
