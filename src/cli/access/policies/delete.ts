import { deletePolicy } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { findPolicy } from '../find.ts';

export const deletePolicyCommand = accountCommand({
  words: 'access policies delete',
  summary: 'Deletes a policy that nobody has any more',
  args: ['policy'],
  async run(ctx, given) {
    const { Id } = await findPolicy(ctx, given.arg('policy'));
    const policy = await audited(ctx, 'DeletePolicy', `access/policies/${Id}`, () =>
      deletePolicy(ctx, { PolicyId: Id }),
    );
    return { data: policy, lines: [`Policy ${policy.Name} is deleted`] };
  },
});
