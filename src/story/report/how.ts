/** How the results of a report came about, and the command that gives it again. */

import type { Block, Section } from "../block.ts";
import { note } from "../telling.ts";
import type { ReportResult } from "./result.ts";

/** The section of all results. @param again the command that makes the report once more */
export function howSection(
  results: readonly [ReportResult, ...ReportResult[]],
  again: string,
): Section {
  const [{ telling }, ...others] = results;
  const { say } = telling;
  return {
    id: "how",
    title: say("report.section.how"),
    blocks: [
      ...results.map((result) => factsTable(result, others.length > 0)),
      note(say("report.how.methods")),
      { kind: "command", about: say("report.how.again"), text: again },
    ],
  };
}

function factsTable({ label, telling, answer }: ReportResult, several: boolean): Block {
  const { say } = telling;
  const { runs, runsRequested, set, faults, seed } = answer;
  const settings = Object.entries(set).map(([id, value]) => `${id}=${value}`);
  const made =
    runs < runsRequested
      ? say("report.how.partial", {
          done: telling.number(runs),
          total: telling.number(runsRequested),
        })
      : telling.number(runs);
  return {
    kind: "table",
    table: {
      head: [several ? label : say("report.how.fact"), say("report.how.value")],
      texts: [0, 1],
      rows: [
        [say("report.how.scenario"), answer.scenario],
        [say("report.how.hash"), answer.scenarioHash],
        [say("report.how.version"), answer.engineVersion],
        [say("report.how.engine"), answer.engine],
        [say("report.how.seed"), seed],
        [say("report.how.runs"), made],
        ...(settings.length === 0 ? [] : [[say("report.how.set"), settings.join(", ")]]),
        ...(faults.count === 0 ? [] : [[say("report.how.faults"), telling.number(faults.count)]]),
      ],
    },
  };
}
