export { list, matching, oneOf, SettingError, url, wholeNumber, type Env } from './read.ts';
export { servingSettings, type ServingSettings } from './serving.ts';
export { temporalSettings, type TemporalSettings } from './temporal.ts';
export { watchingSettings, type WatchingSettings } from './watching.ts';
