import { detachPrincipalPolicy } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { findPolicy, findPrincipal } from '../find.ts';

export const detachPolicyCommand = accountCommand({
  words: 'access policies detach',
  summary: 'Ends what a policy does to a principal',
  args: ['policy', 'principal'],
  async run(ctx, given) {
    const { Id: PolicyId, Name: name } = await findPolicy(ctx, given.arg('policy'));
    const { Id: PrincipalId } = await findPrincipal(ctx, given.arg('principal'));
    const resource = `access/principals/${PrincipalId}/policies/${PolicyId}`;
    const principal = await audited(ctx, 'DetachPrincipalPolicy', resource, () =>
      detachPrincipalPolicy(ctx, { PrincipalId, PolicyId }),
    );
    return { data: principal, lines: [`Policy ${name} is detached from ${principal.Name}`] };
  },
});
