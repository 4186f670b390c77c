import type { Ctx } from '../context.ts';
import type { ConsentChannel } from '../domain/consent/index.ts';
import { addressHash } from './address-hash.ts';

export interface TopicChoice {
  readonly name: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly left: boolean;
}

export interface RecipientTopics {
  readonly projectName: string;
  readonly leftAll: boolean;
  readonly topics: readonly TopicChoice[];
}

interface Row {
  readonly name: string;
  readonly title: string;
  readonly description: string | null;
}

/** The topics of a project, and which of them the person with this address left. */
export async function recipientTopics(
  ctx: Ctx,
  projectId: string,
  { channel, address }: { readonly channel: ConsentChannel; readonly address: string },
): Promise<RecipientTopics> {
  const address_hash = Buffer.from(addressHash(ctx, projectId, channel, address), 'hex');
  const [project, topics, left] = await Promise.all([
    ctx.db<{ id: string; name: string }>('projects').where({ id: projectId }).first('name'),
    ctx
      .db<Row & { project_id: string }>('topics')
      .where({ project_id: projectId })
      .orderBy('title'),
    ctx
      .db('suppressions')
      .where({ project_id: projectId, channel, address_hash })
      .select<{ topic: string }[]>('topic'),
  ]);
  const gone = new Set(left.map(({ topic }) => topic));
  return {
    projectName: project?.name ?? '',
    leftAll: gone.has(''),
    topics: topics.map(({ name, title, description }) => ({
      name,
      title,
      description: description ?? undefined,
      left: gone.has(name),
    })),
  };
}
