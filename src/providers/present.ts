import type { Ctx } from '../context.ts';
import type { ProviderChannel, Values } from './kind.ts';
import { providerKind } from './kinds.ts';
import { openSecrets, type ProviderRow } from './row.ts';

export interface ProviderResponse {
  readonly ApplicationId: string;
  readonly Id: string;
  readonly Name: string;
  readonly Channel: ProviderChannel;
  readonly Kind: string;
  /** With what may be told of the secrets, such as a URL without its password. */
  readonly Settings: Values;
  /** Names of the secrets that are stored; never their values. */
  readonly SecretNames: readonly string[];
  readonly Position: number;
  readonly Enabled: boolean;
  readonly Countries?: readonly string[];
  readonly MaxPerSecond?: number;
  readonly Version: number;
  readonly LastModifiedBy: string;
  readonly CreationDate: string;
  readonly LastModifiedDate: string;
}

export function presentProvider(ctx: Ctx, row: ProviderRow): ProviderResponse {
  const secrets = openSecrets(ctx, row);
  return {
    ApplicationId: row.project_id,
    Id: row.id,
    Name: row.name,
    Channel: row.channel,
    Kind: row.kind,
    Settings: { ...row.settings, ...providerKind(row.kind)?.reveal?.(secrets) },
    SecretNames: Object.keys(secrets),
    Position: row.position,
    Enabled: row.enabled,
    ...(row.countries && { Countries: row.countries }),
    ...(row.max_per_second !== null && { MaxPerSecond: row.max_per_second }),
    Version: row.version,
    LastModifiedBy: row.modified_by,
    CreationDate: row.created_at.toISOString(),
    LastModifiedDate: row.modified_at.toISOString(),
  };
}
