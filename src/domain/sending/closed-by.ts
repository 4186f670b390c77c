import type { ProjectSettings } from '../project-settings.ts';
import { hoursRules, type SendingHours } from './hours.ts';
import { sendingWindow } from './window.ts';

export const CLOSING_RULES = ['QUIET_TIME', 'OPEN_HOURS', 'CLOSED_DAY'] as const;
export type ClosingRule = (typeof CLOSING_RULES)[number];

const ALONE: Readonly<Record<ClosingRule, (hours: SendingHours) => SendingHours>> = {
  QUIET_TIME: ({ QuietTime }) => ({ QuietTime }),
  OPEN_HOURS: ({ SendingSchedule, OpenHours }) => ({ SendingSchedule, OpenHours, QuietTime: {} }),
  CLOSED_DAY: ({ SendingSchedule, ClosedDays }) => ({ SendingSchedule, ClosedDays, QuietTime: {} }),
};

/** Which of the rules about hours do not let a message go now, each asked alone. */
export function closedBy(
  hours: SendingHours,
  channel: Parameters<typeof hoursRules>[1],
  settings: Pick<ProjectSettings, 'QuietTime'>,
  { now, zone }: { readonly now: Date; readonly zone: string | undefined },
): ClosingRule[] {
  return CLOSING_RULES.filter((rule) => {
    const rules = hoursRules(ALONE[rule](hours), channel, settings);
    return !sendingWindow(now, zone, rules).open;
  });
}
