/** Words that a reader may not know, and where on the screens they stand. */

import type { Naming } from "../story/naming.ts";

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

/** The words of a screen, most telling first; none where the screen explains itself. */
const wordsAt: Readonly<Partial<Record<string, readonly Word[]>>> = {
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

/** What words mean, in the reader's language: those of what is on top or of a panel of the overview, or all. */
export function glossaryOf({ say }: Naming, place?: string): readonly GlossaryEntry[] {
  const shown =
    place === undefined ? words : words.filter((word) => wordsAt[place]?.includes(word) === true);
  return shown.map((word: Word) => ({ key: say(`word.${word}`), text: say(`meaning.${word}`) }));
}
