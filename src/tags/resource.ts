import { arn } from '../arn.ts';
import type { Ctx } from '../context.ts';
import { NotFoundError, ValidationError } from '../errors.ts';

interface TaggedRow {
  readonly account_id: string;
  readonly project_id: string;
  readonly tags: Record<string, string>;
}

interface Taggable {
  /** What follows the account in the ARN; the groups are columns of the table. */
  readonly form: RegExp;
  readonly table: string;
  readonly owner: 'account' | 'project';
}

/** What can have tags: a new kind is a line here, and a table with a `tags` column. */
const TAGGABLE: readonly Taggable[] = [
  { form: /^apps\/(?<id>[^/]+)$/, table: 'projects', owner: 'account' },
  { form: inProject('campaigns'), table: 'campaigns', owner: 'project' },
  { form: inProject('segments'), table: 'segments', owner: 'project' },
  { form: inProject('journeys'), table: 'journeys', owner: 'project' },
  { form: /^templates\/(?<name>[^/]+)\/(?<type>[^/]+)$/, table: 'templates', owner: 'account' },
];

function inProject(kind: string): RegExp {
  return new RegExp(`^apps/(?<project_id>[^/]+)/${kind}/(?<id>[^/]+)$`);
}

/**
 * The query for the row of the caller's account that an ARN names.
 * @throws NotFoundError also for what is another account's or can't have tags
 */
export function taggedRow(ctx: Ctx, resourceArn: string) {
  if (!resourceArn.startsWith('arn:')) {
    throw new ValidationError(`resource-arn is "${resourceArn}": expected ${arn(ctx, 'apps/…')}`);
  }
  const ours = arn(ctx, '');
  const resource = resourceArn.startsWith(ours) ? resourceArn.slice(ours.length) : '';
  for (const { form, table, owner } of TAGGABLE) {
    const columns = form.exec(resource)?.groups;
    if (!columns) continue;
    const row = ctx.db<TaggedRow>(table).where({ ...columns });
    if (owner === 'account') return row.where({ account_id: ctx.account });
    const projects = ctx.db('projects').select('id').where({ account_id: ctx.account });
    return row.whereIn('project_id', projects);
  }
  throw new NotFoundError();
}

/** The ARN itself when its resource can have tags, else the longest part of it that can; undefined for none. */
export function taggableArn(ctx: Ctx, resourceArn: string): string | undefined {
  const ours = arn(ctx, '');
  const parts = resourceArn.startsWith(ours) ? resourceArn.slice(ours.length).split('/') : [];
  while (parts.length > 0) {
    const resource = parts.join('/');
    if (TAGGABLE.some(({ form }) => form.test(resource))) return arn(ctx, resource);
    parts.pop();
  }
  return undefined;
}
