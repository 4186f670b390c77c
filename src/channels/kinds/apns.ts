import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { ChannelConfig } from '../channel-row.ts';
import { givenCredentials, methodProblems } from './credentials.ts';
import type { ChannelKind, ChannelRequest } from './kind.ts';

type ApnsRequest = ChannelRequest<'APNS'>;

/** Apple takes a certificate with its key, or a token key with the names of its owner. */
const CERTIFICATE = ['Certificate', 'PrivateKey'] as const;
const TOKEN = ['TokenKey', 'TokenKeyId', 'TeamId'] as const;
const NAMES = [...CERTIFICATE, ...TOKEN, 'BundleId'] as const;
const METHODS = { CERTIFICATE: 'Certificate', KEY: 'TokenKey' } as const;
const APPLE_ID = /^[A-Za-z0-9]{10}$/;
const BUNDLE_ID = /^[A-Za-z0-9][A-Za-z0-9.-]{0,154}$/;

export const apns: ChannelKind<'APNS'> = {
  problems: (request, current) => [
    ...methodProblems(request.DefaultAuthenticationMethod, Object.keys(METHODS)),
    ...completenessProblems(request, current),
    ...certificateProblems(request),
    ...tokenProblems(request),
  ],
  read: (request) => ({
    config: { DefaultAuthenticationMethod: request.DefaultAuthenticationMethod },
    credentials: givenCredentials(Object.fromEntries(NAMES.map((name) => [name, request[name]]))),
  }),
  details: ({ DefaultAuthenticationMethod, credentials = [] }) => ({
    DefaultAuthenticationMethod,
    HasCredential: credentials.length > 0,
    HasTokenKey: credentials.includes('TokenKey'),
  }),
};

function completenessProblems(request: ApnsRequest, current: ChannelConfig | undefined): string[] {
  const given = NAMES.filter((name) => request[name]);
  const standing = given.length > 0 ? given : (current?.credentials ?? []);
  if (standing.length === 0) {
    return [
      'No credentials are given: expected Certificate and PrivateKey, or TokenKey, TokenKeyId, TeamId and BundleId',
    ];
  }
  const begun = (names: readonly string[]) => names.some((name) => standing.includes(name));
  const needed = [
    // A bundle id alone proves nothing: then it is a certificate that is wanted.
    ...(begun(CERTIFICATE) || !begun(TOKEN) ? CERTIFICATE : []),
    ...(begun(TOKEN) ? [...TOKEN, 'BundleId'] : []),
  ];
  return needed
    .filter((name) => !standing.includes(name))
    .map((name) => `${name} is missing: the credentials of APNs come together`)
    .concat(methodWithoutCredential(request, standing));
}

function methodWithoutCredential(
  { DefaultAuthenticationMethod: method = '' }: ApnsRequest,
  standing: readonly string[],
): string[] {
  const credential = new Map(Object.entries(METHODS)).get(method);
  return credential && !standing.includes(credential)
    ? [`DefaultAuthenticationMethod is "${method}": expected ${credential} beside it`]
    : [];
}

function certificateProblems({ Certificate, PrivateKey }: ApnsRequest): string[] {
  const certificate = Certificate ? readCertificate(Certificate) : undefined;
  const key = PrivateKey ? readKey(PrivateKey) : undefined;
  const problems: string[] = [];
  if (Certificate && !certificate) {
    problems.push('Certificate is not valid: expected an X.509 certificate in PEM form');
  }
  if (PrivateKey && !key) {
    problems.push('PrivateKey is not valid: expected a private key in PEM form, not encrypted');
  }
  if (certificate && key && !certificate.checkPrivateKey(key)) {
    problems.push('PrivateKey is not valid: it is not the key of the Certificate');
  }
  return problems;
}

function tokenProblems({ TokenKey, TokenKeyId, TeamId, BundleId }: ApnsRequest): string[] {
  const problems: string[] = [];
  if (TokenKey && readKey(TokenKey)?.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    problems.push("TokenKey is not valid: expected the text of Apple's .p8 file");
  }
  for (const [name, value] of Object.entries({ TokenKeyId, TeamId })) {
    if (value && !APPLE_ID.test(value)) {
      problems.push(`${name} is "${value}": expected 10 letters and digits`);
    }
  }
  if (BundleId && !BUNDLE_ID.test(BundleId)) {
    problems.push(`BundleId is "${BundleId}": expected letters, digits, "." and "-"`);
  }
  return problems;
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function readKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
