/** The documents of `--with`: answers of other commands, read, and held against the results before any run. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Answer } from "../answer/kind.ts";
import { readAnswer } from "../answer/read.ts";
import { SCHEMA_VERSION } from "../answer/head.ts";
import type { Asking } from "./asking.ts";
import type { Told } from "./question.ts";
import { Skew } from "./refusal.ts";

/** An answer from a file, with how it is told. */
export interface Attached {
  readonly file: string;
  readonly told: Told;
  readonly answer: Answer;
}

/**
 * Reads the documents.
 * @param hashes of the scenarios that the results are of
 * @throws UsageFault with the file, and where in it the fault is; Skew for another scenario
 */
export async function readDocuments(
  files: readonly string[],
  hashes: readonly string[],
  asking: Asking,
): Promise<readonly Attached[]> {
  const {
    say,
    answers: { scenarioKinds, toldOf },
  } = asking;
  const documents: Attached[] = [];
  for (const file of files) {
    const document = parse(file, asking);
    const kind = String(document["kind"]);
    const told = await toldOf(kind);
    if (told === undefined) {
      const kinds = scenarioKinds().join(", ");
      return asking.refuse(say("report.with-kind", { file, kind, kinds }));
    }
    const read = readAnswer(told.schema, document);
    if ("fault" in read) {
      return asking.refuse(
        read.fault === "version"
          ? say("report.with-version", {
              ...{ file, version: read.version, wanted: String(SCHEMA_VERSION) },
            })
          : say("report.with-damaged", { file, kind, path: read.path, found: read.found }),
      );
    }
    const { answer } = read;
    if (answer.scenarioHash === undefined || !hashes.includes(answer.scenarioHash)) {
      throw new Skew(say("report.with-other", { file }));
    }
    documents.push({ file, told, answer });
  }
  return documents;
}

function parse(file: string, asking: Asking): Readonly<Record<string, unknown>> {
  const { say, surroundings } = asking;
  let text: string;
  try {
    text = readFileSync(resolve(surroundings.folder, file), "utf8");
  } catch {
    return asking.refuse(say("report.with-unreadable", { file }));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  return typeof value === "object" && value !== null && "kind" in value
    ? { ...value }
    : asking.refuse(say("report.with-not-json", { file }));
}
