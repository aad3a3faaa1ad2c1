/** How much one yes or no tells of another. */

import { log } from "../numeric/elementary.ts";

/**
 * Mutual information, in nats, of a table of counts `[[a, b], [c, d]]`, at least one of them positive
 * (Cover and Thomas, *Elements of Information Theory*, §2.3). 0 if the two are independent.
 */
export function mutualInformation(a: number, b: number, c: number, d: number): number {
  const total = a + b + c + d;
  const part = (cell: number, row: number, column: number): number =>
    cell === 0 ? 0 : (cell / total) * log((cell * total) / (row * column));
  return (
    part(a, a + b, a + c) + part(b, a + b, b + d) + part(c, c + d, a + c) + part(d, c + d, b + d)
  );
}
