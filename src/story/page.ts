/** Stories on a page: their sections under ids of their own, with how each was made. */

import type { Block, Section, Story } from "./block.ts";

/**
 * The sections of a story as parts of a page.
 * @param ordinal makes their ids unique
 */
export function sectionsOf({ made, sections }: Story, ordinal: number): readonly Section[] {
  const lines = made.map((text): Block => ({ kind: "paragraph", text }));
  return sections.map((section, index) => ({
    ...section,
    id: `${section.id}-${String(ordinal)}`,
    blocks: index === 0 ? [...lines, ...section.blocks] : section.blocks,
  }));
}
