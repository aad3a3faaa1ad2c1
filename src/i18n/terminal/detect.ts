/** What a terminal does with right-to-left text, judged by its environment variables. */

import type { BidiMode } from "./spans.ts";

/** Environment variables, as the process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `logical` for terminals known to order text themselves and not to be told otherwise (Konsole,
 * mlterm, Apple's Terminal); else `visual`. VTE (GNOME) orders text too, but stops when asked
 * (`bidiOff`), so it counts as `visual`.
 */
export function detectBidiMode(environment: Environment): BidiMode {
  const given = (name: string): boolean => (environment[name] ?? "") !== "";
  // Inside a multiplexer the outer terminal's variables are those of whoever started the server.
  if (given("TMUX") || given("STY")) return "visual";
  if (given("KONSOLE_VERSION") || given("MLTERM")) return "logical";
  if (
    environment["TERM_PROGRAM"] === "Apple_Terminal" ||
    environment["TERM"]?.startsWith("mlterm") === true
  ) {
    return "logical";
  }
  return "visual";
}

function passedThrough(sequence: string, environment: Environment): string {
  return (environment["TMUX"] ?? "") === ""
    ? sequence
    : `\u001bPtmux;${sequence.replaceAll("\u001b", "\u001b\u001b")}\u001b\\`;
}

/** Sequence that stops the terminal from ordering text itself (ECMA-48 BDSM, explicit mode). */
export function bidiOff(environment: Environment): string {
  return passedThrough("\u001b[8l", environment);
}

/** Sequence that gives the ordering of text back to the terminal (its usual state). */
export function bidiOn(environment: Environment): string {
  return passedThrough("\u001b[8h", environment);
}
