import type { PolicyDocument } from './policy.ts';

/** Which part of the world a role is for: one project, or without one everything of the account. */
export interface RoleScope {
  readonly region: string;
  readonly account: string;
  readonly projectId: string | undefined;
}

export interface Role {
  /** One sentence for people who choose a role. */
  readonly description: string;
  readonly document: (scope: RoleScope) => PolicyDocument;
}

const nothing = (_scope: RoleScope): PolicyDocument => ({ Version: '2012-10-17', Statement: [] });

/** The ready-made roles. */
export const ROLES = {
  administrator: { description: 'Everything, access management too', document: nothing },
  marketer: {
    description: 'Builds and runs segments, campaigns, journeys and templates',
    document: nothing,
  },
  analyst: { description: 'Reads results, no personal data', document: nothing },
  sender: { description: 'What the back end of an app needs', document: nothing },
  'read-only': { description: 'Reads everything but secrets and access', document: nothing },
} as const satisfies Record<string, Role>;

export type RoleId = keyof typeof ROLES;

export function isRoleId(id: string): id is RoleId {
  return Object.hasOwn(ROLES, id);
}

/** The policy that a role is, for one project or, without one, for all of the account. */
export function roleDocument(
  role: RoleId,
  region: string,
  account: string,
  projectId?: string,
): PolicyDocument {
  return ROLES[role].document({ region, account, projectId });
}
