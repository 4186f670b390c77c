import { readContext } from './context.ts';
import type { AccessRequest, Decision, NamedPolicy, UnmetCondition } from './policy.ts';
import { readPolicy } from './read-policy.ts';
import type { Question, Statement } from './statement.ts';

interface Source {
  readonly policy: string;
  readonly statement: Statement;
}

function statementsOf(policies: readonly NamedPolicy[]): Source[] {
  return policies.flatMap(({ name, document }) =>
    readPolicy(document).statements.map((statement) => ({ policy: name, statement })),
  );
}

const told = ({ policy, statement }: Source) => `${policy}, statement ${statement.name}`;

/** A Deny that can't be understood may be meant for this: it denies. What may be an Allow must be one, and say so. */
function decideOne(sources: readonly Source[], question: Question): Decision {
  const deny = sources.find(
    ({ statement }) => statement.effect !== 'Allow' && statement.covers(question) !== false,
  );
  if (deny) return { allowed: false, isExplicit: true, reason: `explicit deny in ${told(deny)}` };
  const allow = sources.find(
    ({ statement }) => statement.effect === 'Allow' && statement.covers(question) === true,
  );
  return allow
    ? { allowed: true, reason: `allowed by ${told(allow)}` }
    : { allowed: false, reason: 'no policy or role allows it' };
}

/** Whether the policies allow the action on all of the resources: a Deny that matches wins, then an Allow. */
export function decide({ policies, action, resources, context }: AccessRequest): Decision {
  const sources = statementsOf(policies);
  const known = readContext(context);
  const about = (resource: string) => ({ action: action.toLowerCase(), resource, known });
  const decisions = resources.map((resource) => decideOne(sources, about(resource)));
  const refusal = decisions.find(({ allowed }) => !allowed);
  return (
    refusal ?? decisions[0] ?? { allowed: false, reason: 'there is no resource to allow it on' }
  );
}

/** Of what might have decided otherwise: each condition that was not met, once. */
export function unmetConditions(request: AccessRequest): UnmetCondition[] {
  const { allowed, isExplicit } = decide(request);
  if (isExplicit) return [];
  const known = readContext(request.context);
  const wanted = allowed ? 'Deny' : 'Allow';
  const sources = statementsOf(request.policies).filter(
    ({ statement }) => statement.effect === wanted,
  );
  return sources.flatMap(({ policy, statement }) => {
    const tests = request.resources.flatMap((resource) =>
      statement.unmet({ action: request.action.toLowerCase(), resource, known }),
    );
    return [...new Set(tests)].map(({ operator, key, wanted: values }) => ({
      policy,
      statement: statement.name,
      effect: wanted,
      operator,
      key,
      wanted: values,
      actual: known.get(key.toLowerCase()) ?? [],
    }));
  });
}
