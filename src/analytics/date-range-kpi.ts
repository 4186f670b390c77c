import type { Ctx } from '../context.ts';
import {
  doubleText,
  findKpi,
  readRange,
  valueOf,
  type AskedRange,
  type Kpi,
  type Scope,
} from '../domain/kpi/index.ts';
import { ValidationError } from '../errors.ts';
import { cutPage, type Page, readPage } from '../paging.ts';
import { countMessages, type Counted, type Owner } from './count-messages.ts';

interface Asked extends AskedRange {
  readonly KpiName: string;
  readonly PageSize?: string;
  readonly NextToken?: string;
}

/** A group that has a row. */
type Row = ReturnType<typeof rowsOf>[number];

/** What all date-range metrics have in common. @throws ValidationError */
export async function dateRangeKpi(ctx: Ctx, scope: Scope, asked: Asked, owner: Owner) {
  const found = findKpi(scope, asked.KpiName);
  const read = readRange(asked, ctx.now());
  if ('problem' in found || 'problems' in read) {
    throw new ValidationError([
      ...('problem' in found ? [found.problem] : []),
      ...('problems' in read ? read.problems : []),
    ]);
  }
  const { kpi } = found;
  const { range } = read;
  const asksPage = asked.PageSize !== undefined || asked.NextToken !== undefined;
  const page = asksPage
    ? readPage({ PageSize: asked.PageSize, NextToken: asked.NextToken })
    : undefined;
  const groups = await countMessages(ctx, kpi, owner, range);
  const { rows, next } = pageOf(
    groups.flatMap((group) => rowsOf(kpi, group)),
    page,
  );
  return {
    ApplicationId: owner.projectId,
    KpiName: kpi.name,
    StartTime: range.start.toISOString(),
    EndTime: range.end.toISOString(),
    KpiResult: { Rows: rows },
    ...next,
  };
}

/** All rows unless pages are asked for: the original knows the parameters and has no pages. */
function pageOf(rows: Row[], asked: Page | undefined) {
  if (!asked) return { rows, next: {} };
  const groupOf = (row: Row) => row.GroupedBys?.[0]?.Value ?? '';
  const after = asked.after?.[0];
  const left = rows
    .filter((row) => after === undefined || groupOf(row) > after)
    .sort((a, b) => (groupOf(a) < groupOf(b) ? -1 : 1));
  const { page, next } = cutPage(left, asked.limit, (row) => [groupOf(row)]);
  return { rows: page, next };
}

/** One row, or none where the number or the group is not known. */
function rowsOf({ key, by, ...measure }: Kpi, { group, ...facts }: Counted) {
  const value = valueOf(measure, facts);
  if (value === undefined || (by && group === null)) return [];
  return [
    {
      ...(by && { GroupedBys: [{ Key: by, Type: 'String', Value: group ?? '' }] }),
      Values: [{ Key: key, Type: 'Double', Value: doubleText(value) }],
    },
  ];
}
