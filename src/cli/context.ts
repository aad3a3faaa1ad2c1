/** What every command is given, and the two ways in which it may speak. */

import type { Surroundings } from "../app/surroundings.ts";
import type { Speech } from "../i18n/catalog.ts";
import type { Language } from "../i18n/language.ts";
import type { NumberStyle } from "../i18n/number.ts";

export interface Context {
  readonly surroundings: Surroundings;
  readonly language: Language;
  readonly style: NumberStyle;
  readonly say: Speech;
  /** `--json`: one document on stdout, nothing else there. */
  readonly json: boolean;
  /** A line of results, on stdout. */
  readonly print: (text: string) => void;
  /** A line about the work, on stderr. */
  readonly report: (text: string) => void;
  /** The result as one JSON document on stdout. */
  readonly printJson: (value: unknown) => void;
}

/** The user asked for something that the command line does not offer. Ends with exit code 2. */
export class UsageFault extends Error {
  override readonly name = "UsageFault";
}

/** What was named was made by another version of Brink and cannot be gone on with. Ends with exit code 65. */
export class SkewFault extends Error {
  override readonly name = "SkewFault";
}
