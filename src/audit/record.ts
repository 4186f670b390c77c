import type { Deps } from '../context.ts';
import type { AuditDecision } from './audit-row.ts';

/** What is to be kept of one decision. */
export interface AuditEvent {
  readonly account: string;
  readonly requestId: string;
  readonly principalId: string | undefined;
  readonly keyId: string | undefined;
  readonly action: string;
  /** The ARN of what it was asked for. */
  readonly resource: string | undefined;
  /** The project that it is about, where the ARN does not say it. */
  readonly applicationId?: string | undefined;
  readonly sourceAddress: string;
  readonly userAgent: string | undefined;
  readonly decision: AuditDecision;
  readonly reason: string;
}

/** Longer than any ARN of ours: what a path makes of one must still fit into an index. */
const MAX_RESOURCE = 512;

/** A path may carry what Postgres does not store; it is shown all the same. */
const storable = (text: string) => text.replaceAll('\0', '\uFFFD').slice(0, MAX_RESOURCE);

const projectOf = (resource: string) => /^(?:[^:]*:){5}apps\/([^/]+)/.exec(resource)?.[1];

/** Writes one event, in a statement of its own: it stands whatever becomes of the request. */
export async function recordAuditEvent({ db }: Pick<Deps, 'db'>, event: AuditEvent): Promise<void> {
  const resource = event.resource === undefined ? undefined : storable(event.resource);
  const project = event.applicationId ?? (resource && projectOf(resource));
  await db('audit_events').insert({
    account_id: event.account,
    request_id: event.requestId,
    principal_id: event.principalId ?? null,
    key_id: event.keyId ?? null,
    action: event.action,
    resource: resource ?? null,
    project_id: project === undefined ? null : storable(project),
    source_address: event.sourceAddress,
    user_agent: event.userAgent ?? null,
    decision: event.decision,
    reason: event.reason,
  });
}
