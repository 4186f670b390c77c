import type { TestResult } from '../kind.ts';

/** Asks AWS a question that changes nothing. */
export async function tryAws(service: string, ask: () => Promise<unknown>): Promise<TestResult> {
  try {
    await ask();
    return { ok: true, detail: `${service} takes the access key.` };
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ok: false, detail };
  }
}
