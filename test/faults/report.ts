import type { Done, WorldHistory } from './check/history.ts';
import { isInDoubt } from './check/nobody-lost.ts';
import { insiders } from './check/plan.ts';
import { check } from './check/rules.ts';
import type { Mood } from './generate/troubles.ts';
import type { StrikeCounts } from './run/striking.ts';

/** What a fault run says of itself at its end. */
export interface Report {
  readonly seed: string;
  readonly seconds: number;
  /** What was killed and cut. */
  readonly strikes: StrikeCounts;
  /** Processes that ended although nobody killed them, such as a worker whose Temporal is away. */
  readonly ownEnds: Readonly<Record<string, number>>;
  /** How the sinks took messages. */
  readonly sinks: Readonly<Record<Mood, number>>;
  readonly projects: number;
  readonly journeys: number;
  readonly participants: number;
  readonly events: number;
  /** Complete messages in the sinks. */
  readonly messages: number;
  readonly deliveries: Readonly<Record<string, number>>;
  /** Participants whose last message was in hand-over when the run ended. */
  readonly inDoubt: number;
  /** How long the API took to answer, in milliseconds, kills included. */
  readonly answers: Readonly<Record<string, { count: number; median: number; longest: number }>>;
  readonly doubles: number;
  readonly losses: number;
  readonly findings: readonly { readonly project: string; rule: string; detail: string }[];
}

export type RunFacts = Pick<Report, 'seed' | 'seconds' | 'strikes' | 'ownEnds' | 'sinks'>;

export function makeReport(facts: RunFacts, histories: readonly WorldHistory[]): Report {
  const findings = histories.flatMap((history) =>
    check(history).map((finding) => ({ project: history.plan.seed, ...finding })),
  );
  const journeys = histories.flatMap((history) => history.journeys);
  const deliveries = histories.flatMap((history) => history.deliveries);
  const receipts = histories.flatMap((history) => history.receipts);
  const done = histories.flatMap((history) => history.done);
  const found = (...rules: string[]) => findings.filter(({ rule }) => rules.includes(rule)).length;
  return {
    ...facts,
    projects: histories.length,
    journeys: journeys.length,
    participants: sum(journeys.map(({ participants }) => participants.length)),
    events: done.filter(({ kind }) => kind === 'event').length,
    messages: receipts.length,
    deliveries: countBy(deliveries.map(({ State }) => State)),
    inDoubt: sum(
      histories.map((history) =>
        sum(
          history.journeys.map(
            (journey) => insiders(journey).filter((one) => isInDoubt(history, journey, one)).length,
          ),
        ),
      ),
    ),
    answers: answersOf(done),
    doubles: found('nobody enters twice', 'no message comes twice'),
    losses: found('nobody is lost', 'no message is lost'),
    findings,
  };
}

/** A few lines for a person at a terminal. */
export function describeReport(report: Report): string {
  const { seed, seconds, findings, strikes, ownEnds, sinks, answers } = report;
  const list = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  return [
    `Faults: seed ${seed}, ${seconds} s`,
    `  killed or cut  ${list(strikes)}; ended by themselves: ${list(ownEnds)}`,
    `  sinks          ${list(sinks)}`,
    `  entered        ${report.participants} participants in ${report.journeys} journeys of ${report.projects} projects, ${report.events} events`,
    `  messages       ${report.messages} received; ledger: ${list(report.deliveries)}`,
    `  uncertain      ${report.deliveries.unknown ?? 0} unknown, ${report.inDoubt} still in hand-over`,
    ...Object.entries(answers).map(
      ([kind, { count, median, longest }]) =>
        `  ${kind.padEnd(14)} ${count} times, median ${median} ms, longest ${longest} ms`,
    ),
    `  doubles ${report.doubles}, losses ${report.losses}, findings ${findings.length}`,
    ...findings.map(({ project, rule, detail }) => `  ! ${rule} (${project}): ${detail}`),
  ].join('\n');
}

function answersOf(done: readonly Done[]): Report['answers'] {
  const kinds = [...new Set(done.map(({ kind }) => kind))];
  return Object.fromEntries(
    kinds.map((kind) => {
      const times = done
        .filter((one) => one.kind === kind)
        .map(({ asked, answered }) => answered - asked)
        .sort((a, b) => a - b);
      const [median = 0, longest = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
      return [kind, { count: times.length, median, longest }];
    }),
  );
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
