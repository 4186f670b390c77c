import type { ProjectSettings } from '../project-settings.ts';
import { quietTimeProblems, type QuietTime } from '../quiet-time.ts';
import { closedDaysProblems, closedDaysRule, type ClosedDay } from './closed-days.ts';
import type { HoursRule } from './hours-rule.ts';
import { openHoursProblems, openHoursRule, type OpenHours } from './open-hours.ts';
import { quietTimeRule } from './quiet-time.ts';
import { sendingWindow } from './window.ts';

type ByChannel<T> = Readonly<Partial<Record<'CUSTOM' | 'EMAIL' | 'PUSH' | 'SMS' | 'VOICE', T>>>;

/** The members of a journey about the hours of its messages. */
export interface SendingHours {
  readonly QuietTime?: QuietTime;
  /** Hold a message until it may go, rather than drop it. */
  readonly WaitForQuietTime?: boolean;
  /** OpenHours and ClosedDays hold. */
  readonly SendingSchedule?: boolean;
  readonly OpenHours?: ByChannel<OpenHours>;
  readonly ClosedDays?: ByChannel<readonly ClosedDay[]>;
}

/** The rules for the messages of one channel; the project's quiet time where the journey says nothing. */
export function hoursRules(
  hours: SendingHours,
  channel: keyof ByChannel<unknown>,
  settings: Pick<ProjectSettings, 'QuietTime'>,
): HoursRule[] {
  const { SendingSchedule, OpenHours, ClosedDays } = hours;
  const scheduled = SendingSchedule
    ? [openHoursRule(OpenHours?.[channel] ?? {}), closedDaysRule(ClosedDays?.[channel] ?? [])]
    : [];
  const quiet = quietTimeRule(hours.QuietTime ?? settings.QuietTime ?? {});
  return [quiet, ...scheduled].filter((rule) => rule !== undefined);
}

/** What is wrong with them, each and together. */
export function sendingHoursProblems(hours: SendingHours, now: Date): string[] {
  const { QuietTime, SendingSchedule, OpenHours = {}, ClosedDays = {} } = hours;
  const problems = [
    ...quietTimeProblems('QuietTime', QuietTime ?? {}),
    ...entries(OpenHours).flatMap(([channel, days]) =>
      openHoursProblems(days, `OpenHours.${channel}`),
    ),
    ...entries(ClosedDays).flatMap(([channel, days]) =>
      closedDaysProblems(days, `ClosedDays.${channel}`),
    ),
  ];
  const scheduled = [
    ...(entries(OpenHours).some(([, days]) => openHoursRule(days)) ? ['OpenHours'] : []),
    ...(entries(ClosedDays).some(([, days]) => closedDaysRule(days)) ? ['ClosedDays'] : []),
  ];
  for (const name of scheduled) {
    if (!SendingSchedule) problems.push(`${name} needs SendingSchedule true`);
    if (!QuietTime?.Start) problems.push(`${name} needs QuietTime`);
  }
  return problems.length > 0 ? problems : neverOpenProblems(hours, now);
}

/** Open hours that quiet time leaves nothing of. */
function neverOpenProblems(hours: SendingHours, now: Date): string[] {
  return entries(hours.OpenHours ?? {}).flatMap(([channel, days]) => {
    const rules = [openHoursRule(days), quietTimeRule(hours.QuietTime ?? {})];
    const window = sendingWindow(
      now,
      'UTC',
      rules.filter((rule) => rule !== undefined),
    );
    return window.open || window.opensAt
      ? []
      : [`OpenHours.${channel} never opens: it lies within QuietTime`];
  });
}

function entries<T>(byChannel: ByChannel<T>): [string, T][] {
  return Object.entries(byChannel);
}
