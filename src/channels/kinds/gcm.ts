import type { ChannelKind } from './kind.ts';

const METHODS = ['KEY', 'TOKEN'];
const SERVICE_MEMBERS = ['project_id', 'client_email', 'private_key'];

export const gcm: ChannelKind<'GCM'> = {
  type: 'GCM',
  problems: ({ ApiKey, ServiceJson, DefaultAuthenticationMethod: method }, current) => [
    ...(ApiKey || ServiceJson || current?.credentials?.length
      ? []
      : ['Neither ApiKey nor ServiceJson is given: expected at least one of them']),
    ...(method && !METHODS.includes(method)
      ? [`DefaultAuthenticationMethod is "${method}": expected one of ${METHODS.join(', ')}`]
      : []),
    ...(ServiceJson ? serviceProblems(ServiceJson) : []),
  ],
  read: ({ ApiKey, ServiceJson, DefaultAuthenticationMethod }) => {
    const given = { ...(ApiKey && { ApiKey }), ...(ServiceJson && { ServiceJson }) };
    const names = Object.keys(given);
    if (names.length === 0) return { config: { DefaultAuthenticationMethod } };
    return { config: { DefaultAuthenticationMethod, credentials: names }, credentials: given };
  },
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
