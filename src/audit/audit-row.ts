export type AuditDecision = 'ALLOWED' | 'DENIED';

/** An event as operations answer it. */
export interface AuditEventResponse {
  Id: string;
  EventDate: string;
  RequestId: string;
  PrincipalId?: string;
  KeyId?: string;
  Action: string;
  Resource?: string;
  ApplicationId?: string;
  SourceAddress: string;
  UserAgent?: string;
  Decision: AuditDecision;
  Reason: string;
}

export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly request_id: string;
  readonly principal_id: string | null;
  readonly key_id: string | null;
  readonly action: string;
  readonly resource: string | null;
  readonly project_id: string | null;
  readonly source_address: string;
  readonly user_agent: string | null;
  readonly decision: AuditDecision;
  readonly reason: string;
}

export function presentAuditEvent(row: AuditRow): AuditEventResponse {
  return {
    Id: String(row.id),
    EventDate: row.at.toISOString(),
    RequestId: row.request_id,
    PrincipalId: row.principal_id ?? undefined,
    KeyId: row.key_id ?? undefined,
    Action: row.action,
    Resource: row.resource ?? undefined,
    ApplicationId: row.project_id ?? undefined,
    SourceAddress: row.source_address,
    UserAgent: row.user_agent ?? undefined,
    Decision: row.decision,
    Reason: row.reason,
  };
}
