import { install } from './install.mjs';
import { requireNode } from './node-version.mjs';
import { runTests } from './run-tests.mjs';
import { verify } from './verify.mjs';

requireNode();
install();
const verified = await verify();
const { passed, failed } = await runTests([]);
if (!verified) console.log('npm run verify failed, see above: it counts as one failure');
const failures = failed + (verified ? 0 : 1);
console.log(`${passed} passed, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);
