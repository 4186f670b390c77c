import type { Ctx } from '../context.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import { topicProblems } from './problems.ts';

const MAX_TOPICS = 100;

interface TopicInput {
  readonly ApplicationId: string;
  readonly TopicName: string;
}

export interface TopicResponse {
  readonly Name: string;
  readonly Title: string;
  readonly Description?: string;
  readonly CreationDate: string;
  readonly LastModifiedDate: string;
}

interface Row {
  readonly project_id: string;
  readonly name: string;
  readonly title: string;
  readonly description: string | null;
  readonly created_at: Date;
  readonly modified_at: Date;
}

/** Makes a topic or renames it; people see its title on the preference page. */
export async function putTopic(
  ctx: Ctx,
  input: TopicInput & {
    readonly WriteTopicRequest: { readonly Title: string; readonly Description?: string };
  },
): Promise<TopicResponse> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const { Title, Description } = input.WriteTopicRequest;
  const problems = topicProblems(input.TopicName, 'topic-name');
  if (!Title.trim() || Title.length > 100)
    problems.push('Title is not valid: expected 1 to 100 characters');
  if ((Description ?? '').length > 500) {
    problems.push('Description is too long: expected at most 500 characters');
  }
  if (problems.length > 0) throw new ValidationError(problems);
  const known = await ctx.db<Row>('topics').where({ project_id: id }).pluck('name');
  if (!known.includes(input.TopicName) && known.length >= MAX_TOPICS) {
    throw new ValidationError(`The application has ${MAX_TOPICS} topics: delete one first`);
  }
  const [row] = await ctx
    .db<Row>('topics')
    .insert({
      project_id: id,
      name: input.TopicName,
      title: Title,
      description: Description ?? null,
      created_at: ctx.now(),
      modified_at: ctx.now(),
    })
    .onConflict(['project_id', 'name'])
    .merge(['title', 'description', 'modified_at'])
    .returning('*');
  if (!row) throw new Error('Postgres gave no row back for the topic');
  return present(row);
}

/** The topics of a project by their titles, as people see them. */
export async function listTopics(
  ctx: Ctx,
  input: { readonly ApplicationId: string },
): Promise<{ Item: TopicResponse[] }> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const rows = await ctx.db<Row>('topics').where({ project_id: id }).orderBy(['title', 'name']);
  return { Item: rows.map(present) };
}

/** Takes a topic off the page. What people said of it stays, should it come back. */
export async function deleteTopic(ctx: Ctx, input: TopicInput): Promise<TopicResponse> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const [row] = await ctx
    .db<Row>('topics')
    .where({ project_id: id, name: input.TopicName })
    .delete()
    .returning('*');
  if (!row) throw new NotFoundError(`The application has no topic "${input.TopicName}"`);
  return present(row);
}

function present(row: Row): TopicResponse {
  return {
    Name: row.name,
    Title: row.title,
    ...(row.description !== null && { Description: row.description }),
    CreationDate: row.created_at.toISOString(),
    LastModifiedDate: row.modified_at.toISOString(),
  };
}
