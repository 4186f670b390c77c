/** What is to happen at a moment of the virtual clock. */
export interface Entry {
  readonly at: Date;
  readonly run: () => Promise<void>;
}

/** What is still to come, the earliest first; of two at one moment the one that was added first. */
export interface Agenda {
  add(entry: Entry): void;
  next(): Entry | undefined;
}

type Placed = Entry & { readonly order: number };

function isBefore(a: Placed, b: Placed): boolean {
  const apart = a.at.getTime() - b.at.getTime();
  return apart < 0 || (apart === 0 && a.order < b.order);
}

/** A binary heap: thousands of people each have one entry. */
export function createAgenda(): Agenda {
  const heap: Placed[] = [];
  let added = 0;

  function swap(i: number, j: number): void {
    const [a, b] = [heap[i], heap[j]];
    if (a && b) [heap[i], heap[j]] = [b, a];
  }
  function precedes(i: number, j: number): boolean {
    const [a, b] = [heap[i], heap[j]];
    return a !== undefined && b !== undefined && isBefore(a, b);
  }
  function sink(): void {
    for (let i = 0; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let least = precedes(left, i) ? left : i;
      if (precedes(right, least)) least = right;
      if (least === i) return;
      swap(i, least);
      i = least;
    }
  }

  return {
    add(entry) {
      heap.push({ ...entry, order: (added += 1) });
      for (let i = heap.length - 1; i > 0;) {
        const parent = (i - 1) >> 1;
        if (!precedes(i, parent)) return;
        swap(i, parent);
        i = parent;
      }
    },
    next() {
      const [first] = heap;
      swap(0, heap.length - 1);
      heap.pop();
      sink();
      return first;
    },
  };
}
