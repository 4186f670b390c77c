import { isRoleId, ROLES, type RoleId } from '../../../domain/access/index.ts';
import { UsageError } from '../../command.ts';

/** The role that was typed. @throws UsageError that names the roles there are */
export function roleOf(text: string): RoleId;
export function roleOf(text: string | undefined): RoleId | undefined;
export function roleOf(text: string | undefined): RoleId | undefined {
  if (text === undefined || isRoleId(text)) return text;
  throw new UsageError(
    `There is no role "${text}": expected one of ${Object.keys(ROLES).join(', ')}`,
  );
}
