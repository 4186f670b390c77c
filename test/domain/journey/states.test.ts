import { describe, expect, it } from 'vitest';
import type { JourneyState } from '../../../src/domain/journey/definition.ts';
import { moveProblem } from '../../../src/domain/journey/states.ts';

const STATES: JourneyState[] = ['DRAFT', 'ACTIVE', 'PAUSED', 'CLOSED', 'COMPLETED', 'CANCELLED'];
const LEGAL = [
  'ACTIVE>PAUSED',
  'PAUSED>ACTIVE',
  'ACTIVE>CANCELLED',
  'PAUSED>CANCELLED',
  'CLOSED>CANCELLED',
  'CLOSED>PAUSED',
];

describe('the state of a journey', () => {
  it.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))(
    '%s → %s',
    (from, to) => {
      const problem = moveProblem(from, to);
      if (LEGAL.includes(`${from}>${to}`)) expect(problem).toBeUndefined();
      else expect(problem).toContain(from);
    },
  );

  it('tells how a draft is published', () => {
    expect(moveProblem('DRAFT', 'ACTIVE')).toContain('UpdateJourney');
  });
});
