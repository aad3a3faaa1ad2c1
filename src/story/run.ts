/** One run, told: how its ladders moved and how it came out. `brink run` tells every step of it. */

import type { RunAnswer } from "../answer/run-schema.ts";
import type { Story, Table } from "./block.ts";
import { cautionBlocks, closing, settingsLine, type Telling } from "./telling.ts";

/** The story of a run. */
export function tellRun(answer: RunAnswer, telling: Telling): Story {
  const { say } = telling;
  const { run, seed, set, cautions } = answer;
  return {
    subject: telling.subject,
    made: [
      say("run.title", { title: telling.subject, run: String(run), seed }),
      ...settingsLine(set, telling),
    ],
    sections: [
      {
        id: "run",
        title: say("run.outcomes"),
        blocks: [
          ...cautionBlocks(cautions, telling),
          { kind: "table", table: outcomeTable(answer, telling) },
          { kind: "folded", title: say("tab.flashpoints"), table: pathTable(answer, telling) },
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

function outcomeTable({ outcomes }: RunAnswer, telling: Telling): Table {
  const { say } = telling;
  const came = (value: RunAnswer["outcomes"][string]): string => {
    if (value === null) return say("end.never");
    if (typeof value === "boolean") return say(value ? "end.yes" : "end.no");
    return typeof value === "number" ? telling.number(value) : telling.coming(value.step);
  };
  return {
    head: [say("column.outcome"), say("column.happened")],
    rows: Object.entries(outcomes).map(([id, value]) => [telling.nameOf(id), came(value)]),
    texts: [1],
  };
}

/** The steps in which a ladder moved, and where they all stood then. */
function pathTable({ states, flashpoints }: RunAnswer, telling: Telling): Table {
  const ladders = Object.keys(flashpoints);
  const stands = (state: RunAnswer["states"][number]): readonly string[] =>
    ladders.map((id) => {
      const level = state.levels[id] ?? "";
      return telling.text(telling.names.flashpoints.get(id)?.levels.get(level), level);
    });
  const moved = states.filter((state, index) => {
    const before = states[index - 1]?.levels ?? {};
    return index === 0 || ladders.some((id) => state.levels[id] !== before[id]);
  });
  return {
    head: [telling.say("report.date"), ...ladders.map((id) => telling.nameOf(id))],
    rows: moved.map((state) => [telling.coming(state.step), ...stands(state)]),
    texts: ladders.map((_, index) => index + 1),
  };
}
