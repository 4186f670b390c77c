import type { Operation } from '../../../src/api/model.ts';
import type { Caller } from './caller.ts';
import type { Maker } from './maker.ts';
import type { Scene } from './scene.ts';

/** What the tests of one operation share. */
export interface Stage {
  readonly operation: Operation;
  /** Makes the calls that count: those of the operation itself. */
  readonly caller: Caller;
  readonly maker: Maker;
  /** A scene of its own for one call. */
  readonly scene: () => Promise<Scene>;
}
