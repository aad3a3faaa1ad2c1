/** What `brink report --json` says of the report that it wrote: where it is, and of which results. */

import * as v from "valibot";
import type { BatchIdentity } from "../batch/identity.ts";
import { cautionSchema, type Caution } from "./caution.ts";
import { partial, SCHEMA_VERSION } from "./head.ts";
import type { AnswerKind } from "./kind.ts";
import {
  byId,
  count,
  list,
  nullable,
  oneOf,
  optional,
  shape,
  text,
  type TypeOf,
} from "./schema.ts";

/** Forms that a report takes. */
export const reportForms = ["html", "md", "csv", "parquet"] as const;

/** What the rows of data are. */
export const reportRows = ["outcomes", "steps", "runs"] as const;
/** Rows that a report may be asked for. */
export type ReportRows = (typeof reportRows)[number];

/** The shape of an answer of the kind `report`. */
export const reportSchema = shape({
  kind: v.literal("report"),
  schema: v.literal(SCHEMA_VERSION),
  replay: text("The command that makes the same report again."),
  cautions: list(cautionSchema, "What a reader of any of the results must be warned of."),
  to: oneOf(reportForms, "Its form."),
  rows: optional(oneOf(reportRows, "What the rows of data are.")),
  language: optional(text("The language of the text.")),
  file: nullable(v.string(), "Where it is; null if it was printed."),
  partial,
  results: list(
    shape({
      result: text("As named on the command line."),
      scenario: text("Id of the scenario."),
      scenarioHash: text("SHA-256 of the checked scenario, settings applied."),
      engineVersion: text("The version of Brink."),
      seed: text("The seed."),
      set: byId(v.string(), "Values given by `--set`, by id, as written."),
      runs: count("Runs that were wanted."),
    }),
    "The results that it is made of.",
  ),
});

/**
 * A report that was written.
 *
 * @example
 * import { mkdtempSync } from "node:fs";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { ask } from "brink";
 *
 * const out = join(mkdtempSync(join(tmpdir(), "brink-")), "report.html");
 * const answer = await ask("report", { scenario: ["two-state", "richardson"], runs: 200, out });
 * console.log(answer.file);
 */
export type ReportAnswer = TypeOf<typeof reportSchema>;

/** A result of a report. */
export interface ReportedResult {
  readonly label: string;
  readonly identity: BatchIdentity;
  readonly set: Readonly<Record<string, string>>;
  readonly runs: number;
  readonly cautions: readonly Caution[];
}

/** The answer, keys in the order of the schema. */
export function reportAnswer(
  results: readonly ReportedResult[],
  facts: Pick<ReportAnswer, "replay" | "to" | "file" | "partial"> & {
    readonly rows?: ReportRows;
    readonly language?: string;
  },
): ReportAnswer {
  const { replay, to, rows, language, file, partial: stopped } = facts;
  const cautions = new Map(
    results.flatMap((one) => one.cautions).map((one) => [JSON.stringify(one), one]),
  );
  return {
    ...{ kind: "report", schema: SCHEMA_VERSION, replay, cautions: [...cautions.values()], to },
    ...(rows === undefined ? {} : { rows }),
    ...(language === undefined ? {} : { language }),
    ...{ file, partial: stopped },
    results: results.map(({ label, identity, set, runs }) => {
      const { scenario, scenarioHash, engineVersion, seed } = identity;
      return { result: label, scenario, scenarioHash, engineVersion, seed, set, runs };
    }),
  };
}

/** The kind `report`: its schema and its table. */
export const report: AnswerKind<typeof reportSchema> = { schema: reportSchema };
