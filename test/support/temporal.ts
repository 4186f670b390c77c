import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { searchAttributes } from '../../src/embedded/search-attributes.ts';
import { findTemporalCli } from '../../src/embedded/temporal-cli.ts';
import { findTestServer } from './test-server.ts';

/** IndexedValueType.KEYWORD of Temporal's API. */
const KEYWORD = 2;

// Each worker tells its states at INFO, and webpack its modules: a test's output is for failures.
Runtime.install({ logger: new DefaultLogger('ERROR') });

const say = (line: string) => console.log(line);

/** A Temporal where time jumps to the next timer, so that a journey of a month takes milliseconds. */
export async function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = await findTestServer(say);
  const env = await patiently(() =>
    TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
    }),
  );
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(searchAttributes.map((name) => [name, KEYWORD])),
  });
  return env;
}

/** The SDK gives a server 5 seconds to start; Java on a busy machine may need more than one go. */
async function patiently<T>(start: () => Promise<T>, attempts = 5): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (attempts <= 1) throw error;
    return patiently(start, attempts - 1);
  }
}

/** The server that the embedded start runs, in memory and without its Web UI. */
export async function localEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = await findTemporalCli({ say });
  return patiently(() =>
    TestWorkflowEnvironment.createLocal({
      server: {
        executable: { type: 'existing-path', path },
        extraArgs: searchAttributes.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
      },
    }),
  );
}
