import type { Ctx } from '../context.ts';
import { isValues, type ProviderChannel, type Values } from './kind.ts';

export interface ProviderRow {
  readonly project_id: string;
  readonly id: string;
  readonly name: string;
  readonly channel: ProviderChannel;
  readonly kind: string;
  readonly position: number;
  readonly enabled: boolean;
  readonly countries: string[] | null;
  readonly max_per_second: number | null;
  readonly settings: Values;
  readonly sealed_secrets: Buffer;
  readonly version: number;
  readonly modified_by: string;
  readonly created_at: Date;
  readonly modified_at: Date;
}

export function providerRows(ctx: Ctx, projectId: string) {
  return ctx.db<ProviderRow>('providers').where({ project_id: projectId });
}

/** Sealed values carry this, so one can't be moved to another project or provider. */
const purpose = (projectId: string, id: string) => `channel/${projectId}/${id}`;

export function sealSecrets(ctx: Ctx, projectId: string, id: string, secrets: Values): Buffer {
  return ctx.vault.seal(purpose(projectId, id), JSON.stringify(secrets));
}

/** @throws when the row was altered or moved, or the master key is another */
export function openSecrets(
  ctx: Ctx,
  row: Pick<ProviderRow, 'project_id' | 'id' | 'sealed_secrets'>,
): Values {
  const text = ctx.vault.open(purpose(row.project_id, row.id), row.sealed_secrets);
  // Before there were providers, a project's SMTP server was sealed as its bare URL.
  if (!text.startsWith('{')) return { Url: text };
  const values: unknown = JSON.parse(text);
  if (!isValues(values)) throw new Error(`The secrets of provider ${row.id} are not texts`);
  return values;
}
