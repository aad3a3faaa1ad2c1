/** Luck made for tests. */

import type { Luck } from "../../../src/random/luck.ts";
import { siteOf } from "../../../src/random/site.ts";

/** Uniforms by qualified name and step; `otherwise` where none is given (by default nothing happens). */
export function scripted(
  table: Readonly<Record<string, readonly number[]>>,
  otherwise: number = 1 - 2 ** -53,
): Luck {
  const bySite = new Map(Object.entries(table).map(([name, draws]) => [siteOf(name), draws]));
  return (site, step) => bySite.get(site)?.[step] ?? otherwise;
}
