import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { SCOPES, type Scope } from '../../../src/domain/kpi/index.ts';

it.each(Object.keys(SCOPES) as Scope[])(
  'docs/metrics.md lists the metrics of %s',
  async (scope) => {
    const page = await readFile('docs/metrics.md', 'utf8');
    const title = `## ${scope[0]?.toUpperCase()}${scope.slice(1)}\n`;
    const [section = ''] = page.split(title)[1]?.split('\n## ') ?? [];
    const listed = [...section.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name);
    expect(listed).toEqual([...SCOPES[scope].kpis.keys()]);
  },
);
