import { randomBytes } from 'node:crypto';
import { sealSecret } from '../../src/access/index.ts';
import type { Deps } from '../../src/context.ts';
import type { RoleId } from '../../src/domain/access/index.ts';
import { newId } from '../../src/ids.ts';

export interface Grants {
  readonly account?: string;
  readonly name?: string;
  readonly kind?: 'ROOT' | 'PERSON' | 'SERVICE';
  /** Policy documents, attached under the names they have here. */
  readonly policies?: Readonly<Record<string, unknown>>;
  readonly roles?: readonly (readonly [role: RoleId, projectId?: string])[];
}

export interface TestPrincipal {
  readonly id: string;
  readonly name: string;
  readonly key: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** A principal with these grants and an access key, as rows; the account is made when there is none. */
export async function principalWith(
  { db, vault, settings }: Pick<Deps, 'db' | 'vault' | 'settings'>,
  { account = settings.accountId, kind = 'SERVICE', policies = {}, roles = [], ...rest }: Grants,
): Promise<TestPrincipal> {
  const id = newId();
  const { name = `someone ${id}` } = rest;
  const account_id = account;
  await db('accounts').insert({ id: account, name: account }).onConflict('id').ignore();
  await db('principals').insert({ id, account_id, kind, name });
  for (const [policy, document] of Object.entries(policies)) {
    const policy_id = newId();
    await db('policies').insert({
      id: policy_id,
      account_id,
      name: policy,
      document: JSON.stringify(document),
    });
    await db('principal_policies').insert({ principal_id: id, policy_id });
  }
  for (const [role, project_id] of roles) {
    await db('principal_roles').insert({ principal_id: id, role, project_id });
  }
  const key = {
    accessKeyId: `AK${id.slice(0, 14)}`,
    secretAccessKey: randomBytes(24).toString('base64'),
  };
  await db('access_keys').insert({
    id: key.accessKeyId,
    account_id,
    principal_id: id,
    sealed_secret: sealSecret({ vault }, key.accessKeyId, key.secretAccessKey),
  });
  return { id, name, key };
}
