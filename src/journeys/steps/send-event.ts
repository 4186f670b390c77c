import { eventProblems } from '../../domain/event.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { deedOf, doneAs, rendering } from './deed.ts';
import type { StepRunner } from './runner.ts';

/** The event is of the participant's endpoint; of a user's it is one that is active, if there is one. */
export const sendEvent: StepRunner<'SendEvent'> = {
  decides: false,
  sends: true,
  async run(effects, step, visit) {
    const { EventType: type, Attributes = {}, Metrics: metrics = {}, NextActivity: next } = step;
    const endpoint = reporting(await visit.endpoints());
    if (!endpoint) return { kind: 'done', outcome: 'NO_ENDPOINT', next };
    const made = rendering(effects, (rendererFor) => {
      const render = rendererFor(endpoint);
      const values = Object.entries(Attributes).map(
        ([name, value]) => [name, render(value)] as const,
      );
      return { attributes: Object.fromEntries(values) };
    });
    if ('outcome' in made) return doneAs(made, next);
    const { attributes } = made;
    const problems = eventProblems({
      EventType: type,
      Timestamp: effects.now().toISOString(),
      Attributes: attributes,
      Metrics: metrics,
    });
    if (problems.length > 0) {
      return { kind: 'done', outcome: 'REFUSED', next, detail: problems.join('; ') };
    }
    const event = { endpointId: endpoint.id, userId: endpoint.userId, type, attributes, metrics };
    return doneAs(await effects.sendEvent(deedOf(visit, 'SendEvent', next), event), next);
  },
};

function reporting(endpoints: readonly Endpoint[]): Endpoint | undefined {
  const inOrder = [...endpoints].sort((a, b) => (a.id < b.id ? -1 : 1));
  return inOrder.find(({ status }) => status === 'ACTIVE') ?? inOrder[0];
}
