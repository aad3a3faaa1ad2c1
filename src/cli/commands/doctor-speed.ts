/** `brink doctor --speed FILE`: what the runs of a scenario cost, as a table. */

import type { Decision, Untabulated } from "../../app/speed.ts";
import { formatChance, formatNumber } from "../../i18n/number.ts";
import type { Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";

/** Decisions shown; the rest cost less. */
const SHOWN = 12;

/** Prints which decisions cost most, and which have no table and why. */
export async function tellSpeed(context: Context, file: string): Promise<ExitCode> {
  const { say, style, surroundings, json, print, printJson } = context;
  const [{ speedOf }, { readScenarioFile }, { forReader }, { storyText }, { textIn }] =
    await Promise.all([
      import("../../app/speed.ts"),
      import("../../app/read.ts"),
      import("../../app/for-reader.ts"),
      import("../../render/terminal.ts"),
      import("../../i18n/text.ts"),
    ]);
  const read = readScenarioFile(file, surroundings.folder);
  if (read.kind === "faulty") {
    const { reportFaults } = await import("../faults.ts");
    return reportFaults(context, read.diagnostics);
  }
  const { program, model } = read;
  const decisions = speedOf(program);
  if (json) {
    printJson({ kind: "speed", scenario: program.id, decisions });
    return exitCodes.fine;
  }
  const all = decisions.reduce((sum, { work }) => sum + work, 0);
  const wayOf = ({ way, cells }: Decision): string =>
    say(`doctor.${way}`, { n: formatNumber(cells ?? 0, style) });
  const reasonOf = (reason: Untabulated): string =>
    reason.kind === "combinations"
      ? say("doctor.combinations", { n: formatNumber(reason.count, style) })
      : "of" in reason
        ? say(`doctor.reads-${reason.kind}`, { id: reason.of })
        : say(`doctor.no-table-${reason.kind}`);
  const rows = decisions
    .slice(0, SHOWN)
    .map((one) => [
      one.element,
      formatChance(all === 0 ? 0 : one.work / all, style),
      formatChance(one.looked, style),
      wayOf(one),
    ]);
  const count = (way: Decision["way"]): string =>
    formatNumber(decisions.filter((one) => one.way === way).length, style);
  const story = {
    subject: textIn(model.title, style.language),
    made: [
      say("doctor.ways", {
        tabulated: count("tabulated"),
        bounded: count("bounded"),
        kept: count("kept"),
        evaluated: count("evaluated"),
      }),
    ],
    sections: [
      {
        id: "costs",
        title: say("doctor.costs"),
        blocks: [
          {
            kind: "table" as const,
            table: {
              head: [
                say("doctor.decision"),
                say("doctor.work"),
                say("doctor.looked"),
                say("doctor.way"),
              ],
              rows,
              texts: [3],
            },
          },
          ...decisions.slice(0, SHOWN).flatMap(({ element, untabulated }) =>
            untabulated === undefined
              ? []
              : [
                  {
                    kind: "note" as const,
                    text: say("doctor.no-table", { element, why: reasonOf(untabulated) }),
                  },
                ],
          ),
          { kind: "note" as const, text: say("doctor.counted") },
        ],
      },
    ],
  };
  for (const line of forReader(storyText(story), style, surroundings)) print(line);
  return exitCodes.fine;
}
