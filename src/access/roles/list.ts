import type { Ctx } from '../../context.ts';
import { isRoleId, roleDocument, ROLES, type RoleId } from '../../domain/access/index.ts';

export interface RoleResponse {
  Id: RoleId;
  Description: string;
  /** As for all projects of the caller's account. */
  PolicyDocument: string;
}

const ids = Object.keys(ROLES).filter(isRoleId);

/** The ready-made roles, each with the policy that says what it may do. */
export async function listRoles({ settings, account }: Ctx): Promise<{ Item: RoleResponse[] }> {
  return {
    Item: ids.map((id) => ({
      Id: id,
      Description: ROLES[id].description,
      PolicyDocument: JSON.stringify(roleDocument(id, settings.region, account)),
    })),
  };
}
