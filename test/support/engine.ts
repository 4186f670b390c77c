import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Ctx, Deps } from '../../src/context.ts';
import { createOrchestrator } from '../../src/temporal/index.ts';
import { runWorkers } from '../../src/temporal/workers.ts';
import { localEnvironment, timeSkippingEnvironment } from './temporal.ts';
import { bundleWorkflows } from './workflow-bundle.ts';
import { testWorld } from './world.ts';

export interface Engine {
  readonly ctx: Ctx;
  readonly deps: Deps;
  readonly env: TestWorkflowEnvironment;
  close(): Promise<void>;
}

/** Cairn with its real engine: Postgres, Temporal and workers. `skipping`: time jumps to the next timer. */
export async function startEngine({
  skipping,
  settings,
}: {
  skipping: boolean;
  /** Settings by the names of the environment. */
  settings?: Record<string, string>;
}): Promise<Engine> {
  const [world, env, workflowBundle] = await Promise.all([
    testWorld({ env: settings }),
    skipping ? timeSkippingEnvironment() : localEnvironment(),
    bundleWorkflows(),
  ]);
  const orchestrator = createOrchestrator(env.client);
  const deps = { ...world.deps, orchestrator };
  const workers = await runWorkers(deps, {
    connection: env.nativeConnection,
    client: env.client,
    namespace: 'default',
    workflowBundle,
  });
  return {
    ctx: { ...world.ctx, orchestrator },
    deps,
    env,
    async close() {
      await workers.stop();
      await env.teardown();
      await world.close();
    },
  };
}
