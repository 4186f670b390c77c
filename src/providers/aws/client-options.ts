import * as https from 'node:https';
import type { Member, Opening } from '../kind.ts';
import { required, text, webUrl } from '../members.ts';
import { isAllowed } from '../outgoing/call.ts';
import { publicLookup } from '../outgoing/public-address.ts';

/** How a project reaches its own AWS account. */
export const AWS_SETTINGS: Readonly<Record<string, Member>> = {
  Region: required(text('an AWS region such as eu-central-1', /^[a-z]{2}(-[a-z]+)+-\d$/)),
  Endpoint: webUrl,
};
export const AWS_SECRETS: Readonly<Record<string, Member>> = {
  AccessKeyId: required(text('an access key id, such as AKIA…', /^[A-Z0-9]{16,128}$/)),
  SecretAccessKey: required(text('the secret of the access key')),
  SessionToken: text('the token of temporary credentials'),
};

/** No retries: whether a message may be sent again is for the ledger to say. */
export function awsOptions({ settings, secrets, allowedHosts }: Opening) {
  const endpoint = settings.Endpoint;
  const allowed = endpoint !== undefined && isAllowed(new URL(endpoint), allowedHosts);
  if (endpoint?.startsWith('http:') && !allowed) {
    throw new Error(`${endpoint} is not called: only https:// is, or hosts in CAIRN_WEBHOOK_HOSTS`);
  }
  return {
    region: settings.Region ?? '',
    ...(endpoint && { endpoint }),
    credentials: {
      accessKeyId: secrets.AccessKeyId ?? '',
      secretAccessKey: secrets.SecretAccessKey ?? '',
      ...(secrets.SessionToken && { sessionToken: secrets.SessionToken }),
    },
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 15_000,
      throwOnRequestTimeout: true,
      httpsAgent: new https.Agent({
        keepAlive: true,
        maxSockets: 50,
        ...(allowed ? {} : { lookup: publicLookup }),
      }),
    },
  };
}
