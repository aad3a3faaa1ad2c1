/** Ways to write pages of exercises: blocks of which some may be absent. */

import type { Block, Field, Tone } from "../block.ts";

/** A block, a plain paragraph, several of them, or nothing. */
export type Said = Block | string | false | undefined | readonly Said[];

/** The blocks that are there, in order. */
export function blocksOf(...said: readonly Said[]): readonly Block[] {
  return said.flatMap((one): readonly Block[] => {
    if (one === false || one === undefined || one === "") return [];
    if (typeof one === "string") return [{ kind: "paragraph", text: one }];
    return "kind" in one ? [one] : blocksOf(...one);
  });
}

/** A paragraph of some weight; nothing where there are no words. */
export const text = (words: string, tone: Tone = "plain", indent = 0): Said =>
  words !== "" && { kind: "paragraph", text: words, tone, indent };

/** A heading. */
export const heading = (words: string): Block => ({ kind: "heading", text: words });

/** A smaller heading. */
export const subheading = (words: string): Block => ({ kind: "heading", text: words, small: true });

/** A heading with what stands under it; nothing where that is nothing. */
export function under(title: string, ...said: readonly Said[]): readonly Block[] {
  const blocks = blocksOf(...said);
  return blocks.length === 0 ? [] : [heading(title), ...blocks];
}

/** A list; nothing where it is empty. */
export const list = (items: readonly string[]): Said => items.length > 0 && { kind: "list", items };

/** A table; nothing where it has no rows. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Said =>
  rows.length > 0 && { kind: "table", table: { head, rows } };

/** A field without options. */
export const field = (
  id: string,
  kind: Field["kind"],
  label: string,
  more: Pick<Field, "shared" | "rows"> = {},
): Field => ({ id, kind, label, options: [], ...more });

/** A choice. */
export const choice = (id: string, label: string, options: Field["options"]): Field => ({
  ...{ id, kind: "choice", label },
  options,
});

/** Finds what an exercise has under an id. */
export const byId = <T extends { readonly id: string }>(
  items: readonly T[],
  id: string | undefined,
): T | undefined => items.find((item) => item.id === id);
