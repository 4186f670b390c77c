import { expect, it } from 'vitest';
import type { ServerProcess } from '../../src/embedded/server-process.ts';
import { Keeper } from '../../src/supervisor/keeper.ts';

interface Fake extends ServerProcess {
  end(how: string): void;
  readonly stopped: boolean;
}

/** A process of which the test says when it ends. */
function fake(pid: number): Fake {
  let end: (how: string) => void = () => undefined;
  let stopped = false;
  const ended = new Promise<string>((resolve) => (end = resolve));
  return {
    pid,
    ended,
    end,
    get stopped() {
      return stopped;
    },
    stop: () => {
      stopped = true;
      end('SIGTERM');
      return Promise.resolve();
    },
  };
}

/** Says what a keeper said so far, and waits for the line that matches. */
function listener() {
  const lines: string[] = [];
  const waiting: { match: RegExp; resolve: () => void }[] = [];
  return {
    lines,
    say: (line: string) => {
      lines.push(line);
      waiting.filter(({ match }) => match.test(line)).forEach(({ resolve }) => resolve());
    },
    heard: (match: RegExp) => new Promise<void>((resolve) => waiting.push({ match, resolve })),
  };
}

it('starts a process again that ended unasked, and says so', async () => {
  const processes = [fake(1), fake(2)] as const;
  const { say, heard, lines } = listener();
  const queue = [...processes];
  const keeper = await Keeper.start('Thing', () => Promise.resolve(queue.shift() ?? fake(9)), say);
  const again = heard(/runs again/);
  processes[0].end('SIGKILL');
  await again;
  expect(keeper.process).toBe(processes[1]);
  expect(lines).toEqual([
    'Thing (process 1) ended with SIGKILL: starting it again',
    'Thing runs again (process 2)',
  ]);
  await keeper.stop();
});

it('goes on trying when the start fails', async () => {
  const first = fake(1);
  const { say, heard, lines } = listener();
  const outcomes = [
    () => first,
    () => {
      throw new Error('port is taken');
    },
    () => fake(2),
  ];
  const keeper = await Keeper.start(
    'Thing',
    async () => (outcomes.shift() ?? (() => fake(9)))(),
    say,
  );
  const again = heard(/runs again/);
  first.end('exit code 1');
  await again;
  expect(lines[1]).toBe('port is taken');
  expect(keeper.process.pid).toBe(2);
  await keeper.stop();
});

it('does not start again what it stopped', async () => {
  const { say, lines } = listener();
  let starts = 0;
  const keeper = await Keeper.start('Thing', () => Promise.resolve(fake(++starts)), say);
  await keeper.stop();
  expect(keeper.process.stopped).toBe(true);
  expect(starts).toBe(1);
  expect(lines).toEqual([]);
});

it('is stopped also between an end and the next start', async () => {
  const first = fake(1);
  const { say, heard } = listener();
  let starts = 0;
  const start = () => Promise.resolve(starts++ === 0 ? first : fake(starts));
  const keeper = await Keeper.start('Thing', start, say);
  const ended = heard(/ended/);
  first.end('SIGKILL');
  await ended;
  await keeper.stop();
  expect(starts).toBe(1);
});

it('leaves a first start that fails to its caller', async () => {
  const start = () => Promise.reject(new Error('no such program'));
  await expect(Keeper.start('Thing', start, () => undefined)).rejects.toThrow('no such program');
});
