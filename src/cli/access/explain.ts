import { simulatePrincipalPolicy, type SimulationResponse } from '../../access/index.ts';
import { arn } from '../../arn.ts';
import { accountCommand } from '../account-command.ts';
import { UsageError } from '../command.ts';
import { findPrincipal } from './find.ts';

/** `key=value` as often as told, the values of one key together. */
function contextOf(pairs: readonly string[]): Record<string, string[]> {
  const context = new Map<string, string[]>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) {
      throw new UsageError(
        `--context is "${pair}": expected a key=value, such as aws:SourceIp=10.0.0.1`,
      );
    }
    const key = pair.slice(0, at);
    context.set(key, [...(context.get(key) ?? []), pair.slice(at + 1)]);
  }
  return Object.fromEntries(context);
}

const quoted = (texts: readonly string[]) => texts.map((text) => `"${text}"`).join(', ');

function told(unmet: SimulationResponse['UnmetConditions'][number]): string {
  const { Policy, Statement, Effect, Operator, Key, Expected, Actual } = unmet;
  const would = Effect === 'Allow' ? 'would allow it' : 'would deny it';
  const has = Actual.length > 0 ? `is ${quoted(Actual)}` : 'is not in the request';
  return `${Policy}, statement ${Statement} ${would}, but ${Operator} ${Key} (${quoted(Expected)}) is not met: ${Key} ${has}`;
}

export const explainCommand = accountCommand({
  words: 'access explain',
  summary: 'Says whether a principal may do something, and why (resource: an ARN, or apps/<id> …)',
  args: ['principal', 'action', 'resource'],
  options: {
    context: {
      type: 'string',
      value: 'key=value',
      multiple: true,
      what: 'what conditions ask about, such as aws:SourceIp=10.0.0.1; a key given twice is a list',
    },
  },
  async run(ctx, given) {
    const { Id: PrincipalId, Name } = await findPrincipal(ctx, given.arg('principal'));
    const text = given.arg('resource');
    const resource = text.startsWith('arn:') ? text : arn(ctx, text);
    const action = given.arg('action');
    const Action = action.includes(':') ? action : `mobiletargeting:${action}`;
    const Context = contextOf(given.texts('context'));
    const answer = await simulatePrincipalPolicy(ctx, {
      PrincipalId,
      SimulationRequest: { Action, Resources: [resource], Context },
    });
    const may = answer.Allowed ? 'may' : 'may not';
    return {
      data: answer,
      lines: [
        `${Name} ${may} ${Action} on ${resource}: ${answer.Reason}`,
        ...answer.UnmetConditions.map((unmet) => `  ${told(unmet)}`),
      ],
    };
  },
});
