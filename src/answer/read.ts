/** Answers that come from files: each is what its schema promises, or is refused with the place of the fault. */

import * as v from "valibot";
import { SCHEMA_VERSION } from "./head.ts";
import type { Answer } from "./kind.ts";

/** Why a document is no answer. */
export type ReadFault =
  /** Made by a version of Brink with other schemas. */
  | { readonly fault: "version"; readonly version: string }
  /** Where it is not what its kind promises: keys apart from one another by dots. */
  | { readonly fault: "damaged"; readonly path: string; readonly found: string };

/** Reads a document of a kind. Keys that the schema does not know are passed over. */
export function readAnswer(
  schema: v.GenericSchema,
  document: Readonly<Record<string, unknown>>,
): { readonly answer: Answer } | ReadFault {
  if (document["schema"] !== SCHEMA_VERSION) {
    return { fault: "version", version: String(document["schema"]) };
  }
  const read = v.safeParse(schema, document, { abortEarly: true });
  if (read.success) return { answer: read.output as Answer };
  const [issue] = read.issues;
  return { fault: "damaged", path: v.getDotPath(issue) ?? "", found: issue.received };
}
