import type { Ctx } from '../../context.ts';
import { UsageError, type Given, type Option } from '../command.ts';

const MS = { h: 3_600_000, d: 86_400_000 };

export const EXPIRES: Option = {
  type: 'string',
  value: 'when',
  what: 'when it stops working: 12h, 90d, or a time such as 2026-11-30T09:00:00Z',
};

/** The time that an option names, by itself or from now on. @throws UsageError */
export function expiryOf(ctx: Ctx, given: Given, option: string): string | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const [, count, unit] = /^(\d{1,5})([hd])$/.exec(text) ?? [];
  if (count !== undefined) {
    const ms = Number(count) * (unit === 'h' ? MS.h : MS.d);
    return new Date(ctx.now().getTime() + ms).toISOString();
  }
  if (/^\d{4}-/.test(text)) return text;
  throw new UsageError(`--${option} is "${text}": expected 12h, 90d, or a time`);
}
