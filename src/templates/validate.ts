import type { Ctx } from '../context.ts';
import {
  defaultSubstitutionProblems,
  storageProblems,
  TemplateError,
  templateProblems,
} from '../domain/template/index.ts';
import { findRecommender } from '../recommenders/index.ts';
import { kindOf } from './kinds/index.ts';
import type { TemplatePart } from './kinds/kind.ts';
import { bodyHtml } from './mjml.ts';
import type { CommonBody, TemplateBodies, TemplateType } from './template-row.ts';

/** Everything that is wrong with what an author wrote, each with its part and line. */
export async function bodyProblems<T extends TemplateType>(
  ctx: Ctx,
  type: T,
  body: TemplateBodies[T],
): Promise<string[]> {
  const { DefaultSubstitutions, RecommenderId }: CommonBody = body;
  const kind = kindOf(type);
  const parts = await Promise.all(kind.parts(body).map(sourceProblems));
  return [
    ...storageProblems(body),
    ...kind.problems(body),
    ...defaultSubstitutionProblems(DefaultSubstitutions),
    ...(RecommenderId ? await recommenderProblems(ctx, RecommenderId) : []),
    ...parts.flat(),
  ];
}

async function recommenderProblems(ctx: Ctx, id: string): Promise<string[]> {
  return (await findRecommender(ctx, id))
    ? []
    : [`RecommenderId is "${id}": there is no such recommender configuration`];
}

/** What is wrong with one text that is rendered, wherever it is written. */
export async function sourceProblems({ name, source }: TemplatePart): Promise<string[]> {
  if (!source) return [];
  const problems = templateProblems(source);
  if (problems.length > 0) {
    return problems.map(({ line, message }) => `${name}, line ${line}: ${message}`);
  }
  try {
    await bodyHtml(source);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [`${name}, ${error.message}`];
  }
}
