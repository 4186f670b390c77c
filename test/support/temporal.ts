import { TestWorkflowEnvironment } from '@temporalio/testing';
import { searchAttributes } from '../../src/embedded/search-attributes.ts';
import { findTemporalCli } from '../../src/embedded/temporal-cli.ts';
import { findTestServer } from './test-server.ts';

const say = (line: string) => console.log(line);

/** A Temporal where time jumps to the next timer, so that a journey of a month takes milliseconds. */
export async function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = await findTestServer(say);
  return TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
}

/** The server that the embedded start runs, in memory and without its Web UI. */
export async function localEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = await findTemporalCli({ say });
  return TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path },
      extraArgs: searchAttributes.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
    },
  });
}
