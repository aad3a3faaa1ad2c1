/** Durations of which some were cut short by the end of observation. */

/** Durations in whole steps: how many ended after so many steps, and how many were cut short then. */
export interface Durations {
  readonly ended: readonly number[];
  readonly cut: readonly number[];
}

/**
 * The median duration by the product-limit estimator (Kaplan and Meier 1958): the first duration by
 * which half have ended; Infinity if fewer than half are seen to.
 */
export function medianDuration({ ended, cut }: Durations): number {
  const longest = Math.max(ended.length, cut.length);
  let left = 0;
  for (let step = 0; step < longest; step += 1) left += (ended[step] ?? 0) + (cut[step] ?? 0);
  let surviving = 1;
  for (let step = 0; step < longest && left > 0; step += 1) {
    const over = ended[step] ?? 0;
    surviving *= 1 - over / left;
    if (surviving <= 0.5) return step;
    left -= over + (cut[step] ?? 0);
  }
  return Infinity;
}
