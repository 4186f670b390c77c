import { readFile } from 'node:fs/promises';

export interface MemoryLog {
  /** Megabytes of resident memory, one sample a second. */
  readonly samples: readonly number[];
  stop(): void;
}

/** Watches the memory of a process; no samples where there is no /proc. */
export function watchMemory(pid: number | undefined): MemoryLog {
  const samples: number[] = [];
  const timer = setInterval(() => {
    // The process may have ended.
    void readFile(`/proc/${pid}/status`, 'utf8').then(
      (status) => {
        const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
        if (Number.isFinite(kilobytes)) samples.push(kilobytes / 1024);
      },
      () => undefined,
    );
  }, 1000);
  return { samples, stop: () => clearInterval(timer) };
}

/** The greatest of each tenth of the time: flat, or not. */
export function byTenths({ samples }: MemoryLog): string {
  const length = Math.max(1, Math.ceil(samples.length / 10));
  const tenths = Array.from({ length: Math.ceil(samples.length / length) }, (_, n) =>
    Math.max(...samples.slice(n * length, (n + 1) * length)).toFixed(0),
  );
  return tenths.join(' ');
}
