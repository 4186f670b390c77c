import { givenCredentials, methodProblems } from './credentials.ts';
import type { ChannelKind } from './kind.ts';

const METHODS = ['KEY', 'TOKEN'];
const SERVICE_MEMBERS = ['project_id', 'client_email', 'private_key'];

export const gcm: ChannelKind<'GCM'> = {
  problems: ({ ApiKey, ServiceJson, DefaultAuthenticationMethod }, current) => [
    ...(ApiKey || ServiceJson || current?.credentials?.length
      ? []
      : ['Neither ApiKey nor ServiceJson is given: expected at least one of them']),
    ...methodProblems(DefaultAuthenticationMethod, METHODS),
    ...(ServiceJson ? serviceProblems(ServiceJson) : []),
  ],
  read: ({ ApiKey, ServiceJson, DefaultAuthenticationMethod }) => ({
    config: { DefaultAuthenticationMethod },
    credentials: givenCredentials({ ApiKey, ServiceJson }),
  }),
  details: ({ DefaultAuthenticationMethod, credentials = [] }) => ({
    DefaultAuthenticationMethod,
    HasCredential: credentials.includes('ApiKey'),
    HasFcmServiceCredentials: credentials.includes('ServiceJson'),
  }),
};

/** The file that Google's console gives for a service account. */
function serviceProblems(json: string): string[] {
  const expected = `ServiceJson is not valid: expected the JSON of a service account with ${SERVICE_MEMBERS.join(', ')}`;
  try {
    const value: unknown = JSON.parse(json);
    const isObject = typeof value === 'object' && value !== null;
    return isObject && SERVICE_MEMBERS.every((name) => name in value) ? [] : [expected];
  } catch {
    return [expected];
  }
}
