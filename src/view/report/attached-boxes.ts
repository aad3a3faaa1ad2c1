/** The box of inputs of `brink paths --json`: limits against whole ranges, and what the box holds. */

import type { CaseInput } from "../../study/discovery.ts";
import type { PrimLimit } from "../../stats/prim.ts";
import type { Words } from "../batch.ts";
import { isolated } from "../../story/figures.ts";
import { boxSummary, limitTable, peelingTable } from "../paths-boxes.ts";
import type { PathNames } from "../paths-names.ts";
import {
  DamagedDocument,
  boundIn,
  fieldsIn,
  fieldsOf,
  listIn,
  numberIn,
  numberOf,
  optionalIn,
  readShare,
  stringIn,
  stringOf,
  type Fields,
} from "./document.ts";
import type { Block, PlotBarRow } from "../../story/block.ts";

/** A limit with the input that it limits. */
interface ReadLimit {
  readonly input: CaseInput;
  readonly limit: PrimLimit & { readonly p: number };
}

/** The pieces of the section that tell of the box. */
export function boxBlocks(fields: Fields, names: PathNames, words: Words): readonly Block[] {
  const { say, style } = words;
  const paragraph = (text: string): Block => ({ kind: "paragraph", text });
  const first = paragraph(
    say("paths.boxes", {
      cases: numberIn(fields, "cases"),
      inputs: numberIn(fields, "inputs"),
      positives: numberIn(fields, "positives"),
    }),
  );
  const heading: Block = { kind: "heading", text: say("report.paths.box") };
  const found = optionalIn(fields, "found", fieldsOf);
  if (found === undefined) return [heading, first, paragraph(say("report.paths.few-cases"))];
  const peeling = peelingTable(
    {
      peeling: listIn(found, "peeling", (value) => {
        const step = fieldsOf(value);
        return { limits: numberIn(step, "limits"), ...readBox(step) };
      }),
    },
    say,
    style,
  );
  const folded: Block = { kind: "folded", title: say("report.paths.peeling"), table: peeling };
  const limits = listIn(found, "limits", readLimit);
  if (limits.length === 0) return [heading, first, paragraph(say("paths.no-box")), folded];
  const judged = fieldsIn(found, "judgedOn");
  const cases = numberIn(judged, "cases");
  if (cases <= 0) throw new DamagedDocument();
  const summary = boxSummary(
    {
      box: readBox(fieldsIn(found, "box")),
      judgedOn: { cases, positives: numberIn(judged, "positives") },
    },
    say,
    style,
  );
  const table = limitTable(
    limits.map(({ input }) => input),
    { limits: limits.map(({ limit }, input) => ({ ...limit, input })) },
    names,
    say,
    style,
  );
  const rows = limits.flatMap(({ input, limit }, index): PlotBarRow[] => {
    if (input.kind !== "number" || limit.kind !== "number") return [];
    const width = input.high - input.low || 1;
    const place = (value: number): number => Math.min(1, Math.max(0, (value - input.low) / width));
    const [label = "", inside = "", range = ""] = table.rows[index] ?? [];
    return [
      {
        label,
        figures: [inside, range],
        parts: [
          { from: 0, to: 1, mark: "light" },
          { from: place(limit.low), to: place(limit.high), mark: "dark" },
        ],
      },
    ];
  });
  const plotted: readonly Block[] =
    rows.length === 0
      ? [{ kind: "table", table }]
      : [
          {
            kind: "figure",
            caption: say("report.paths.box-caption"),
            alternative: summary,
            plot: {
              kind: "bars",
              axis: {
                from: 0,
                to: 1,
                ticks: [0, 0.5, 1].map((at) => ({
                  at,
                  text: isolated(`${String(at * 100)}%`, style),
                })),
              },
              zero: false,
              rows,
              key: [
                { mark: "dark", label: say("paths.limit") },
                { mark: "light", label: say("report.paths.range") },
              ],
            },
            table,
          },
        ];
  return [
    heading,
    first,
    ...plotted,
    paragraph(summary),
    folded,
    paragraph(say("paths.note.boxes")),
  ];
}

function readBox(fields: Fields): {
  readonly coverage: ReturnType<typeof readShare>;
  readonly density?: ReturnType<typeof readShare>;
  readonly mass: ReturnType<typeof readShare>;
} {
  const density = optionalIn(fields, "density", readShare);
  return {
    coverage: readShare(fields["coverage"]),
    ...(density === undefined ? {} : { density }),
    mass: readShare(fields["mass"]),
  };
}

function readLimit(value: unknown): ReadLimit {
  const fields = fieldsOf(value);
  const id = stringIn(fields, "input");
  const p = numberIn(fields, "p");
  const values = optionalIn(fields, "values", () => listIn(fields, "values", stringOf));
  if (values !== undefined) {
    return {
      input: { kind: "value", id, values },
      limit: { kind: "value", input: 0, values: [...values.keys()], p },
    };
  }
  const [from, to] = listIn(fields, "range", numberOf);
  if (from === undefined || to === undefined) throw new DamagedDocument();
  const [low, high] = [boundIn(fields, "low", -Infinity), boundIn(fields, "high", Infinity)];
  return {
    input: { kind: "number", id, low: from, high: to },
    limit: { kind: "number", input: 0, low, high, p },
  };
}
