/** What commands that are no questions yet are given, and what they give back. */

import type { Speech } from "../../i18n/catalog.ts";
import type { NumberStyle } from "../../i18n/number.ts";
import type { Surroundings } from "../surroundings.ts";

/** What the use case is given beside the request. */
export interface BatchContext {
  readonly surroundings: Surroundings;
  readonly say: Speech;
  readonly style: NumberStyle;
  /** Nothing but one document may be printed. */
  readonly json?: boolean;
  /** Worker module, for tests; the real one by default. */
  readonly entry?: URL;
}

/** A batch that ran: `output` goes to stdout. */
export interface BatchDone {
  readonly kind: "done";
  readonly output:
    | { readonly format: "text"; readonly lines: readonly string[] }
    | { readonly format: "json"; readonly document: Readonly<Record<string, unknown>> }
    | { readonly format: "csv"; readonly text: string };
  /** `interrupted`: exit code 130; `incomplete`: 3. */
  readonly end: "complete" | "interrupted" | "incomplete";
}
