import type { AccessKeyResponse, PrincipalResponse } from '../../access/index.ts';
import { pairs } from '../table.ts';

/** A time without its milliseconds. */
export const time = (text: string | undefined) => text?.replace(/\.\d+Z$/, 'Z');

/** Roles as people write them: `sender`, or `sender of <project>`. */
export function rolesOf({ Kind, Roles }: PrincipalResponse): string {
  if (Kind === 'ROOT') return 'everything';
  const each = Roles.map(({ RoleId: id, ApplicationId: project }) =>
    project === undefined ? id : `${id} of ${project}`,
  );
  return each.join(', ');
}

export function principalLines(principal: PrincipalResponse): string[] {
  return pairs({
    Principal: principal.Name,
    Id: principal.Id,
    Arn: principal.Arn,
    Kind: principal.Kind,
    Status: principal.Status,
    Roles: rolesOf(principal) || 'none',
    Policies: principal.Policies.map(({ Name }) => Name).join(', ') || 'none',
    Created: time(principal.CreationDate),
    Changed: time(principal.LastModifiedDate),
  });
}

export const SHOWN_ONCE = 'Keep the secret now: it is shown this once.';

/** A new access key under the names that AWS tools have for its parts, and what else there is to say of it. */
export function newKeyLines(
  key: AccessKeyResponse & { SecretAccessKey: string },
  more: Readonly<Record<string, string>> = {},
): string[] {
  return pairs({
    'Access key': key.Id,
    Secret: key.SecretAccessKey,
    Expires: time(key.ExpirationDate),
    ...more,
  });
}
