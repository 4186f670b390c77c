import { fileURLToPath } from 'node:url';

/** The one file that exports all workflows. */
export const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));
