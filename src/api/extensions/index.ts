import access from './access.json' with { type: 'json' };
import audit from './audit.json' with { type: 'json' };
import consent from './consent.json' with { type: 'json' };
import deliveries from './deliveries.json' with { type: 'json' };
import journeyEdits from './journey-edits.json' with { type: 'json' };
import journeyMembers from './journey-members.json' with { type: 'json' };
import journeys from './journeys.json' with { type: 'json' };
import providers from './providers.json' with { type: 'json' };
import templateMembers from './template-members.json' with { type: 'json' };

/** Our own operations, described in the form of `model.json`: one file per noun. Names are never shared. */
export const EXTENSIONS = [
  access,
  audit,
  consent,
  deliveries,
  journeyEdits,
  journeys,
  providers,
] as const;

/**
 * What we add to shapes of Pinpoint's own: optional members, and the shapes these need. An SDK of the service
 * neither sends nor sees them.
 */
export const ADDED_MEMBERS = [journeyMembers, templateMembers] as const;

/** The name of an operation of our own. */
export type ExtensionOperation =
  | keyof typeof access.operations
  | keyof typeof audit.operations
  | keyof typeof consent.operations
  | keyof typeof deliveries.operations
  | keyof typeof journeyEdits.operations
  | keyof typeof journeys.operations
  | keyof typeof providers.operations;
