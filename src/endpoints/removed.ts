import type { Removed } from '../domain/endpoint-merge.ts';
import { matchesGlob } from '../domain/glob.ts';

export interface RemovedRow {
  readonly project_id: string;
  readonly kind: keyof Removed;
  readonly pattern: string;
}

/** What RemoveAttributes told us to capture no more. */
export function removedFrom(rows: readonly RemovedRow[]): Removed {
  const matcher = (kind: keyof Removed) => {
    const patterns = rows.filter((row) => row.kind === kind).map((row) => row.pattern);
    return (name: string) => patterns.some((pattern) => matchesGlob(pattern, name));
  };
  return {
    attribute: matcher('attribute'),
    metric: matcher('metric'),
    userAttribute: matcher('userAttribute'),
  };
}
