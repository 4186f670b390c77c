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
import { countMessages, type Counted, type Owner } from './count-messages.ts';

interface Asked extends AskedRange {
  readonly KpiName: string;
}

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
  const groups = await countMessages(ctx, kpi, owner, range);
  return {
    ApplicationId: owner.projectId,
    KpiName: kpi.name,
    StartTime: range.start.toISOString(),
    EndTime: range.end.toISOString(),
    KpiResult: { Rows: groups.flatMap((group) => rowsOf(kpi, group)) },
  };
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
