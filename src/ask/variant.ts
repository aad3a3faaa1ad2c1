/**
 * A variant as written on the command line: a file, changes of the base joined by commas, or a file
 * with changes. A change is `id=value`, `without PATH` or `force ACTOR.MOVE`.
 */

import type { Overrides } from "../batch/overrides.ts";
import { latinDigits } from "../i18n/number.ts";
import type { Edit } from "../scenario/edit.ts";

/** What a variant changes. */
export interface Variant {
  /** As written. */
  readonly name: string;
  /** Id or path of another scenario; the base's own if absent. */
  readonly file?: string;
  readonly set: Overrides;
  readonly edits: readonly Edit[];
}

type Part =
  | { readonly kind: "set"; readonly id: string; readonly value: string }
  | { readonly kind: "edit"; readonly edit: Edit };

/** Reads a variant; or the part that means nothing. */
export function readVariant(name: string): Variant | { readonly fault: string } {
  const [first = "", ...rest] = name.split(",").map((part) => part.trim());
  const parts: Part[] = [];
  const opening = readPart(first);
  // No file that is meant has blanks and no ending.
  if (opening === undefined && (first === "" || (/\s/u.test(first) && !first.includes(".yaml")))) {
    return { fault: first };
  }
  if (opening !== undefined) parts.push(opening);
  for (const text of rest) {
    const part = readPart(text);
    if (part === undefined) return { fault: text };
    parts.push(part);
  }
  return {
    name,
    ...(opening === undefined ? { file: first } : {}),
    set: Object.fromEntries(
      parts.flatMap((part) => (part.kind === "set" ? [[part.id, part.value] as const] : [])),
    ),
    edits: parts.flatMap((part) => (part.kind === "edit" ? [part.edit] : [])),
  };
}

function readPart(text: string): Part | undefined {
  const [, id, value] = /^([\w.-]+)\s*=\s*(\S.*)$/u.exec(text) ?? [];
  if (id !== undefined && value !== undefined) {
    return { kind: "set", id, value: latinDigits(value) };
  }
  const [, word, path] = /^(without|force)\s+(\S+)$/u.exec(text) ?? [];
  if (path === undefined) return undefined;
  return { kind: "edit", edit: { kind: word === "force" ? "force" : "remove", path } };
}
