import { defineSearchAttributeKey } from '@temporalio/common';

/** For operators in the Temporal Web UI; the product's own screens read Postgres. */
export const PROJECT = defineSearchAttributeKey('CairnProject', 'KEYWORD');
export const JOURNEY = defineSearchAttributeKey('CairnJourney', 'KEYWORD');
export const RUN = defineSearchAttributeKey('CairnRun', 'KEYWORD');
export const STEP = defineSearchAttributeKey('CairnStep', 'KEYWORD');
