import { conformance } from './support/suite.ts';

conformance('journeys');
