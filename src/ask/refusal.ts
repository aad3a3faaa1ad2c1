/**
 * Why a question is not answered. Each is thrown where it is found out, and caught by the command line
 * alone, which says it in the right place and ends with the right exit code.
 */

import type { Diagnostic } from "../source/diagnostic.ts";

/** The user asked for something that the command line does not offer. Ends with exit code 2. */
export class UsageFault extends Error {
  override readonly name = "UsageFault";
}

/** The scenario has faults. Ends with exit code 1. */
export class ScenarioFaults extends Error {
  override readonly name = "ScenarioFaults";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super("the scenario has faults");
    this.diagnostics = diagnostics;
  }
}

/** What is stored was made by another version, or of another scenario. Ends with exit code 65. */
export class Skew extends Error {
  override readonly name = "Skew";
}

/** A sound question about a sound scenario that has no answer. Ends with exit code 1. */
export class Unanswerable extends Error {
  override readonly name = "Unanswerable";
  /** The same for `--json`. */
  readonly document: Readonly<Record<string, unknown>>;

  constructor(message: string, document: Readonly<Record<string, unknown>>) {
    super(message);
    this.document = document;
  }
}

/** Stopped before there was anything to tell; progress has said so. Ends with exit code 130 or 3. */
export class NothingDone extends Error {
  override readonly name = "NothingDone";
  readonly end: "interrupted" | "incomplete";

  constructor(end: "interrupted" | "incomplete") {
    super("stopped before anything was done");
    this.end = end;
  }
}
