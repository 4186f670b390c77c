import type { JourneyDefinition, Step } from './definition.ts';
import { stepEdges } from './steps/index.ts';

export type Steps = Readonly<Record<string, Step>>;

/** The ids a step leads on to that are really written; an empty one ends the journey. */
function nextIds(step: Step): string[] {
  return stepEdges(step).flatMap((edge) => (edge.to && !edge.back ? [edge.to] : []));
}

/** Step by id. Own property only: an id such as `constructor` is just a missing step. */
export function findStep(steps: Steps, id: string): Step | undefined {
  return Object.hasOwn(steps, id) ? steps[id] : undefined;
}

/** Every step that can be reached from the first one. */
export function reachableIds(steps: Steps, start: string): Set<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = findStep(steps, id);
    if (seen.has(id) || !step) continue;
    seen.add(id);
    open.push(...nextIds(step));
  }
  return seen;
}

/** One loop of the graph as the ids along it, or undefined when there is none. */
export function findLoop(steps: Steps): string[] | undefined {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): string[] | undefined => {
    const at = path.indexOf(id);
    if (at >= 0) return [...path.slice(at), id];
    const step = findStep(steps, id);
    if (done.has(id) || !step) return undefined;
    for (const next of nextIds(step)) {
      const loop = visit(next, [...path, id]);
      if (loop) return loop;
    }
    done.add(id);
    return undefined;
  };
  for (const id of Object.keys(steps)) {
    const loop = visit(id, []);
    if (loop) return loop;
  }
  return undefined;
}

/** Every step that lies on some way to `target`, without itself. */
export function stepsBefore(steps: Steps, target: string): Set<string> {
  return new Set(
    Object.keys(steps).filter((id) => id !== target && reachableIds(steps, id).has(target)),
  );
}

export function stepsOf(definition: JourneyDefinition): Steps {
  return definition.Activities ?? {};
}
