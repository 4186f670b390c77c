import type { Ctx } from '../context.ts';
import { criteriaProblems } from '../domain/segment/index.ts';
import { tagProblems } from '../domain/tags.ts';
import { characters, isStorable } from '../domain/text.ts';
import { ValidationError } from '../errors.ts';
import { resolveGroups } from './resolve.ts';
import type { SegmentRef, WrittenSegment } from './row.ts';

const MAX_NAME = 150;

/** Everything that is wrong with a segment as written, told at once. @throws ValidationError */
export async function checkSegment(
  ctx: Ctx,
  ref: SegmentRef,
  written: WrittenSegment,
): Promise<void> {
  const { Name: name, SegmentGroups: groups, tags } = written;
  const problems = [...criteriaProblems(written), ...tagProblems(tags)];
  if (name !== undefined && !isName(name)) {
    const given = name === '' ? 'missing or empty' : `"${name}"`;
    problems.unshift(`Name is ${given}: expected 1 to ${MAX_NAME} characters, not only spaces`);
  }
  if (groups) problems.push(...(await sourceProblems(ctx, ref, groups)));
  if (problems.length > 0) throw new ValidationError(problems);
}

function isName(name: string): boolean {
  return name.trim() !== '' && characters(name) <= MAX_NAME && isStorable(name);
}

async function sourceProblems(
  ctx: Ctx,
  ref: SegmentRef,
  groups: NonNullable<WrittenSegment['SegmentGroups']>,
): Promise<string[]> {
  try {
    await resolveGroups(ctx, ref, groups);
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return [`SegmentGroups: ${error.message}`];
    throw error;
  }
}
