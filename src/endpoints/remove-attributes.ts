import type { Ctx } from '../context.ts';
import type { Removed } from '../domain/endpoint-merge.ts';
import { nameProblems } from '../domain/endpoint-request.ts';
import { ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import type { RemovedRow } from './removed.ts';

const KINDS = new Map<string, keyof Removed>([
  ['endpoint-custom-attributes', 'attribute'],
  ['endpoint-metric-attributes', 'metric'],
  ['endpoint-user-attributes', 'userAttribute'],
]);

/** Stops capturing attributes by name or glob: stored values stay, later requests no longer change them. */
export async function removeAttributes(
  ctx: Ctx,
  input: In<'RemoveAttributes'>,
): Promise<Out<'RemoveAttributes'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  const { AttributeType: type } = input;
  const names = input.UpdateAttributesRequest.Blacklist ?? [];
  const kind = KINDS.get(type);
  const problems = names.flatMap((name, index) => nameProblems(name, `Blacklist[${index}]`));
  if (names.length === 0) problems.push('Blacklist is empty: expected at least one attribute name');
  if (!kind) {
    problems.push(`attribute-type is "${type}": expected one of ${[...KINDS.keys()].join(', ')}`);
  }
  if (!kind || problems.length > 0) throw new ValidationError(problems);

  await ctx
    .db<RemovedRow>('removed_attributes')
    .insert(names.map((pattern) => ({ project_id: project.id, kind, pattern })))
    .onConflict()
    .ignore();
  return { ApplicationId: project.id, AttributeType: type, Attributes: names };
}
