import {
  GetJourneyCommand,
  GetJourneyExecutionActivityMetricsCommand,
  GetJourneyExecutionMetricsCommand,
} from '@aws-sdk/client-pinpoint';
import type {
  Delivery,
  Done,
  JourneyHistory,
  Participant,
  Receipt,
  WorldHistory,
} from '../check/history.ts';
import { patiently, type Api } from './api.ts';
import type { World } from './set-up.ts';

/** Reads everything that the checker judges by: operations and sinks. */
export async function observe(
  api: Api,
  world: World,
  done: readonly Done[],
  receipts: readonly Receipt[],
): Promise<WorldHistory> {
  const journeys: JourneyHistory[] = [];
  for (const { key } of world.plan.journeys) journeys.push(await observeJourney(api, world, key));
  return {
    plan: world.plan,
    done,
    journeys,
    deliveries: await api.all<Delivery>(`/v1/apps/${world.projectId}/deliveries`),
    receipts: receipts.filter((receipt) => receipt.world === world.name),
  };
}

async function observeJourney(api: Api, world: World, key: string): Promise<JourneyHistory> {
  const id = world.journeyIds.get(key) ?? '';
  const ids = { ApplicationId: world.projectId, JourneyId: id };
  const { state, metrics } = await standing(api, ids);
  const steps = world.plan.journeys.find((journey) => journey.key === key)?.steps.keys() ?? [];
  const stepMetrics = new Map<string, Record<string, string>>();
  for (const step of steps) {
    const answer = await patiently(() =>
      api.sdk.send(
        new GetJourneyExecutionActivityMetricsCommand({ ...ids, JourneyActivityId: step }),
      ),
    );
    stepMetrics.set(step, answer.JourneyExecutionActivityMetricsResponse?.Metrics ?? {});
  }
  const participants = await api.all<Participant>(
    `/v1/apps/${world.projectId}/journeys/${id}/participants`,
  );
  return { key, id, state, participants, metrics, stepMetrics };
}

async function standing(api: Api, ids: { ApplicationId: string; JourneyId: string }) {
  const journey = await patiently(() => api.sdk.send(new GetJourneyCommand(ids)));
  const counted = await patiently(() => api.sdk.send(new GetJourneyExecutionMetricsCommand(ids)));
  return {
    state: journey.JourneyResponse?.State ?? '',
    metrics: counted.JourneyExecutionMetricsResponse?.Metrics ?? {},
  };
}

/** What still goes on in a project. */
export interface Rest {
  /** Participants who are inside, and entries that are still to come. */
  readonly moving: number;
  /** Messages of which the engine will know what became of them only when their lease is over. */
  readonly inDoubt: number;
}

/** How much is left to do until nothing more will happen. */
export async function restOf(api: Api, world: World, done: readonly Done[]): Promise<Rest> {
  let moving = 0;
  for (const { key, start } of world.plan.journeys) {
    const JourneyId = world.journeyIds.get(key) ?? '';
    const { state, metrics } = await standing(api, { ApplicationId: world.projectId, JourneyId });
    const count = (name: string) => Number(metrics[name] ?? 0);
    if (state === 'CANCELLED') continue;
    moving += count('ENDPOINT_ACTIVE');
    if (start.by === 'event') {
      const arrivals = done.filter(
        ({ kind, of }) => kind === 'event' && of.startsWith(`${start.type}-`),
      );
      moving += Math.max(0, arrivals.length - count('ENDPOINT_PRODUCED'));
    } else if (state !== 'COMPLETED' && count('ENDPOINT_ACTIVE') === 0) moving += 1;
  }
  if (moving === 0) return { moving, inDoubt: 0 };
  const path = `/v1/apps/${world.projectId}/deliveries`;
  const handedOver = await api.all<Delivery>(path, { state: 'handed_over' });
  return { moving, inDoubt: handedOver.length };
}
