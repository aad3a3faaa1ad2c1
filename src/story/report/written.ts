/** A report that was written, told: where it is and of what. */

import type { ReportAnswer } from "../../answer/report.ts";
import type { Story } from "../block.ts";
import { cautionBlocks, type Telling } from "../telling.ts";

/** The story of a report. */
export function tellReport(
  { file, results, cautions, replay }: ReportAnswer,
  telling: Telling,
): Story {
  const { say } = telling;
  return {
    subject: telling.subject,
    made: file === null ? [] : [say("report.written", { file })],
    sections: [
      {
        id: "report",
        title: "",
        blocks: [
          ...cautionBlocks(cautions, telling),
          {
            kind: "table",
            table: {
              head: [say("report.how.scenario"), say("report.how.seed"), say("report.how.runs")],
              texts: [0, 1],
              rows: results.map(({ result, seed, runs }) => [result, seed, telling.number(runs)]),
            },
          },
          { kind: "command", about: say("report.how.again"), text: replay },
        ],
      },
    ],
  };
}
