/** How the program ends. Documented in `docs/cli.md` and in every help text. */

import { inUseExit } from "../app/storage/explain.ts";
import { unwrittenExit } from "../app/storage/unwritten.ts";

/** Exit codes by meaning. */
export const exitCodes = {
  fine: 0,
  /** The input has faults. */
  faults: 1,
  /** Wrong usage. */
  usage: 2,
  /** Some runs are missing. */
  incomplete: 3,
  /** Made by another version of Brink, or of another scenario. */
  skew: 65,
  /** A bug of Brink. */
  internal: 70,
  /** A file could not be written. */
  unwritten: unwrittenExit,
  /** Another process works there. */
  inUse: inUseExit,
  /** Ctrl-C; what was done is kept. */
  interrupted: 130,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
