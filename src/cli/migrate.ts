import { migrate, pendingMigrations } from '../migrate.ts';
import type { Command } from './command.ts';
import { MIGRATIONS, withDeps } from './connect.ts';

export const migrateCommand: Command = {
  words: 'migrate',
  summary: 'Brings the database up to date, as each start does by itself',
  options: { 'dry-run': { type: 'boolean', what: 'only say which migrations would run' } },
  async run(given, terminal) {
    return withDeps(terminal, async ({ db }) => {
      const isDry = given.flag('dry-run');
      const names = isDry ? await pendingMigrations(db, MIGRATIONS) : await migrate(db, MIGRATIONS);
      for (const name of names) terminal.out(`${isDry ? 'would run' : 'ran'}  ${name}`);
      if (names.length === 0) terminal.out('The database is up to date');
      return 0;
    });
  },
};
