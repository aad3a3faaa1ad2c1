/** Words that a reader may not know, and where on the screens they stand. */

import type { Naming } from "../story/naming.ts";
import type { Overlay, Tab } from "./state.ts";

/** All of them, in the order in which one meets them. */
const words = [
  "flashpoint",
  "level",
  "chance",
  "hazard",
  "factor",
  "judged",
  "odds",
  "interval",
  "belief",
  "signal",
  "luck",
  "way",
  "staff",
  "advice",
  "observer",
] as const;
type Word = (typeof words)[number];

/** Where a word may be asked for: what is on top, or a panel of the overview. */
export type WordPlace = Overlay["kind"] | Tab;

/** The words of a screen, most telling first; none where the screen explains itself. */
const wordsAt: Readonly<Partial<Record<WordPlace, readonly Word[]>>> = {
  flashpoints: ["flashpoint", "level", "chance", "odds", "belief"],
  headlines: ["signal", "belief"],
  odds: ["odds", "interval", "luck"],
  detail: ["hazard", "factor", "chance", "level", "judged"],
  decision: ["staff", "advice", "luck"],
  ways: ["way", "luck"],
  compare: ["way", "luck", "odds", "interval"],
  end: ["odds", "luck", "observer"],
};

/** A word and what it means. */
export interface GlossaryEntry {
  readonly key: string;
  readonly text: string;
}

/** What a word means, in the reader's language: of a place, or all of them. */
export function glossaryOf({ say }: Naming, place?: WordPlace): readonly GlossaryEntry[] {
  const shown =
    place === undefined ? words : words.filter((word) => wordsAt[place]?.includes(word) === true);
  return shown.map((word: Word) => ({ key: say(`word.${word}`), text: say(`meaning.${word}`) }));
}
