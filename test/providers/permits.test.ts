import { setTimeout as later } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Permits } from '../../src/providers/permits.ts';

describe('permits', () => {
  it('let no more in than there is room for, and everybody in the end', async () => {
    const permits = new Permits(3);
    let inside = 0;
    let most = 0;
    const work = (count: number) =>
      permits.with(count, async () => {
        inside += count;
        most = Math.max(most, inside);
        await later(1);
        inside -= count;
      });
    await Promise.all([1, 2, 3, 1, 1, 2, 1, 3, 1].map(work));
    expect([most, inside]).toEqual([3, 0]);
  });

  it('let a batch larger than the room in alone', async () => {
    const permits = new Permits(2);
    expect(await permits.with(50, () => Promise.resolve('sent'))).toBe('sent');
  });

  it('are given back by work that fails', async () => {
    const permits = new Permits(1);
    await expect(permits.with(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await permits.with(1, () => Promise.resolve('next'))).toBe('next');
  });
});
