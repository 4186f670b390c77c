import { randomUUID } from 'node:crypto';
import { getAccount, opensKeys } from '../access/index.ts';
import { systemCtx, type Ctx, type Deps } from '../context.ts';
import { StartError } from '../start-error.ts';
import type { Command, Given } from './command.ts';
import { cut } from './table.ts';
import { operator, requireSchema, withDeps } from './connect.ts';

/** What a command answers: as data with --json, as lines without. */
export interface Answer {
  readonly data: unknown;
  readonly lines: readonly string[];
  /** Lines may be longer than a terminal, and say the most important first. */
  readonly isWide?: boolean;
  /** For the person who reads the lines. */
  readonly warning?: string;
}

export interface AccountCommand extends Omit<Command, 'run'> {
  readonly run: (ctx: Ctx, given: Given) => Promise<Answer>;
}

const COMMON = {
  account: {
    type: 'string',
    value: 'id',
    what: 'the account, if it is not that of CAIRN_ACCOUNT_ID',
  },
  json: { type: 'boolean', what: 'answer in JSON, for scripts' },
} as const;

/** The operator of the machine, who may do what root may, in an account that there is. */
async function operatorCtx(deps: Deps, given: Given): Promise<Ctx> {
  await requireSchema(deps);
  if (!(await opensKeys(deps))) {
    throw new StartError(
      'CAIRN_MASTER_KEY is not the one that the stored keys are sealed with: set it as the server has it',
    );
  }
  const home = systemCtx(deps, deps.settings.accountId, `os-user/${operator().name}`);
  const account = given.text('account') ?? home.account;
  await getAccount(home, { AccountId: account }).catch((cause: unknown) => {
    const hint = 'cairn access accounts list, and is CAIRN_ACCOUNT_ID as the server has it?';
    throw new StartError(`There is no account ${account}: ${hint}`, { cause });
  });
  return { ...home, account, requestId: randomUUID() };
}

/** A command in an account, with its answer as text or JSON. */
export function accountCommand({ run, ...about }: AccountCommand): Command {
  return {
    ...about,
    options: { ...about.options, ...COMMON },
    async run(given, terminal) {
      return withDeps(terminal, async (deps) => {
        const answer = await run(await operatorCtx(deps, given), given);
        if (given.flag('json')) {
          terminal.out(JSON.stringify(answer.data, null, 2));
          return 0;
        }
        const width = answer.isWide ? terminal.columns : undefined;
        answer.lines.forEach((line) => terminal.out(cut(line, width)));
        if (answer.warning) terminal.err(answer.warning);
        return 0;
      });
    },
  };
}
