import { parseObject } from '../outgoing/json-object.ts';

/** What a message needs of the file that Google's console gives for a service account. */
export interface ServiceAccount {
  readonly projectId: string;
  readonly email: string;
  readonly key: string;
}

export function readServiceAccount(json: string): ServiceAccount | undefined {
  const { project_id: projectId, client_email: email, private_key: key } = parseObject(json);
  const isWhole =
    typeof projectId === 'string' && typeof email === 'string' && typeof key === 'string';
  return isWhole ? { projectId, email, key } : undefined;
}
