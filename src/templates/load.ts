import { coalescing } from '../coalescing.ts';
import type { Ctx } from '../context.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import type { TemplateBodies, TemplateType } from './template-row.ts';
import { readVersion } from './version.ts';

/** Which template, and which version of it: absent is the active one. */
export interface TemplateKey<T extends TemplateType = TemplateType> {
  readonly name: string;
  readonly type: T;
  readonly version?: string;
}

export interface LoadedTemplate<T extends TemplateType = TemplateType> {
  readonly version: number;
  readonly body: TemplateBodies[T];
}

/** One template of the account. @throws NotFoundError */
export async function loadTemplate<T extends TemplateType>(
  ctx: Ctx,
  key: TemplateKey<T>,
): Promise<LoadedTemplate<T>> {
  const found = (await loadTemplates(ctx, key.type, [key])).get(templateId(key));
  if (!found) throw new NotFoundError(`There is no ${key.type} template "${key.name}"`);
  return found;
}

/** Several templates of one type; what does not exist is not in the answer. */
export async function loadTemplates<T extends TemplateType>(
  ctx: Ctx,
  type: T,
  keys: readonly Omit<TemplateKey, 'type'>[],
): Promise<Map<string, LoadedTemplate<T>>> {
  const asked = new Map(keys.map((key) => [templateId(key), key]));
  const wanted = [...asked].flatMap(([id, key]) => {
    const version = numberOf(key.version);
    return version === undefined ? [] : [{ id, name: key.name, version }];
  });
  const rows = await Promise.all(
    wanted.map(({ id: _id, ...key }) => load(ctx, { ...key, type, account: ctx.account })),
  );
  return new Map(
    wanted.flatMap(({ id }, at) => {
      const found = rows[at];
      return found ? [[id, found]] : [];
    }),
  );
}

interface Asked {
  readonly account: string;
  readonly name: string;
  readonly type: TemplateType;
  readonly version: string;
}

const nameOf = ({ account, type, name, version }: Asked): string =>
  JSON.stringify([account, type, name, version]);

const load = coalescing(async (db, asked: readonly Asked[]) => {
  const once = new Map(asked.map((one) => [nameOf(one), one]));
  const { rows } = await db.raw<{ rows: (LoadedTemplate & { id: string })[] }>(
    `select wanted.id, v.version, v.body
       from jsonb_to_recordset(?::jsonb) as wanted (id text, account text, name text, type text, version text)
       join templates t on t.account_id = wanted.account and t.name = wanted.name and t.type = wanted.type
       join template_versions v on (v.account_id, v.name, v.type) = (t.account_id, t.name, t.type)
        and v.version = case wanted.version
              when 'active' then t.active_version
              when 'latest' then (select max(newest.version) from template_versions newest
                where (newest.account_id, newest.name, newest.type) = (t.account_id, t.name, t.type))
              else wanted.version::integer end`,
    [JSON.stringify([...once].map(([id, one]) => ({ id, ...one })))],
  );
  const found = new Map(rows.map(({ id, version, body }) => [id, { version, body }]));
  return asked.map((one) => found.get(nameOf(one)));
});

/** How a template is found again in the answer of `loadTemplates`. */
export function templateId({ name, version }: { name: string; version?: string }): string {
  return `${name}/${version ?? ''}`;
}

/** A version that can't exist is just not there: who sends can't mend it. */
function numberOf(version: string | undefined): string | undefined {
  try {
    return String(readVersion(version));
  } catch (error) {
    if (error instanceof ValidationError) return undefined;
    throw error;
  }
}
