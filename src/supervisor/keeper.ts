import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../embedded/server-process.ts';

const SHORTEST_PAUSE = 250;
const LONGEST_PAUSE = 30_000;
/** A process that ran this long begins with the shortest pause again. */
const STEADY = 60_000;

type Start<P extends ServerProcess> = () => Promise<P>;

/** Keeps one process running: when it ends unasked it is started again, after a growing pause. */
export class Keeper<P extends ServerProcess> {
  readonly #stopping = new AbortController();
  readonly #kept: Promise<void>;

  private constructor(
    readonly name: string,
    private readonly start: Start<P>,
    private readonly say: (line: string) => void,
    private current: P,
  ) {
    this.#kept = this.#keep();
  }

  /** The first start is the caller's: it fails when that fails. */
  static async start<P extends ServerProcess>(
    name: string,
    start: Start<P>,
    say: (line: string) => void,
  ): Promise<Keeper<P>> {
    return new Keeper(name, start, say, await start());
  }

  get process(): P {
    return this.current;
  }

  /** Stops the process in order; it stays stopped. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.current.stop();
    await this.#kept;
  }

  async #keep(): Promise<void> {
    let pause = SHORTEST_PAUSE;
    for (;;) {
      const began = Date.now();
      const how = await this.current.ended;
      if (this.#stopping.signal.aborted) return;
      if (Date.now() - began > STEADY) pause = SHORTEST_PAUSE;
      this.say(`${this.name} (process ${this.current.pid}) ended with ${how}: starting it again`);
      for (;;) {
        await sleep(pause, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
        if (this.#stopping.signal.aborted) return;
        pause = Math.min(pause * 2, LONGEST_PAUSE);
        const next = await this.start().catch((error: unknown) => {
          this.say(error instanceof Error ? error.message : String(error));
        });
        if (!next) continue;
        this.current = next;
        if (this.#stopping.signal.aborted) return next.stop();
        this.say(`${this.name} runs again (process ${next.pid})`);
        break;
      }
    }
  }
}
