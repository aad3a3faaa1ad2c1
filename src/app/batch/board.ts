/** The few words of memory that the main thread and its workers share: runs done, and a stop sign. */

/** Reads and writes one shared board. */
export interface Board {
  readonly memory: SharedArrayBuffer;
  /** Runs counted so far by all workers, retries included. */
  done(): number;
  add(runs: number): void;
  /** From now on workers begin no new range. */
  stop(): void;
  stopped(): boolean;
}

/** A board on fresh memory, or on memory that another thread made. */
export function openBoard(memory: SharedArrayBuffer = new SharedArrayBuffer(16)): Board {
  const counters = new BigInt64Array(memory);
  return {
    memory,
    done: () => Number(Atomics.load(counters, 0)),
    add: (runs) => {
      Atomics.add(counters, 0, BigInt(runs));
    },
    stop: () => {
      Atomics.store(counters, 1, 1n);
    },
    stopped: () => Atomics.load(counters, 1) !== 0n,
  };
}
