import { requireNode } from './node-version.mjs';
import { runTests } from './run-tests.mjs';

requireNode();
const { passed, failed } = await runTests(process.argv.slice(2));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
