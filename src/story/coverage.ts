/** What runs came by of a scenario, told: how much of each kind, and what never came. */

import type { CoverageAnswer } from "../answer/coverage.ts";
import type { Block, Story } from "./block.ts";
import { formatShare } from "./figures.ts";
import { cautionBlocks, closing, heading, note, type Telling } from "./telling.ts";

type Kind = keyof CoverageAnswer["counts"];
/** A share, to a tenth of a percent. */
const shareOf = (probability: number, style: Telling["style"]): string =>
  formatShare({ probability, low: probability, high: probability + 0.005 }, style).value;

/** More lines of one kind than this are left to the document. */
const MOST_SHOWN = 20;

/** The story of what runs came by. */
export function tellCoverage(answer: CoverageAnswer, telling: Telling): Story {
  const { say } = telling;
  const { runs, seed, cautions, counts } = answer;
  const kinds = (Object.keys(counts) as Kind[]).filter((kind) => counts[kind].all > 0);
  const never = kinds.flatMap((kind) => neverBlocks(kind, answer, telling));
  return {
    subject: telling.subject,
    made: [say("coverage.heading", { runs, seed })],
    sections: [
      {
        id: "coverage",
        title: "",
        blocks: [
          countsTable(kinds, answer, telling),
          ...never,
          ...cautionBlocks(cautions, telling),
          ...notes(answer, never.length > 0, telling),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

function countsTable(kinds: readonly Kind[], { counts }: CoverageAnswer, telling: Telling): Block {
  const { say } = telling;
  const row = (name: string, all: number, came: number): string[] => [
    name,
    ...[all, came, all - came].map((value) => telling.number(value)),
  ];
  const sum = (key: "headlines" | "headlinesSeen"): number =>
    Object.values(counts).reduce((total, one) => total + one[key], 0);
  const rows = kinds.map((kind) =>
    row(say(`coverage.kind.${kind}`), counts[kind].all, counts[kind].came),
  );
  const headlines = sum("headlines");
  if (headlines > 0) rows.push(row(say("coverage.headlines"), headlines, sum("headlinesSeen")));
  const head = [
    ...[say("coverage.kind"), say("coverage.all"), say("coverage.came"), say("coverage.never")],
  ];
  return { kind: "table", table: { head, rows } };
}

/** What never came of one kind, each with how often it could have. */
function neverBlocks(kind: Kind, { elements }: CoverageAnswer, telling: Telling): Block[] {
  const { say } = telling;
  const never = Object.entries(elements[kind]).filter(([, entry]) => entry.runs === 0);
  if (never.length === 0) return [];
  const counted = never.some(([, { open }]) => open !== null);
  const rows = never
    .slice(0, MOST_SHOWN)
    .map(([path, entry]) => [path, ...(counted ? [telling.number(entry.open ?? 0)] : [])]);
  const left = never.length - rows.length;
  const head = [say("coverage.path"), ...(counted ? [say("coverage.open")] : [])];
  return [
    heading(say(`coverage.never.${kind}`)),
    { kind: "table", table: { head, rows } },
    ...(left > 0 ? [note(say("coverage.more", { n: left }))] : []),
  ];
}

function notes(
  { counts, rarer }: CoverageAnswer,
  missed: boolean,
  { say, style }: Telling,
): Block[] {
  const unread = counts.number.all > counts.number.came;
  return [
    ...(missed
      ? [say("coverage.rarer", { share: shareOf(rarer, style) })]
      : [say("coverage.whole")]),
    ...(unread ? [say("coverage.unread")] : []),
  ].map(note);
}
