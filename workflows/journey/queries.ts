import { defineQuery } from '@temporalio/workflow';

/** Where a participant is, by its workflow; ids and times only. */
export interface Place {
  readonly state: 'advancing' | 'waiting' | 'held';
  /** Absent before the first step. */
  readonly step?: string;
  /** ISO 8601. */
  readonly until?: string;
}

/** For operators: `temporal workflow query --type place`, or the Queries tab of the Web UI. */
export const placeQuery = defineQuery<Place>('place');
