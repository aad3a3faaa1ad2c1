/** What a scenario rests on: every number with a range, its basis and its reason, and the sources. */

import { formatNumber } from "../../i18n/number.ts";
import { textIn } from "../../i18n/text.ts";
import type { Parameter } from "../../scenario/model.ts";
import type { Block, Section, Table } from "../block.ts";
import { isolate } from "../figures.ts";
import { basisOf } from "../naming.ts";
import { restsBlocks } from "../rests.ts";
import { note } from "../telling.ts";
import { labelOf, type ReportResult } from "./result.ts";

const groups = ["parameters", "flashpoints", "actors", "events", "couplings", "unknowns"] as const;
type Group = (typeof groups)[number] | "other";

function groupOf({ declared, id }: Parameter): Group {
  if (declared) return "parameters";
  const head = id.split(".")[0];
  return groups.find((group) => group === head) ?? "other";
}

/**
 * The section of a result.
 * @param before a result whose assumptions are listed already: only what differs from it is said again
 * @param named whether its title names the result
 */
export function assumptionsSection(
  result: ReportResult,
  { before, named }: { readonly before?: ReportResult; readonly named: boolean },
): Section {
  const { say, style, naming } = result.telling;
  const told = new Map(
    before?.telling.naming.model.parameters.map((one) => [one.id, contentOf(one)]),
  );
  const known = new Set(before?.telling.naming.model.sources.map(({ id }) => id));
  const parameters = naming.model.parameters.filter(
    (parameter) => told.get(parameter.id) !== contentOf(parameter),
  );
  const sources = naming.model.sources.filter(({ id }) => !known.has(id));
  const { counts, stale, rests } = result.evidence;
  const blocks: Block[] = [
    {
      kind: "paragraph",
      text:
        before !== undefined
          ? say("report.assumptions.differ", {
              n: parameters.length,
              label: labelOf(before),
            })
          : parameters.length === 0
            ? say("report.assumptions.none")
            : say("report.assumptions.intro", { n: parameters.length }),
    },
    ...(before === undefined ? restsBlocks(counts, rests, result.telling) : []),
    ...(before === undefined && stale > 0 ? [note(say("caution.fit-stale", { n: stale }))] : []),
  ];
  for (const group of [...groups, "other" as const]) {
    const members = parameters.filter((parameter) => groupOf(parameter) === group);
    if (members.length === 0) continue;
    blocks.push({
      kind: "folded",
      title: say("report.assumptions.group", {
        group: say(`report.assumptions.group.${group}`),
        count: members.length,
      }),
      table: numbersTable(members, result),
    });
  }
  if (sources.length > 0) {
    blocks.push({
      kind: "folded",
      title: say("report.sources", { n: sources.length }),
      table: {
        head: [say("report.source.mark"), say("report.source")],
        texts: [0, 1],
        rows: sources.map(({ id, text, ref, url }) => [
          id,
          [textIn(text, style.language), ref, url]
            .filter((part) => part !== undefined && part !== "")
            .map((part) => isolate(part ?? "", style))
            .join(". "),
        ]),
      },
    });
  }
  return {
    id: "assumptions",
    title: named
      ? say("report.section.assumptions-of", { label: labelOf(result) })
      : say("report.section.assumptions"),
    blocks,
    appendix: true,
  };
}

/** All that a reader is told of a number. */
function contentOf({ value, prior, basis }: Parameter): string {
  return JSON.stringify([value, prior, basis]);
}

function numbersTable(members: readonly Parameter[], { telling }: ReportResult): Table {
  const { say, style, naming } = telling;
  const figure = (value: number): string => formatNumber(Number(value.toPrecision(4)), style, 12);
  return {
    head: [
      say("report.assumptions.number"),
      say("report.assumptions.value"),
      say("report.assumptions.range"),
      say("report.assumptions.basis"),
      say("report.assumptions.because"),
    ],
    texts: [0, 3, 4],
    rows: members.map(({ id, name, value, prior, basis }) => {
      const { marks, because } = basisOf(naming, basis);
      const range =
        prior === undefined ? "" : isolate(`${figure(prior.low)} … ${figure(prior.high)}`, style);
      return [
        textIn(name, style.language) || isolate(id, style),
        figure(value),
        range,
        marks.join(", "),
        because,
      ];
    }),
  };
}
