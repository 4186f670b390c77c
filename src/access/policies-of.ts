import { isRoleId, roleDocument } from '../domain/access/index.ts';
import type { Ctx } from '../context.ts';
import type { NamedPolicy } from '../domain/access/index.ts';
import type { Principal } from './find-principal.ts';

/** All policies of a principal: those attached, and those that its roles are. */
export function policiesOf(
  { settings, account }: Pick<Ctx, 'settings' | 'account'>,
  { policies, roles }: Principal,
): NamedPolicy[] {
  const attached = policies.map(({ name, document }) => ({ name: `policy "${name}"`, document }));
  const granted = roles.flatMap(({ role, projectId }) => {
    // A role of a later version grants nothing here.
    if (!isRoleId(role)) return [];
    const document = roleDocument(role, settings.region, account, projectId ?? undefined);
    return [{ name: `role ${role}`, document }];
  });
  return [...attached, ...granted];
}
