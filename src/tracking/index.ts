export {
  readPreferences,
  savePreferences,
  unsubscribeByLink,
  type Preferences,
} from './preferences.ts';
export { trackOpen } from './track-open.ts';
