import { simulatePrincipalPolicy } from '../../access/index.ts';
import { arn } from '../../arn.ts';
import { accountCommand } from '../account-command.ts';
import { findPrincipal } from './find.ts';

export const explainCommand = accountCommand({
  words: 'access explain',
  summary: 'Says whether a principal may do something, and why (resource: an ARN, or apps/<id> …)',
  args: ['principal', 'action', 'resource'],
  async run(ctx, given) {
    const { Id: PrincipalId, Name } = await findPrincipal(ctx, given.arg('principal'));
    const text = given.arg('resource');
    const resource = text.startsWith('arn:') ? text : arn(ctx, text);
    const action = given.arg('action');
    const Action = action.includes(':') ? action : `mobiletargeting:${action}`;
    const answer = await simulatePrincipalPolicy(ctx, {
      PrincipalId,
      SimulationRequest: { Action, Resources: [resource] },
    });
    const may = answer.Allowed ? 'may' : 'may not';
    return {
      data: answer,
      lines: [`${Name} ${may} ${Action} on ${resource}: ${answer.Reason}`],
    };
  },
});
