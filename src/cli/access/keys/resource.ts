import type { AccessKeyResponse } from '../../../access/index.ts';

/** What changes of an access key are authorised on. */
export function keyResource({ Id, PrincipalId }: AccessKeyResponse): string {
  return `access/principals/${PrincipalId}/access-keys/${Id}`;
}
