import { findTemporalCli } from '../src/embedded/temporal-cli.ts';
import { findTestServer } from '../test/support/test-server.ts';

const say = (line: string) => console.log(line);

// One after the other: both may have to build, and the machine may have two cores.
await findTemporalCli({ say });
await findTestServer(say);
