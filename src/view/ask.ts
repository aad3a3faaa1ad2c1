/** The answer to a threshold question as lines in one language. */

import type { Speech } from "../i18n/catalog.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { textIn, type Texts } from "../i18n/text.ts";
import type { Answered, Question } from "../study/precision.ts";
import type { BatchView } from "./batch.ts";
import { formatShare } from "../story/figures.ts";

/** What is told besides the answer. */
export interface AskFacts {
  readonly title: Texts | undefined;
  readonly settings: readonly string[];
  readonly replay: string;
}

/** What was counted for it. */
export interface AskCounts {
  readonly identity: { readonly seed: string };
  readonly question: Question & { readonly text: string };
  readonly done: number;
  readonly most: number;
  readonly count: number;
  readonly faults: number;
  readonly interrupted: boolean;
}

/** The lines; `said` is absent if no run came through without a fault. */
export function viewAsk(
  said: Answered | undefined,
  counts: AskCounts,
  { title, settings, replay }: AskFacts,
  say: Speech,
  style: NumberStyle,
): BatchView {
  const { done, most, count, faults, question, identity, interrupted } = counts;
  const heading = [
    ...(title === undefined ? [] : [textIn(title, style.language)]),
    say("batch.runs", { n: done, seed: identity.seed }),
    ...(settings.length === 0 ? [] : [say("batch.with", { settings: settings.join(", ") })]),
    ...(interrupted ? [say("batch.partial", { done, total: most })] : []),
    say("ask.question", { question: question.text }),
  ];
  const notes = faults > 0 ? [say("batch.note.faults", { n: faults })] : [];
  if (said === undefined) {
    heading.push(say("ask.undecided"), say("caution.no-runs"));
  } else {
    const { low, high } = said.interval;
    const probability = count / (done - faults);
    const { value, interval } = formatShare({ probability, low, high }, style);
    heading.push(say(`ask.${said.verdict}`), say("ask.estimate", { value, interval }));
    notes.push(say(said.verdict === "undecided" ? "ask.note.undecided" : "ask.note.error"));
    notes.push(say("precision.note.methods"), say("batch.note.sampling"));
  }
  notes.push(say("note.model"), say("batch.replay", { command: replay }));
  return { heading, tables: [], notes };
}
