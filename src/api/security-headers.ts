import helmet from 'helmet';
import type { Settings } from '../settings.ts';

type Directives = Record<string, string[]>;

// Answers of the API are not pages: nothing may be loaded by them or around them.
const NOTHING: Directives = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Security headers of every answer; pages widen the content policy for themselves. */
export function securityHeaders(settings: Pick<Settings, 'publicUrl'>) {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: NOTHING },
    strictTransportSecurity: settings.publicUrl.startsWith('https:'),
  });
}

/** The content policy of a page: what it needs beyond nothing at all. */
export function pagePolicy(directives: Directives) {
  return helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: { ...NOTHING, ...directives },
  });
}
