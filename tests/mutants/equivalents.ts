/**
 * Mutants that say the same as what they change, with the reason: no test can notice them. One is known by
 * its file, its line as written and the change, so that it outlives what is written above it.
 */

interface Equivalent {
  readonly path: string;
  /** The line, without its indent. */
  readonly line: string;
  readonly from: string;
  readonly to: string;
  readonly because: string;
}

const equivalents: readonly Equivalent[] = [];

/** Whether a change is known to change nothing. */
export function isEquivalent(path: string, line: string, from: string, to: string): boolean {
  return equivalents.some(
    (one) => one.path === path && one.line === line && one.from === from && one.to === to,
  );
}
