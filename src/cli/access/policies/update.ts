import { updatePolicy } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { findPolicy } from '../find.ts';
import { readDocument } from './read-document.ts';

export const updatePolicyCommand = accountCommand({
  words: 'access policies update',
  summary: 'Replaces the document of a policy; it acts at once on everybody who has it',
  args: ['policy', 'file'],
  async run(ctx, given) {
    const { Id } = await findPolicy(ctx, given.arg('policy'));
    const PolicyDocument = await readDocument(given.arg('file'));
    const policy = await audited(ctx, 'UpdatePolicy', `access/policies/${Id}`, () =>
      updatePolicy(ctx, { PolicyId: Id, PolicyChanges: { PolicyDocument } }),
    );
    return { data: policy, lines: [`Policy ${policy.Name} is replaced`] };
  },
});
