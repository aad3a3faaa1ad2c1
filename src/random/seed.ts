/** Seeds are words: any string, so that a class can use its own. */

import seedrandom from "seedrandom";
import { sha256Hex } from "../base/sha256.ts";
import type { Key } from "./philox.ts";

/**
 * The UTF-8 form of a text. Half a surrogate pair, which UTF-8 has no form for and an encoder would
 * replace by U+FFFD, takes the three bytes that the same rule gives its number (as WTF-8 does): so no
 * two texts have the same bytes.
 */
function bytesOfText(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
    else {
      if (point < 0x10000) bytes.push(0xe0 | (point >> 12));
      else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f));
      bytes.push(0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    }
  }
  return Uint8Array.from(bytes);
}

/**
 * The Philox key of a seed: the first two `int32()`, as unsigned words, of seedrandom over the
 * hexadecimal SHA-256 of its NFC form. The digest and not the text, because seedrandom cycles short
 * keys (`1` and `11` would be one seed) and keeps only the low byte of a character. Touches no global
 * generator. Equal under Unicode normalisation, however it was typed.
 */
export function keyOfSeed(seed: string): Key {
  const digest = sha256Hex(bytesOfText(seed.normalize("NFC")));
  const generator = seedrandom(digest, { global: false });
  const low = generator.int32() >>> 0;
  const high = generator.int32() >>> 0;
  return { low, high };
}
