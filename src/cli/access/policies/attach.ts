import { attachPrincipalPolicy } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { findPolicy, findPrincipal } from '../find.ts';

export const attachPolicyCommand = accountCommand({
  words: 'access policies attach',
  summary: 'Lets a policy act on a principal',
  args: ['policy', 'principal'],
  async run(ctx, given) {
    const { Id: PolicyId, Name: name } = await findPolicy(ctx, given.arg('policy'));
    const { Id: PrincipalId } = await findPrincipal(ctx, given.arg('principal'));
    const resource = `access/principals/${PrincipalId}/policies/${PolicyId}`;
    const principal = await audited(ctx, 'AttachPrincipalPolicy', resource, () =>
      attachPrincipalPolicy(ctx, { PrincipalId, PolicyId }),
    );
    return { data: principal, lines: [`Policy ${name} is attached to ${principal.Name}`] };
  },
});
