import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { dryRunJourney } from '../../src/journeys/index.ts';
import type { DryRunRequest } from '../../src/journeys/dry-run/request.ts';
import { welcomeProject, type WelcomeProject } from '../support/welcome-project.ts';
import type { TestWorld } from '../support/world.ts';
import { publishWith } from './sending-project.ts';

/** Every row of every table, as one text. */
async function everything(ctx: Ctx): Promise<string> {
  const { rows } = await ctx.db.raw<{ rows: { name: string }[] }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const hash = createHash('sha256');
  for (const { name } of rows) {
    const table = await ctx.db.raw<{ rows: { row: string }[] }>(
      `select t::text as row from "${name}" as t order by 1`,
    );
    hash.update(`${name}\n${table.rows.map(({ row }) => row).join('\n')}`);
  }
  return hash.digest('hex');
}

let accounts = 400_000_000_000;

/** A project of its own with three people, and dry runs that look before whether something is written. */
export async function rehearsals(world: TestWorld) {
  const ctx: Ctx = { ...world.ctx, account: String((accounts += 1)) };
  const project: WelcomeProject = await welcomeProject(ctx, ['ann', 'bob', 'cleo']);
  let before = '';
  return {
    ctx,
    project,
    draft: (journey: Parameters<typeof publishWith>[2]) =>
      publishWith(ctx, project, { State: 'DRAFT', ...journey }),
    async dryRun(JourneyId: string, request: DryRunRequest = {}, asker = ctx) {
      before = await everything(ctx);
      return dryRunJourney(asker, {
        ApplicationId: project.projectId,
        JourneyId,
        DryRunRequest: request,
      });
    },
    untouched: async () => expect(await everything(ctx)).toBe(before),
  };
}

export type Rehearsals = Awaited<ReturnType<typeof rehearsals>>;

export const mail = (NextActivity?: string) => ({ EMAIL: { TemplateName: 'hello', NextActivity } });
export const sms = (NextActivity?: string) => ({ SMS: { TemplateName: 'hello', NextActivity } });
export const event = (type: string, MessageActivity?: string) => ({
  EventCondition: {
    MessageActivity,
    Dimensions: { EventType: { DimensionType: 'INCLUSIVE' as const, Values: [type] } },
  },
});
export const onBought = (attributes = {}) => ({
  EventStartCondition: {
    EventFilter: {
      FilterType: 'ENDPOINT' as const,
      Dimensions: {
        EventType: { DimensionType: 'INCLUSIVE' as const, Values: ['Bought'] },
        Attributes: attributes,
      },
    },
  },
});
export function codes(counted: readonly { Code: string; Count: number }[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { Code, Count } of counted) sums[Code] = (sums[Code] ?? 0) + Count;
  return sums;
}
