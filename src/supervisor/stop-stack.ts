type Stop = () => Promise<void>;
type Results<T extends readonly unknown[]> = { -readonly [K in keyof T]: Awaited<T[K]> };

/** What was started, to be stopped in the opposite order. */
export class StopStack {
  readonly #stops: Stop[] = [];

  push(stop: Stop): void {
    this.#stops.push(stop);
  }

  /** Waits for all, also when one fails, so that none is left running. */
  async all<T extends readonly Promise<{ stop: Stop }>[]>(starting: [...T]): Promise<Results<T>> {
    for (const result of await Promise.allSettled(starting)) {
      if (result.status === 'fulfilled') this.#stops.push(() => result.value.stop());
    }
    return Promise.all(starting);
  }

  async stop(): Promise<void> {
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) await stop();
  }
}
