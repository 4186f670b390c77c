import { TemplateError } from './template-error.ts';

const MAX_STEPS = 100_000;
const MAX_PRODUCED = 10_000_000;

/**
 * What one rendering may cost. Steps stand for time: every block, loop turn, partial, helper and printed value
 * is one, so the limit does not depend on the machine.
 */
export class Budget {
  #steps = 0;
  #produced = 0;

  step(): void {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) throw new TemplateError(`needs more than ${MAX_STEPS} steps`);
  }

  /** Asked before text is made, so that it is never made when it would be too long. */
  produce(length: number): void {
    this.#produced += length;
    if (this.#produced > MAX_PRODUCED) {
      throw new TemplateError(`produces more than ${MAX_PRODUCED} characters`);
    }
  }
}
