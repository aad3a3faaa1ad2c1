/** What must be so in runs, told: each expectation with its cases and its verdict, and what speaks against it. */

import type { ExpectationsAnswer } from "../answer/expectations.ts";
import type { Block, Story } from "./block.ts";
import { formatRoundShare, formatShare } from "./figures.ts";
import { cautionBlocks, closing, note, type Telling } from "./telling.ts";

type Entry = ExpectationsAnswer["expectations"][string];

/** The story of expectations held against runs. */
export function tellExpectations(answer: ExpectationsAnswer, telling: Telling): Story {
  const { say, naming } = telling;
  const { runs, seed, cautions } = answer;
  const titles = new Map(naming.model.expectations?.map(({ id, title }) => [String(id), title]));
  const nameOf = (id: string): string => telling.text(titles.get(id), id);
  const named = Object.entries(answer.expectations).map(
    ([id, entry]) => [nameOf(id), entry] as const,
  );
  return {
    subject: telling.subject,
    made: named.length === 0 ? [] : [say("expectations.heading", { runs, seed })],
    sections: [
      {
        id: "expectations",
        title: "",
        blocks: [
          ...tableBlocks(named, telling),
          ...named.flatMap(([name, entry]) => againstBlocks(name, entry, telling)),
          ...cautionBlocks(cautions, telling, nameOf),
          ...named.flatMap(([name, entry]) => neededBlocks(name, entry, telling)),
          ...(named.length === 0 ? [] : [note(say("expectations.note"))]),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

function tableBlocks(named: readonly (readonly [string, Entry])[], telling: Telling): Block[] {
  const { say, style } = telling;
  if (named.length === 0) return [];
  const rows = named.map(([name, { verdict, holds, asked, cases, share, low, high }]) => {
    const text =
      share === null || low === null || high === null
        ? { value: "—", interval: "—" }
        : formatShare({ probability: share, low, high }, style);
    const demand = say(`expectations.holds.${holds}`, {
      share: formatRoundShare(asked ?? 1, style),
    });
    const count = telling.number(cases);
    return [name, say(`expectations.verdict.${verdict}`), demand, text.value, text.interval, count];
  });
  const head = [
    ...[say("expectations.expectation"), say("expectations.verdict"), say("expectations.asked")],
    ...[say("expectations.share"), say("batch.interval"), say("audit.cases")],
  ];
  return [{ kind: "table", table: { head, rows, texts: [0, 1, 2] } }];
}

/** The run that speaks against it, as a command. */
function againstBlocks(name: string, { counterexample }: Entry, telling: Telling): Block[] {
  if (counterexample === null) return [];
  const { step, replay } = counterexample;
  const { say } = telling;
  const about =
    step === null
      ? say("expectations.against", { name })
      : say("expectations.against-on", { name, step, date: telling.date(step) });
  return [{ kind: "command", about, text: replay }];
}

/** How many runs would settle it. */
function neededBlocks(name: string, { verdict, runsNeeded }: Entry, { say }: Telling): Block[] {
  if (verdict !== "undecided" && verdict !== "untested") return [];
  return [
    note(
      runsNeeded === null
        ? say("expectations.needed-none", { name })
        : say("expectations.needed", { name, runs: Number(runsNeeded.toPrecision(2)) }),
    ),
  ];
}
