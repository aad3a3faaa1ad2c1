/** Text of files that somebody handed in: in UTF-8 or UTF-16, with a mark of byte order or without. */

import { readFileSync } from "node:fs";

/** The text in bytes. UTF-16 without a mark is known by the zero bytes that ASCII has in it. */
export function decodeText(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  const little = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const encoding = bytes.length < 2 ? "utf-8" : little ? "utf-16le" : big ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** Reads a file. @throws the system's error */
export function readText(path: string): string {
  return decodeText(readFileSync(path));
}
