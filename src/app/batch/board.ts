/** The word of memory that the main thread and its workers share: a stop sign. */

/** Reads and sets one shared stop sign. */
export interface Board {
  readonly memory: SharedArrayBuffer;
  /** From now on workers begin no new range. */
  stop(): void;
  stopped(): boolean;
}

/** A board on fresh memory, or on memory that another thread made. */
export function openBoard(memory: SharedArrayBuffer = new SharedArrayBuffer(4)): Board {
  const sign = new Int32Array(memory);
  return {
    memory,
    stop: () => {
      Atomics.store(sign, 0, 1);
    },
    stopped: () => Atomics.load(sign, 0) !== 0,
  };
}
