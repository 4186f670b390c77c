import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../../../src/embedded/server-process.ts';

const PAUSE_MS = 250;

export interface Killable {
  /** How often it ended without having been killed by us. */
  readonly ownEnds: number;
  /** False when it is down. */
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): boolean;
}

/**
 * A process that is started again whenever it ends, as `npm start` does it, but always soon: pauses that grow
 * would turn a row of kills into one long outage.
 */
export class Kept<P extends ServerProcess> implements Killable {
  ownEnds = 0;
  #isStopping = false;
  #killed: number | undefined;
  readonly #kept: Promise<void>;

  private constructor(
    private readonly begin: () => Promise<P>,
    private readonly note: (line: string) => void,
    private current: P | undefined,
  ) {
    this.#kept = this.#keep();
  }

  static async start<P extends ServerProcess>(
    begin: () => Promise<P>,
    note: (line: string) => void,
  ): Promise<Kept<P>> {
    return new Kept(begin, note, await begin());
  }

  /** @throws while it is down */
  get process(): P {
    if (!this.current) throw new Error('It is down');
    return this.current;
  }

  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): boolean {
    const { pid } = this.current ?? {};
    if (pid === undefined) return false;
    if (signal === 'SIGKILL') this.#killed = pid;
    try {
      return process.kill(pid, signal);
    } catch {
      // It has just ended by itself.
      return false;
    }
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.signal('SIGKILL');
    await this.#kept;
  }

  async #keep(): Promise<void> {
    for (;;) {
      const how = await this.current?.ended;
      const { pid } = this.current ?? {};
      this.current = undefined;
      if (this.#isStopping) return;
      if (pid !== this.#killed) {
        this.ownEnds += 1;
        this.note(`process ${pid} ended by itself with ${how}`);
      }
      while (this.current === undefined) {
        await sleep(PAUSE_MS);
        if (this.#isStopping) return;
        this.current = await this.begin().catch((error: unknown) => {
          this.note(error instanceof Error ? error.message : String(error));
          return undefined;
        });
      }
      if (this.#isStopping) this.signal('SIGKILL');
    }
  }
}
