import { conformance } from './support/suite.ts';

conformance('channels');
