import { ACTIONS } from '../actions.ts';
import { arn } from '../arn.ts';
import type { Ctx } from '../context.ts';
import {
  asksFor,
  decide,
  isConditionKey,
  KNOWN_KEYS,
  MAX_RESOURCE_CHARACTERS,
  nearestActions,
  RESOURCE_TAG,
  unmetConditions,
} from '../domain/access/index.ts';
import type {
  AccessContext,
  Decision,
  NamedPolicy,
  UnmetCondition,
} from '../domain/access/index.ts';
import { ValidationError } from '../errors.ts';
import { nearestTags } from '../tags/index.ts';
import { PRINCIPAL, type Principal } from './find-principal.ts';
import { policiesOf } from './policies-of.ts';
import { requirePrincipal } from './principals/row.ts';

export interface SimulatePrincipalPolicyInput {
  PrincipalId: string;
  SimulationRequest: {
    Action: string;
    Resources: string[];
    /** Condition keys of the imagined request, such as aws:SourceIp, each with its values. */
    Context?: Record<string, readonly string[]>;
  };
}

export interface SimulationResponse {
  Allowed: boolean;
  Reason: string;
  /** What would have to be otherwise for an Allow, or for a Deny, to count. */
  UnmetConditions: {
    Policy: string;
    Statement: string;
    Effect: 'Allow' | 'Deny';
    Operator: string;
    Key: string;
    Expected: string[];
    Actual: string[];
  }[];
}

/** What no policy is asked about. */
const ASKS_WHO = 'cairn:getcalleridentity';
const MAX_RESOURCES = 100;
const MAX_VALUES = 50;
const MAX_SHOWN = 100;

const actions = new Set([...ACTIONS].map((action) => action.toLowerCase()));
const isAction = (text: string) => actions.has(text.toLowerCase());

function problemsOf({
  Action,
  Resources,
  Context,
}: SimulatePrincipalPolicyInput['SimulationRequest']): string[] {
  const problems: string[] = [];
  if (!isAction(Action)) {
    const meant = nearestActions(Action, ACTIONS);
    problems.push(
      `Action is "${Action.slice(0, MAX_SHOWN)}": expected mobiletargeting: or cairn: and the name of an operation${
        meant.length > 0 ? `, perhaps ${meant.join(' or ')}` : ''
      }`,
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
  for (const [key, values] of Object.entries(Context ?? {})) {
    if (!isConditionKey(key)) {
      problems.push(
        `Context.${key.slice(0, MAX_SHOWN)} is no condition key: expected ${KNOWN_KEYS}`,
      );
    }
    if (values.length > MAX_VALUES) {
      problems.push(`Context.${key} has ${values.length} values: expected at most ${MAX_VALUES}`);
    }
    const { length } = values.find((value) => value.length > MAX_RESOURCE_CHARACTERS) ?? '';
    if (length > 0) {
      problems.push(
        `Context.${key} has ${length} characters: expected at most ${MAX_RESOURCE_CHARACTERS}`,
      );
    }
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
async function contextOf(
  ctx: Ctx,
  { id, name }: { id: string; name: string },
  asked: AccessContext,
  { policies, resource }: { policies: readonly NamedPolicy[]; resource: string },
): Promise<AccessContext> {
  const now = ctx.now();
  const tags = asksFor(policies, RESOURCE_TAG) ? await nearestTags(ctx, resource) : {};
  const own = {
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    'aws:PrincipalArn': arn(ctx, `access/principals/${id}`),
    'aws:PrincipalType': 'User',
    'aws:RequestedRegion': ctx.settings.region,
    'aws:userid': id,
    'aws:username': name,
    ...Object.fromEntries(Object.entries(tags).map(([key, tag]) => [RESOURCE_TAG + key, tag])),
  };
  const given = new Set(Object.keys(asked).map((key) => key.toLowerCase()));
  const unsaid = Object.entries(own).filter(([key]) => !given.has(key.toLowerCase()));
  return { ...Object.fromEntries(unsaid), ...asked };
}

const present = (unmet: UnmetCondition): SimulationResponse['UnmetConditions'][number] => ({
  Policy: unmet.policy,
  Statement: unmet.statement,
  Effect: unmet.effect,
  Operator: unmet.operator,
  Key: unmet.key,
  Expected: [...unmet.wanted],
  Actual: [...unmet.actual],
});

async function simulate(
  ctx: Ctx,
  principal: { id: string; name: string },
  { Action: action, Resources, Context = {} }: SimulatePrincipalPolicyInput['SimulationRequest'],
): Promise<SimulationResponse> {
  const policies = policiesOf(ctx, await grantsOf(ctx, principal.id));
  const unmet = new Map<string, SimulationResponse['UnmetConditions'][number]>();
  const decisions: Decision[] = [];
  for (const resource of Resources) {
    const context = await contextOf(ctx, principal, Context, { policies, resource });
    const request = { policies, action, resources: [resource], context };
    decisions.push(decide(request));
    // Several resources mostly fail by the same condition.
    for (const one of unmetConditions(request).map(present)) unmet.set(JSON.stringify(one), one);
  }
  const [decisive] = [...decisions.filter(({ allowed }) => !allowed), ...decisions];
  if (!decisive) throw new Error('Nothing was asked about');
  return {
    Allowed: decisive.allowed,
    Reason: decisive.reason,
    UnmetConditions: [...unmet.values()],
  };
}

/** May the principal do this, and why: decided as for a request of theirs, which is not made. */
export async function simulatePrincipalPolicy(
  ctx: Ctx,
  { PrincipalId, SimulationRequest: asked }: SimulatePrincipalPolicyInput,
): Promise<SimulationResponse> {
  const row = await requirePrincipal(ctx, PrincipalId);
  const problems = problemsOf(asked);
  if (problems.length > 0) throw new ValidationError(problems);
  const flatly = (Allowed: boolean, Reason: string) => ({ Allowed, Reason, UnmetConditions: [] });
  if (row.status === 'DISABLED') return flatly(false, 'the principal is disabled');
  if (row.kind === 'ROOT') {
    const isOurs = asked.Resources.every((resource) => resource.startsWith(arn(ctx, '')));
    return isOurs
      ? flatly(true, 'root may do everything in its account')
      : flatly(false, 'the resource is not of this account');
  }
  if (asked.Action.toLowerCase() === ASKS_WHO) return flatly(true, 'anybody may ask who they are');
  return simulate(ctx, row, asked);
}
