/**
 * So many messages are with a provider at once, and no row is marked as handed over before there is room for
 * it: after a crash, no more than these are unknown.
 */
export class Permits {
  private free: number;
  private readonly waiting: { readonly count: number; readonly go: () => void }[] = [];

  constructor(private readonly capacity: number) {
    this.free = capacity;
  }

  /** Runs the work once `count` messages have room; first come, first served. */
  async with<T>(count: number, work: () => Promise<T>): Promise<T> {
    const taken = Math.min(count, this.capacity);
    await this.take(taken);
    try {
      return await work();
    } finally {
      this.free += taken;
      this.admit();
    }
  }

  private take(count: number): Promise<void> {
    return new Promise((go) => {
      this.waiting.push({ count, go });
      this.admit();
    });
  }

  private admit(): void {
    for (let next = this.waiting[0]; next && next.count <= this.free; next = this.waiting[0]) {
      this.waiting.shift();
      this.free -= next.count;
      next.go();
    }
  }
}
