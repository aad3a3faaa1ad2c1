/** Ids: the one place where a text of the file becomes a branded id, once names have been checked. */

import type { Brand } from "../../base/brand.ts";

/** A checked text as an id of whatever kind is asked for. */
export function brand(id: string): Brand<never> {
  return id as Brand<never>;
}
