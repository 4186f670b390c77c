import type { ProviderKind, TestResult, Values } from '../kind.ts';
import { smtpProvider } from './provider.ts';
import { transportFor } from './transports.ts';

/** Any mail server, by SMTP. */
export const smtp: ProviderKind = {
  channels: ['EMAIL'],
  settings: {},
  secrets: {
    Url: {
      required: true,
      expected: 'smtp://user:password@host:port or smtps://…, without a path or options',
      isValid: isServerUrl,
    },
  },
  reveal: (secrets) => {
    const url = new URL(urlOf(secrets));
    url.password = '';
    return { Url: url.href };
  },
  open: ({ secrets }) => smtpProvider(urlOf(secrets)),
  test: ({ secrets }) => test(urlOf(secrets)),
};

// Options of the SMTP client in the query could name files or turn certificate checks off.
function isServerUrl(given: string): boolean {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isServer = url && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '';
  return Boolean(isServer && !url.search && !url.hash && ['', '/'].includes(url.pathname));
}

function urlOf({ Url }: Values): string {
  if (Url === undefined) throw new Error('An SMTP provider has no URL');
  return Url;
}

async function test(url: string): Promise<TestResult> {
  try {
    await transportFor(url).verify();
    return { ok: true, detail: 'The server greeted and took the user and password.' };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
