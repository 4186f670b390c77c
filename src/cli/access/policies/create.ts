import { createPolicy } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { readDocument } from './read-document.ts';

export const createPolicyCommand = accountCommand({
  words: 'access policies create',
  summary: 'Keeps a policy, an IAM document in a file (- for standard input)',
  args: ['name', 'file'],
  options: { description: { type: 'string', value: 'text', what: 'what it is for' } },
  async run(ctx, given) {
    const WritePolicyRequest = {
      Name: given.arg('name'),
      Description: given.text('description'),
      PolicyDocument: await readDocument(given.arg('file')),
    };
    const policy = await audited(ctx, 'CreatePolicy', 'access/policies', () =>
      createPolicy(ctx, { WritePolicyRequest }),
    );
    return { data: policy, lines: [`Policy ${policy.Name} is ${policy.Id}; nobody has it yet`] };
  },
});
