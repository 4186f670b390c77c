import { createAccountCommand } from './access/accounts/create.ts';
import { listAccountsCommand } from './access/accounts/list.ts';
import { disableAccountCommand, enableAccountCommand } from './access/accounts/set-status.ts';
import { createApiKeyCommand } from './access/api-keys/create.ts';
import { deleteApiKeyCommand } from './access/api-keys/delete.ts';
import { listApiKeysCommand } from './access/api-keys/list.ts';
import { disableApiKeyCommand, enableApiKeyCommand } from './access/api-keys/set-status.ts';
import { explainCommand } from './access/explain.ts';
import { createKeyCommand } from './access/keys/create.ts';
import { deleteKeyCommand } from './access/keys/delete.ts';
import { listKeysCommand } from './access/keys/list.ts';
import { rotateKeyCommand } from './access/keys/rotate.ts';
import { disableKeyCommand, enableKeyCommand } from './access/keys/set-status.ts';
import { attachPolicyCommand } from './access/policies/attach.ts';
import { createPolicyCommand } from './access/policies/create.ts';
import { deletePolicyCommand } from './access/policies/delete.ts';
import { detachPolicyCommand } from './access/policies/detach.ts';
import { listPoliciesCommand } from './access/policies/list.ts';
import { showPolicyCommand } from './access/policies/show.ts';
import { updatePolicyCommand } from './access/policies/update.ts';
import { createPrincipalCommand } from './access/principals/create.ts';
import { deletePrincipalCommand } from './access/principals/delete.ts';
import { listPrincipalsCommand } from './access/principals/list.ts';
import { renamePrincipalCommand } from './access/principals/rename.ts';
import { disablePrincipalCommand, enablePrincipalCommand } from './access/principals/set-status.ts';
import { showPrincipalCommand } from './access/principals/show.ts';
import { grantRoleCommand } from './access/roles/grant.ts';
import { listRolesCommand } from './access/roles/list.ts';
import { revokeRoleCommand } from './access/roles/revoke.ts';
import { auditCommand } from './audit.ts';
import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { explainJourneyCommand } from './explain.ts';
import { migrateCommand } from './migrate.ts';

/** Every command of `cairn`, in the order in which the help shows them. */
export const COMMANDS: readonly Command[] = [
  createPrincipalCommand,
  listPrincipalsCommand,
  showPrincipalCommand,
  renamePrincipalCommand,
  disablePrincipalCommand,
  enablePrincipalCommand,
  deletePrincipalCommand,
  listRolesCommand,
  grantRoleCommand,
  revokeRoleCommand,
  createKeyCommand,
  listKeysCommand,
  rotateKeyCommand,
  disableKeyCommand,
  enableKeyCommand,
  deleteKeyCommand,
  createApiKeyCommand,
  listApiKeysCommand,
  disableApiKeyCommand,
  enableApiKeyCommand,
  deleteApiKeyCommand,
  createPolicyCommand,
  listPoliciesCommand,
  showPolicyCommand,
  updatePolicyCommand,
  deletePolicyCommand,
  attachPolicyCommand,
  detachPolicyCommand,
  explainCommand,
  createAccountCommand,
  listAccountsCommand,
  disableAccountCommand,
  enableAccountCommand,
  auditCommand,
  explainJourneyCommand,
  migrateCommand,
  doctor,
];
