import { connectDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { root } from '../root.ts';

/** Brings the schema up to date before the roles, which would do it too, and tells the person who starts it. */
export async function migrateFirst(
  databaseUrl: string,
  say: (line: string) => void,
): Promise<void> {
  const db = connectDatabase(databaseUrl, { max: 2, log: { warn: () => undefined } });
  try {
    const ran = await migrate(db, `${root}/migrations`);
    if (ran.length === 0) return;
    const [first = '', last] = [ran[0], ran.at(-1)];
    const which = ran.length === 1 ? first : `${ran.length} migrations, ${first} to ${last}`;
    say(`The database was brought up to date: ${which}`);
  } finally {
    await db.destroy();
  }
}
