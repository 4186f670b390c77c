import { createHash } from 'node:crypto';

/** One API key as operations answer it; its secret is not among it. */
export interface ApiKeyResponse {
  Id: string;
  Name: string;
  PrincipalId: string;
  Status: ApiKeyRow['status'];
  LastFour: string;
  CreationDate: string;
  ExpirationDate?: string;
  LastUsedDate?: string;
}

export interface ApiKeyRow {
  id: string;
  account_id: string;
  principal_id: string;
  name: string;
  hash: Buffer;
  last_four: string;
  status: 'ACTIVE' | 'INACTIVE';
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function presentApiKey(row: ApiKeyRow): ApiKeyResponse {
  return {
    Id: row.id,
    Name: row.name,
    PrincipalId: row.principal_id,
    Status: row.status,
    LastFour: row.last_four,
    CreationDate: row.created_at.toISOString(),
    ExpirationDate: row.expires_at?.toISOString(),
    LastUsedDate: row.last_used_at?.toISOString(),
  };
}
