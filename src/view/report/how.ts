/** How the results came about, and the commands that give them again. */

import { formatNumber } from "../../i18n/number.ts";
import type { Block, Section } from "../../story/block.ts";
import { isolate } from "../../story/figures.ts";
import type { SpokenResult } from "./result.ts";

/** The section of all results. @param again the command that makes the report once more */
export function howSection(results: readonly SpokenResult[], again: string): Section {
  const [first] = results;
  if (first === undefined) return { id: "how", title: "", blocks: [] };
  const { say } = first.words;
  return {
    id: "how",
    title: say("report.section.how"),
    blocks: [
      ...results.map(factsTable),
      { kind: "paragraph", text: say("report.how.methods") },
      { kind: "command", about: say("report.how.again"), text: again },
      ...results.flatMap(({ label, facts, words }): Block[] => [
        {
          kind: "command",
          about: say("report.how.batch", { label: isolate(label, words.style) }),
          text: facts.replay,
        },
      ]),
    ],
  };
}

function factsTable({ label, words, facts, identity, engine, suffix }: SpokenResult): Block {
  const { say, style } = words;
  const { done, total, settings, faults, seed } = facts;
  const count = (value: number): string => formatNumber(value, style);
  const runs =
    done < total
      ? say("report.how.partial", { done: count(done), total: count(total) })
      : count(done);
  return {
    kind: "table",
    table: {
      head: [suffix === "" ? say("report.how.fact") : label, say("report.how.value")],
      texts: [0, 1],
      rows: [
        [say("report.how.scenario"), identity.scenario],
        [say("report.how.hash"), identity.scenarioHash],
        [say("report.how.version"), identity.engineVersion],
        [say("report.how.engine"), engine],
        [say("report.how.seed"), seed],
        [say("report.how.runs"), runs],
        ...(settings.length === 0 ? [] : [[say("report.how.set"), settings.join(", ")]]),
        ...(faults === 0 ? [] : [[say("report.how.faults"), count(faults)]]),
      ],
    },
  };
}
