/** Stories on a page: their sections under ids of their own, and no note twice. */

import type { Block, Section, Story } from "../block.ts";
import { paragraph } from "../telling.ts";

/** The sections of a story as parts of a page. @param suffix makes their ids unique */
export function sectionsOf({ sections }: Story, suffix: string): readonly Section[] {
  return sections.map((section) => ({ ...section, id: `${section.id}${suffix}` }));
}

/** The same, beginning with how it was made. */
export function madeSections(story: Story, suffix: string): readonly Section[] {
  const lines = story.made.map(paragraph);
  return sectionsOf(story, suffix).map((section, index) =>
    index === 0 ? { ...section, blocks: [...lines, ...section.blocks] } : section,
  );
}

/** The sections, each note only where it stands first: what it says holds for all of the page. */
export function withoutRepeats(sections: readonly Section[]): readonly Section[] {
  const said = new Set<string>();
  const fresh = (block: Block): boolean => {
    if (block.kind !== "note") return true;
    const again = said.has(block.text);
    said.add(block.text);
    return !again;
  };
  return sections.map((section) => ({ ...section, blocks: section.blocks.filter(fresh) }));
}
