import { arn } from '../arn.ts';
import type { Ctx } from '../context.ts';
import { decide, MAX_RESOURCE_CHARACTERS } from '../domain/access/index.ts';
import { ValidationError } from '../errors.ts';
import { PRINCIPAL, type Principal } from './find-principal.ts';
import { policiesOf } from './policies-of.ts';
import { requirePrincipal } from './principals/row.ts';

export interface SimulatePrincipalPolicyInput {
  PrincipalId: string;
  SimulationRequest: {
    Action: string;
    Resources: string[];
    /** Condition keys of the imagined request, such as aws:SourceIp. */
    Context?: Record<string, string>;
  };
}

export interface SimulationResponse {
  Allowed: boolean;
  Reason: string;
}

const MAX_RESOURCES = 100;
const MAX_SHOWN = 100;

function problemsOf({
  Action,
  Resources,
  Context,
}: SimulatePrincipalPolicyInput['SimulationRequest']): string[] {
  const problems: string[] = [];
  if (!/^(mobiletargeting|cairn):\w+$/.test(Action)) {
    problems.push(
      `Action is "${Action.slice(0, MAX_SHOWN)}": expected mobiletargeting: or cairn: and the name of an operation`,
    );
  }
  if (Resources.length < 1 || Resources.length > MAX_RESOURCES) {
    problems.push(`Resources: expected 1 to ${MAX_RESOURCES} ARNs`);
  }
  Resources.slice(0, MAX_RESOURCES).forEach((resource, at) => {
    if (!resource.startsWith('arn:')) {
      problems.push(`Resources[${at}] is "${resource.slice(0, MAX_SHOWN)}": expected an ARN`);
    }
    if (resource.length > MAX_RESOURCE_CHARACTERS) {
      const expected = `expected at most ${MAX_RESOURCE_CHARACTERS}`;
      problems.push(`Resources[${at}] has ${resource.length} characters: ${expected}`);
    }
  });
  const tooLong = Object.entries(Context ?? {}).filter(
    ([, value]) => value.length > MAX_RESOURCE_CHARACTERS,
  );
  for (const [key, { length }] of tooLong) {
    problems.push(
      `Context.${key} has ${length} characters: expected at most ${MAX_RESOURCE_CHARACTERS}`,
    );
  }
  return problems;
}

async function grantsOf(ctx: Ctx, id: string): Promise<Principal> {
  const { rows } = await ctx.db.raw<{ rows: { principal: Principal }[] }>(
    `select ${PRINCIPAL} as principal from principals p where p.id = :id and p.account_id = :account`,
    { id, account: ctx.account },
  );
  const [row] = rows;
  if (!row) throw new Error(`Principal ${id} has no grants to read`);
  return row.principal;
}

/** What a request of theirs would say, unless the imagined one says it in its own words; keys are without case. */
function contextOf(
  ctx: Ctx,
  { id, name }: { id: string; name: string },
  asked: Readonly<Record<string, string>>,
): Record<string, string> {
  const own = {
    'aws:CurrentTime': ctx.now().toISOString(),
    'aws:PrincipalArn': arn(ctx, `access/principals/${id}`),
    'aws:userid': id,
    'aws:username': name,
  };
  const given = new Set(Object.keys(asked).map((key) => key.toLowerCase()));
  const unsaid = Object.entries(own).filter(([key]) => !given.has(key.toLowerCase()));
  return { ...Object.fromEntries(unsaid), ...asked };
}

/** May the principal do this, and why: decided as for a request of theirs, which is not made. */
export async function simulatePrincipalPolicy(
  ctx: Ctx,
  { PrincipalId, SimulationRequest: asked }: SimulatePrincipalPolicyInput,
): Promise<SimulationResponse> {
  const row = await requirePrincipal(ctx, PrincipalId);
  const problems = problemsOf(asked);
  if (problems.length > 0) throw new ValidationError(problems);
  if (row.status === 'DISABLED') return { Allowed: false, Reason: 'the principal is disabled' };
  if (row.kind === 'ROOT') {
    const isOurs = asked.Resources.every((resource) => resource.startsWith(arn(ctx, '')));
    return isOurs
      ? { Allowed: true, Reason: 'root may do everything in its account' }
      : { Allowed: false, Reason: 'the resource is not of this account' };
  }
  const { allowed, reason } = decide({
    policies: policiesOf(ctx, await grantsOf(ctx, row.id)),
    action: asked.Action,
    resources: asked.Resources,
    context: contextOf(ctx, row, asked.Context ?? {}),
  });
  return { Allowed: allowed, Reason: reason };
}
