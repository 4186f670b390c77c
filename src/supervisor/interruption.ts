/** npm passes a Ctrl-C on that the terminal has sent us already; only a later one means impatience. */
const SAME_KEYSTROKE_MS = 1_500;

/** Thrown at the next step of a start that a signal interrupted. */
export class Interrupted extends Error {}

/** Turns SIGINT, SIGTERM and SIGHUP into an orderly end. */
export class Interruption {
  /** Settles at the first signal. */
  readonly signalled: Promise<void>;
  #at: number | undefined;

  constructor(announce: () => void) {
    this.signalled = new Promise((resolve) => {
      const onSignal = () => {
        if (this.#at === undefined) {
          this.#at = Date.now();
          announce();
          resolve();
        } else if (Date.now() - this.#at > SAME_KEYSTROKE_MS) {
          // Whatever still runs is an orphan now; the next start ends it.
          process.exit(1);
        }
      };
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
    });
  }

  /** @throws Interrupted when a signal came */
  check(): void {
    if (this.#at !== undefined) throw new Interrupted();
  }
}
