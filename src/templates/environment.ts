import { createHash, randomUUID } from 'node:crypto';
import type { Ctx } from '../context.ts';
import type { Environment } from '../domain/template/index.ts';

/** The clock, digests and randomness that helpers of a template may ask for. */
export function renderEnvironment(ctx: Pick<Ctx, 'now'>): Environment {
  return {
    now: ctx.now(),
    digest: (algorithm, text) => createHash(algorithm).update(text, 'utf8').digest('hex'),
    uuid: randomUUID,
  };
}
