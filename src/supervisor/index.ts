import { sessionTicket } from '../access/index.ts';
import { listenProblem } from '../embedded/ports.ts';
import type { Settings } from '../settings.ts';
import { StartError } from '../start-error.ts';
import { createVault } from '../vault.ts';
import { banner, type BannerFacts, localUrl } from './banner.ts';
import { hasStarted, homePaths, makeHome, noteStarted } from './home.ts';
import { lockHome } from './home-lock.ts';
import { Interrupted, Interruption } from './interruption.ts';
import { Keeper } from './keeper.ts';
import { migrateFirst } from './migrate-first.ts';
import { type ProcessRole, startRole } from './role-process.ts';
import { sampleOnce } from './sample.ts';
import { homeSecrets, rootKey } from './secrets.ts';
import { providePostgres, provideTemporal, stopOrphans } from './servers.ts';
import { StopStack } from './stop-stack.ts';

function say(line: string): void {
  console.log(line);
}

function listenMessage({ port, host }: Settings, problem: string): string {
  const messages: Record<string, string> = {
    EADDRINUSE: `CAIRN_PORT ${port} is in use by another program: stop that one, or set CAIRN_PORT to a free port`,
    EACCES: `CAIRN_PORT ${port} is not allowed to this user: set CAIRN_PORT to 1024 or above`,
    EADDRNOTAVAIL: `CAIRN_HOST ${host} is no address of this machine: set it to one, or to 0.0.0.0 for all`,
    ENOTFOUND: `CAIRN_HOST ${host} is not known: set it to an address of this machine`,
  };
  return (
    messages[problem] ??
    `CAIRN_HOST ${host} with CAIRN_PORT ${port} can't be listened on: ${problem}`
  );
}

/** Brings everything up, in order; each step leaves on `stack` what undoes it. */
async function startAll(
  settings: Settings,
  program: string,
  stack: StopStack,
  interruption: Interruption,
): Promise<BannerFacts> {
  const paths = homePaths(settings.home);
  await makeHome(paths);
  stack.push(await lockHome(paths, localUrl(settings)));
  await stopOrphans(paths, say);
  const problem = await listenProblem(settings.port, settings.host);
  if (problem) throw new StartError(listenMessage(settings, problem));
  const secrets = await homeSecrets(paths);
  const key = await rootKey(settings, secrets, paths);

  const [postgres, temporal] = await stack.all([
    providePostgres(settings, paths, secrets.databasePassword, say),
    provideTemporal(settings, paths, say),
  ]);
  interruption.check();
  await migrateFirst(postgres.address, say);
  const masterKey = settings.masterKey ?? secrets.masterKey;
  const env = {
    CAIRN_HOME: paths.home,
    CAIRN_MASTER_KEY: masterKey,
    CAIRN_ACCESS_KEY_ID: key.accessKeyId,
    CAIRN_SECRET_ACCESS_KEY: key.secretAccessKey,
    DATABASE_URL: postgres.address,
    TEMPORAL_ADDRESS: temporal.address,
  };
  const keep = (role: ProcessRole) =>
    Keeper.start(`Cairn's ${role}`, () => startRole({ role, program, paths, env }), say);
  await stack.all([keep('api'), keep('worker')]);
  interruption.check();
  const vault = createVault(Buffer.from(masterKey, 'base64'));
  const ticket = () => sessionTicket(vault, key.accessKeyId, settings.accountId, new Date());
  return {
    settings,
    paths,
    key,
    isNew: !(await hasStarted(paths)),
    temporalUi: temporal.ui,
    ticket,
  };
}

/** `npm start`: all roles and, unless the settings name others, Postgres and Temporal; until a signal ends it. */
export async function supervise(settings: Settings, program: string): Promise<void> {
  const stack = new StopStack();
  const interruption = new Interruption(() => say('Stopping …'));
  try {
    const facts = await startAll(settings, program, stack, interruption);
    await Promise.race([sampleOnce(facts, say), interruption.signalled]);
    interruption.check();
    say(banner(facts));
    if (facts.isNew) await noteStarted(facts.paths);
    await interruption.signalled;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    await stack.stop();
  }
  say('Stopped.');
}
