import { metricNames, stepsOf, stepType } from '../../domain/journey/index.ts';
import type { Assumed } from './assumptions.ts';
import type { Stage } from './stage.ts';
import type { Counted, DayCount } from './tally.ts';

export interface ActivityReport {
  readonly ActivityId: string;
  readonly ActivityType: string;
  /** How often somebody came to it. */
  readonly Came: number;
  /** By outcome, the branches of a split among them. */
  readonly Outcomes: Readonly<Record<string, number>>;
  /** Who waits there when the clock stops. */
  readonly StillThere: number;
}

export interface DryRunReport {
  readonly ApplicationId: string;
  readonly JourneyId: string;
  readonly From: string;
  readonly Until: string;
  readonly Summary: string;
  /** Why it could not be published; nothing was rehearsed then. */
  readonly Problems: readonly string[];
  readonly Notes: readonly string[];
  readonly Arrived: number;
  readonly Entered: number;
  readonly Left: number;
  readonly StillInside: number;
  readonly Refusals: readonly Counted[];
  readonly Activities: readonly ActivityReport[];
  readonly Messages: number;
  readonly FirstMessageDate?: string;
  readonly LastMessageDate?: string;
  /** By day of UTC. */
  readonly MessagesByDay: readonly DayCount[];
  /** Messages that did not go, or were held until later. */
  readonly Withheld: readonly Counted[];
  readonly Assumed: readonly Assumed[];
}

const NOTHING = {
  Arrived: 0,
  Entered: 0,
  Left: 0,
  StillInside: 0,
  Refusals: [],
  Activities: [],
  Messages: 0,
  MessagesByDay: [],
  Withheld: [],
  Assumed: [],
} as const;

type About = Pick<DryRunReport, 'ApplicationId' | 'JourneyId' | 'From' | 'Until'>;

export function problemReport(about: About, problems: readonly string[]): DryRunReport {
  const Summary = `The journey can't be published as it is: ${problems.length} problems. Nothing was rehearsed.`;
  return { ...about, ...NOTHING, Summary, Problems: problems, Notes: [] };
}

export function reportOf(stage: Stage, about: About): DryRunReport {
  const { actors, messages, refusals, withheld, assumptions, notes, arrived } = stage;
  const entered = actors.size;
  const inside = [...actors.values()].filter(({ isInside }) => isInside).length;
  return {
    ...about,
    Summary: `Of ${arrived.count} who came ${entered} entered, ${entered - inside} left and ${inside} are still inside; ${messages.total} messages, and ${withheld.total} withheld or held.`,
    Problems: [],
    Notes: [...notes],
    Arrived: arrived.count,
    Entered: entered,
    Left: entered - inside,
    StillInside: inside,
    Refusals: refusals.list(),
    Activities: activities(stage),
    Messages: messages.total,
    ...(messages.first && { FirstMessageDate: messages.first.toISOString() }),
    ...(messages.last && { LastMessageDate: messages.last.toISOString() }),
    MessagesByDay: messages.list(),
    Withheld: withheld.list(),
    Assumed: assumptions.list(),
  };
}

function activities({ definition, actors }: Stage): ActivityReport[] {
  const all = [...actors.values()];
  return Object.entries(stepsOf(definition)).map(([id, step]) => {
    const done = all.flatMap(({ steps }) => steps.filter(({ stepId }) => stepId === id));
    const there = all.filter(({ isInside, place }) => isInside && place?.stepId === id).length;
    const outcomes = new Map(metricNames(step).map((name) => [name, 0]));
    outcomes.delete('WAIT_STARTED');
    for (const { outcome } of done) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    return {
      ActivityId: id,
      ActivityType: stepType(step),
      Came: done.length + there,
      Outcomes: Object.fromEntries(outcomes),
      StillThere: there,
    };
  });
}
