import { accountCommand } from '../../account-command.ts';
import { findPolicy } from '../find.ts';

export const showPolicyCommand = accountCommand({
  words: 'access policies show',
  summary: 'Prints the document of a policy, by its name or id',
  args: ['policy'],
  async run(ctx, given) {
    const policy = await findPolicy(ctx, given.arg('policy'));
    const document: unknown = JSON.parse(policy.PolicyDocument);
    return { data: policy, lines: JSON.stringify(document, null, 2).split('\n') };
  },
});
