import { TooManyRequestsError } from '../errors.ts';
import type { Lease } from './lease.ts';

/** The part of the shared bucket that one process holds at a time. */
const BLOCK = 0.02;

/**
 * This process's end of a shared bucket. It takes tokens in blocks of 2 % of a second's worth, so a busy key asks
 * the database once in many requests; a limit below 100 is taken token by token.
 */
export class Bucket {
  readonly #block: number;
  #tokens = 0;
  #waiting = 0;
  #leasing: Promise<void> | undefined;
  /** Until then the shared bucket is empty for everybody: no need to ask. */
  #emptyUntil = 0;

  constructor(
    rate: number,
    private readonly refusal: string,
    private readonly lease: (asked: number) => Promise<Lease>,
  ) {
    this.#block = Math.max(1, Math.floor(rate * BLOCK));
  }

  /** @throws TooManyRequestsError when there is none */
  async take(): Promise<void> {
    for (;;) {
      if (this.#tokens >= 1) {
        this.#tokens -= 1;
        return;
      }
      this.#refuseWhileEmpty();
      this.#waiting += 1;
      try {
        // Requests that come while one asks wait for its answer: one connection serves them all.
        await (this.#leasing ??= this.#fetch().finally(() => (this.#leasing = undefined)));
      } finally {
        this.#waiting -= 1;
      }
    }
  }

  #refuseWhileEmpty(): void {
    const seconds = (this.#emptyUntil - performance.now()) / 1000;
    if (seconds <= 0) return;
    throw new TooManyRequestsError(this.refusal, seconds);
  }

  async #fetch(): Promise<void> {
    const asked = performance.now();
    // Whoever has come meanwhile is served by the same statement.
    await Promise.resolve();
    const { granted, wait } = await this.lease(Math.max(this.#block, this.#waiting));
    this.#tokens += granted;
    if (granted === 0) this.#emptyUntil = asked + wait * 1000;
  }
}
