/**
 * JSON that carries the checksum of what stands before it as its last key, `sha256`. It tells what a disk
 * or a hand changed by accident, and no more: whoever changes the checksum too is believed.
 */

import { sha256Hex } from "./sha256.ts";

/** An object as JSON with its checksum; equal contents give equal bytes. */
export function sealedJson(body: object, indent?: number): string {
  const sealed = { ...body, sha256: sha256Hex(JSON.stringify(body)) };
  return `${JSON.stringify(sealed, undefined, indent)}\n`;
}

/** What a text holds, without the checksum, which may be missing; or what is wrong with it. */
export function readSealedJson(
  text: string,
): { readonly value: unknown; readonly sealed: boolean } | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: "not JSON (cut short?)" };
  }
  if (typeof value !== "object" || value === null || !("sha256" in value))
    return { value, sealed: false };
  const { sha256, ...body } = value;
  return sha256 === sha256Hex(JSON.stringify(body))
    ? { value: body, sealed: true }
    : { fault: "its checksum does not match" };
}
