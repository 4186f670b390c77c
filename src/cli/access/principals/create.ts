import {
  createAccessKey,
  createPrincipal,
  getPrincipal,
  putPrincipalRole,
} from '../../../access/index.ts';
import { withTransaction } from '../../../context.ts';
import { UsageError, type Given } from '../../command.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { roleOf } from '../roles/role.ts';
import { newKeyLines, principalLines, SHOWN_ONCE } from '../show.ts';

function kindOf(given: Given): 'PERSON' | 'SERVICE' {
  const kind = (given.text('kind') ?? 'person').toUpperCase();
  if (kind === 'PERSON' || kind === 'SERVICE') return kind;
  throw new UsageError(`--kind is "${given.text('kind')}": expected person or service`);
}

export const createPrincipalCommand = accountCommand({
  words: 'access principals create',
  summary: 'Makes a person or a service account, if asked with a role and an access key',
  args: ['name'],
  options: {
    kind: { type: 'string', what: 'person (the default) or service' },
    role: { type: 'string', what: 'a role to begin with' },
    project: { type: 'string', value: 'id', what: 'the project of that role; otherwise all' },
    key: { type: 'boolean', what: 'make an access key, too' },
  },
  async run(ctx, given) {
    const WritePrincipalRequest = { Name: given.arg('name'), Kind: kindOf(given) };
    const RoleId = roleOf(given.text('role'));
    const ApplicationId = given.text('project');
    if (ApplicationId !== undefined && !RoleId) throw new UsageError('--project needs --role');
    return withTransaction(ctx, async (ctx) => {
      const { Id: PrincipalId } = await audited(ctx, 'CreatePrincipal', 'access/principals', () =>
        createPrincipal(ctx, { WritePrincipalRequest }),
      );
      const path = `access/principals/${PrincipalId}`;
      if (RoleId) {
        const about = { resource: `${path}/roles/${RoleId}`, applicationId: ApplicationId };
        await audited(ctx, 'PutPrincipalRole', about, () =>
          putPrincipalRole(ctx, { PrincipalId, RoleId, ApplicationId }),
        );
      }
      const principal = await getPrincipal(ctx, { PrincipalId });
      if (!given.flag('key')) return { data: principal, lines: principalLines(principal) };
      const key = await audited(ctx, 'CreateAccessKey', `${path}/access-keys`, () =>
        createAccessKey(ctx, { PrincipalId }),
      );
      return {
        data: { ...principal, AccessKey: key },
        lines: [...principalLines(principal), '', ...newKeyLines(key)],
        warning: SHOWN_ONCE,
      };
    });
  },
});
