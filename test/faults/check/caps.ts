import type { Finding, Receipt, WorldHistory } from './history.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** At no instant had anybody got more than a cap allows, counted by what the sinks have. */
export function capsHold(history: WorldHistory): Finding[] {
  const { plan, receipts } = history;
  const found: Finding[] = [];
  for (const { id } of plan.people) {
    const toOne = receipts.filter(({ endpointId }) => endpointId === id);
    const exceeds = (
      name: string,
      most: number | undefined,
      days: number,
      got: readonly Receipt[],
    ) => {
      const reached = most ? mostWithin(got, days * DAY_MS) : 0;
      if (most && reached > most) {
        found.push({ rule: 'caps hold', detail: `${id}: ${reached} messages, ${name} is ${most}` });
      }
    };
    exceeds('the daily limit of the project', plan.dailyOfAll, 1, toOne);
    for (const { key, limits } of plan.journeys) {
      const got = toOne.filter(({ journey }) => journey === key);
      exceeds(`DailyCap of ${key}`, limits?.DailyCap, 1, got);
      exceeds(`TotalCap of ${key}`, limits?.TotalCap, Infinity, got);
      exceeds(
        `TimeframeCap of ${key}`,
        limits?.TimeframeCap?.Cap,
        limits?.TimeframeCap?.Days ?? 0,
        got,
      );
    }
  }
  return found;
}

/** The most that came within any stretch of this length. */
function mostWithin(receipts: readonly Receipt[], stretch: number): number {
  const times = receipts.map(({ at }) => at).sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [i, time] of times.entries()) {
    while ((times[first] ?? time) <= time - stretch) first += 1;
    most = Math.max(most, i - first + 1);
  }
  return most;
}
