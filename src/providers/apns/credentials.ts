import { X509Certificate } from 'node:crypto';

/** How a project proves to Apple who it is. */
export type ApnsCredentials =
  | {
      readonly kind: 'KEY';
      readonly key: string;
      readonly keyId: string;
      readonly teamId: string;
      readonly bundleId: string;
    }
  | {
      readonly kind: 'CERTIFICATE';
      readonly cert: string;
      readonly key: string;
      /** Without one Apple takes the only topic of the certificate. */
      readonly bundleId: string | undefined;
    };

type Method = ApnsCredentials['kind'];
type Secrets = Readonly<Record<string, string>>;

const READ: Readonly<Record<Method, (secrets: Secrets) => ApnsCredentials | undefined>> = {
  KEY: ({ TokenKey: key, TokenKeyId: keyId, TeamId: teamId, BundleId: bundleId }) =>
    key && keyId && teamId && bundleId ? { kind: 'KEY', key, keyId, teamId, bundleId } : undefined,
  CERTIFICATE: ({ Certificate: cert, PrivateKey: key, BundleId }) =>
    cert && key
      ? { kind: 'CERTIFICATE', cert, key, bundleId: BundleId ?? bundleOf(cert) }
      : undefined,
};

/** Those of the first wish that can be met; a token, which does not expire, before a certificate. */
export function apnsCredentials(
  secrets: Secrets,
  wishes: readonly (string | undefined)[],
): ApnsCredentials | undefined {
  for (const method of [...wishes, 'KEY', 'CERTIFICATE']) {
    const credentials = isMethod(method) ? READ[method](secrets) : undefined;
    if (credentials) return credentials;
  }
  return undefined;
}

function isMethod(method: string | undefined): method is Method {
  return method === 'KEY' || method === 'CERTIFICATE';
}

/** Apple names the app in the subject; a certificate for several topics carries the app's own there too. */
function bundleOf(cert: string): string | undefined {
  return /^UID=(.+)$/m.exec(new X509Certificate(cert).subject)?.[1];
}
