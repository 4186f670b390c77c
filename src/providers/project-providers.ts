import { coalescing } from '../coalescing.ts';
import type { Ctx } from '../context.ts';
import { closeCircuit, noteProviderFailure } from './circuit.ts';
import { failover, type Candidate } from './failover.ts';
import type { ProviderChannel } from './kind.ts';
import { providerKind } from './kinds.ts';
import { paceOf } from './pace.ts';
import type { RemoteProvider } from './provider.ts';
import { openSecrets, type ProviderRow } from './row.ts';

interface StandingRow extends ProviderRow {
  readonly failing: boolean;
  readonly is_open: boolean;
}

const standingRows = coalescing(async (db, projectIds: readonly string[]) => {
  const rows = await db<ProviderRow>('providers as p')
    .leftJoin('provider_circuits as c', function () {
      this.on('c.project_id', 'p.project_id').on('c.provider_id', 'p.id');
    })
    .whereIn('p.project_id', [...new Set(projectIds)])
    .where('p.enabled', true)
    .orderBy(['p.position', 'p.id'])
    .select<StandingRow[]>(
      'p.*',
      db.raw('c.provider_id is not null as failing'),
      db.raw('coalesce(c.open_until > now(), false) as is_open'),
    );
  return projectIds.map((projectId) => rows.filter((row) => row.project_id === projectId));
});

/** The project's own provider of a channel for a recipient in this country: several are one that fails over. */
export type ChooseProvider = (
  channel: ProviderChannel,
  country: string | undefined,
) => RemoteProvider | undefined;

/** Reads the providers of a project, one query for all channels. */
export async function projectProviders(ctx: Ctx, projectId: string): Promise<ChooseProvider> {
  const rows = await standingRows(ctx, projectId);
  // Equal choices are the same object: messages are handed over in batches by provider.
  const chosen = new Map<string, RemoteProvider>();
  return (channel, country) => {
    const candidates = routes(rows, channel, country);
    if (candidates.length === 0) return undefined;
    const key = candidates.map(({ id }) => id).join(' ');
    const provider = chosen.get(key) ?? failover(candidates.map((row) => candidate(ctx, row)));
    chosen.set(key, provider);
    return provider;
  };
}

/** Those for the recipient's country; when there is none, those for every country. */
function routes(rows: readonly StandingRow[], channel: ProviderChannel, country = '') {
  const ofChannel = rows.filter((row) => row.channel === channel);
  const ofCountry = ofChannel.filter(({ countries }) => countries?.includes(country));
  return ofCountry.length > 0 ? ofCountry : ofChannel.filter(({ countries }) => !countries);
}

function candidate(ctx: Ctx, row: StandingRow): Candidate {
  const kind = providerKind(row.kind);
  if (!kind) throw new Error(`Provider ${row.id} is of the unknown kind "${row.kind}"`);
  const circuit = { projectId: row.project_id, providerId: row.id };
  return {
    name: row.name,
    isOpen: row.is_open,
    provider: kind.open({
      settings: row.settings,
      secrets: openSecrets(ctx, row),
      allowedHosts: ctx.settings.webhookHosts,
    }),
    pace: paceOf(ctx, row),
    failed: () => noteProviderFailure(ctx, circuit),
    succeeded: async () => {
      if (row.failing) await closeCircuit(ctx, circuit);
    },
  };
}
