export { list, matching, oneOf, SettingError, url, wholeNumber, type Env } from './read.ts';
export { servingSettings, type ServingSettings } from './serving.ts';
export { temporalSettings, type TemporalSettings } from './temporal.ts';
export { SETTINGS, unknownSettings } from './unknown.ts';
export { watchingSettings, type WatchingSettings } from './watching.ts';
