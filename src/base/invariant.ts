/** Broken invariants throw; they are bugs of ours, never faults of an author. */

/** A state that the code rules out was reached: always a bug of Brink. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/**
 * Throws unless `condition` holds.
 * @throws InvariantError with `message`
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (condition === false || condition === undefined || condition === null) {
    throw new InvariantError(message);
  }
}

/**
 * The element at `index`, which the caller knows to exist.
 * @throws InvariantError if it does not
 */
export function at<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined) {
    throw new InvariantError(`no element ${String(index)} among ${String(items.length)}`);
  }
  return item;
}
