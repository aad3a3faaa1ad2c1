/** Inputs of an analysis, told alike by every method: their names, and how many of them are shown. */

import { textIn } from "../i18n/text.ts";
import type { Block } from "./block.ts";
import { note, type Telling } from "./telling.ts";

/** What of an outcome is followed. */
export interface Followed {
  readonly name: string;
  /** Shares are told in percent, differences of them in percentage points: 100, else 1. */
  readonly scale: 1 | 100;
  /** Inputs that are drawn. */
  readonly shown: number;
}

/** The name that a scenario gives to an input, with its path; else the path. */
export function inputName(id: string, { say, naming, style }: Telling): string {
  const named = naming.model.parameters.find((one) => (one.id as string) === id);
  const name = textIn(named?.name, style.language);
  return name === ""
    ? say("sensitivity.input", { name: id })
    : say("sensitivity.named", { name, id });
}

/** Inputs that a table lists at most, where not more of them are drawn. */
const LISTED = 40;

/** The rows that a table lists. */
export function listed<Row>(rows: readonly Row[], { shown }: Followed): readonly Row[] {
  return rows.slice(0, Math.max(shown, LISTED));
}

/** What is said of the inputs that are not drawn. */
export function restBlocks(all: number, { shown }: Followed, { say }: Telling): readonly Block[] {
  return all > shown ? [note(say("sensitivity.rest", { n: all - shown }))] : [];
}
