/** Bisection down to neighbouring doubles: slow, but sure, and the same everywhere. */

/**
 * The boundary in [low, high] of a predicate that is false up to some point and true after it: the
 * smallest double found at which it holds (`high` if it holds nowhere before).
 */
export function bisect(low: number, high: number, holds: (x: number) => boolean): number {
  let below = low;
  let above = high;
  for (;;) {
    const middle = below + (above - below) / 2;
    if (!(middle > below && middle < above)) return above;
    if (holds(middle)) above = middle;
    else below = middle;
  }
}

/** Like `bisect`, over the integers of (low, high]. */
export function bisectInteger(low: number, high: number, holds: (n: number) => boolean): number {
  let below = low;
  let above = high;
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}
