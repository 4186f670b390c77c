import { spawn } from 'node:child_process';

/** Runs a command that may take minutes and says every 15 seconds that it still does. @throws with the end of its output */
export async function longCommand(
  command: string,
  args: readonly string[],
  { env, what, say }: { env?: Record<string, string>; what: string; say: (line: string) => void },
): Promise<void> {
  const started = Date.now();
  const progress = setInterval(() => {
    say(`${what} … ${Math.round((Date.now() - started) / 1000)} s`);
  }, 15_000);
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(command, args, {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk) => (output = (output + String(chunk)).slice(-2_000)));
      }
      child.once('error', reject);
      child.once('exit', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`${command} ended with ${code}:\n${output.trim()}`));
      });
    });
  } finally {
    clearInterval(progress);
  }
}
