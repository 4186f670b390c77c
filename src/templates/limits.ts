import type { Ctx } from '../context.ts';
import { ValidationError } from '../errors.ts';

/** As the service has them; nobody writes more by hand, and a program that does runs wild. */
const MAX_TEMPLATES = 20_000;
const MAX_VERSIONS = 5_000;

/** @throws ValidationError when the account has as many templates as one may have */
export async function requireRoomForTemplate({ db, account }: Ctx): Promise<void> {
  const [row] = await db('templates').where({ account_id: account }).count<{ count: string }[]>();
  if (Number(row?.count) < MAX_TEMPLATES) return;
  throw new ValidationError(
    `The account has ${MAX_TEMPLATES} templates, the most that one can have: delete some first`,
  );
}

/** @throws ValidationError when a template has had as many versions as it may have */
export function requireRoomForVersion(name: string, version: number): void {
  if (version <= MAX_VERSIONS) return;
  throw new ValidationError(
    `The template "${name}" has had ${MAX_VERSIONS} versions, the most that one can have: write one of them anew, or make a new template`,
  );
}
