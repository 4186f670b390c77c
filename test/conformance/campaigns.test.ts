import { conformance } from './support/suite.ts';

conformance('campaigns');
