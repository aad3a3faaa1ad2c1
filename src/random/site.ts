/** Sites: the addresses of the places that draw, independent of what else is in a scenario. */

import { at } from "../base/invariant.ts";
import { sha256Bytes } from "../base/sha256.ts";

/**
 * The unsigned 32-bit site of a qualified name such as `flashpoint/ukraine`, `move/nato`,
 * `move/nato/1`: the first four bytes, big endian, of SHA-256 of its UTF-8 form.
 */
export function siteOf(qualifiedName: string): number {
  const digest = sha256Bytes(qualifiedName);
  return (
    ((at(digest, 0) << 24) | (at(digest, 1) << 16) | (at(digest, 2) << 8) | at(digest, 3)) >>> 0
  );
}
