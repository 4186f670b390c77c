import type { Ctx } from '../context.ts';
import { tagProblems } from '../domain/tags.ts';
import { characters, isStorable } from '../domain/text.ts';
import { ValidationError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { In, Out } from '../wire.ts';
import { PROJECT_COLUMNS, presentProject, type ProjectRow } from './row.ts';

const MAX_NAME = 64;

/** Makes a project. Names need not be unique: the id tells projects apart. */
export async function createApp(ctx: Ctx, input: In<'CreateApp'>): Promise<Out<'CreateApp'>> {
  const { Name: name, tags = {} } = input.CreateApplicationRequest;
  const problems = tagProblems(tags);
  if (name.trim() === '' || characters(name) > MAX_NAME || !isStorable(name)) {
    problems.unshift(`Name is "${name}": expected 1 to ${MAX_NAME} characters, not only spaces`);
  }
  if (problems.length > 0) throw new ValidationError(problems);

  const [project] = await ctx
    .db<ProjectRow>('projects')
    .insert({ id: newId(), account_id: ctx.account, name, tags, created_at: ctx.now() })
    .returning(PROJECT_COLUMNS);
  if (!project) throw new Error('Postgres gave no row back for the new project');
  return presentProject(ctx, project);
}
