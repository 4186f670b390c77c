import {
  listAccessKeys,
  listPolicies,
  listPrincipals,
  type AccessKeyResponse,
  type PrincipalResponse,
} from '../../access/index.ts';
import type { Ctx } from '../../context.ts';
import { NotFoundError } from '../../errors.ts';
import type { Paged, PageInput } from '../../paging.ts';

/** All items of a list, over all of its pages. */
export async function everything<Item>(
  list: (page: PageInput) => Promise<Paged<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let token: string | undefined;
  do {
    const { Item, NextToken } = await list({ PageSize: '1000', Token: token });
    items.push(...Item);
    token = NextToken;
  } while (token !== undefined);
  return items;
}

/** The one with this id, or else with this name: people remember names. */
async function named<Item extends { Id: string; Name: string }>(
  what: string,
  text: string,
  list: (page: PageInput) => Promise<Paged<Item>>,
): Promise<Item> {
  const all = await everything(list);
  const found = all.find(({ Id }) => Id === text) ?? all.find(({ Name }) => Name === text);
  if (!found) throw new NotFoundError(`There is no ${what} "${text}" in this account`);
  return found;
}

export async function findPrincipal(ctx: Ctx, text: string): Promise<PrincipalResponse> {
  return named('principal', text, (page) => listPrincipals(ctx, page));
}

export async function findPolicy(ctx: Ctx, text: string) {
  return named('policy', text, (page) => listPolicies(ctx, page));
}

/** An access key with the principal that it stands for. */
export interface OwnedKey {
  readonly key: AccessKeyResponse;
  readonly owner: PrincipalResponse;
}

/** The access keys of the account, or of one principal. */
export async function accessKeys(ctx: Ctx, principal?: string): Promise<OwnedKey[]> {
  const owners =
    principal === undefined
      ? await everything((page) => listPrincipals(ctx, page))
      : [await findPrincipal(ctx, principal)];
  const found: OwnedKey[] = [];
  for (const owner of owners) {
    const keys = await everything((page) =>
      listAccessKeys(ctx, { ...page, PrincipalId: owner.Id }),
    );
    found.push(...keys.map((key) => ({ key, owner })));
  }
  return found;
}

export async function findAccessKey(ctx: Ctx, id: string): Promise<OwnedKey> {
  const found = (await accessKeys(ctx)).find(({ key }) => key.Id === id);
  if (!found) throw new NotFoundError(`There is no access key "${id}" in this account`);
  return found;
}
