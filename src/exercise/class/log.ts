/**
 * The log of a class: which commitment each seat registered in which round, in the order in which the
 * teacher took them, and when the world was opened. Order is that of the log; clocks are written down
 * for people and decide nothing. Every entry is chained to those before it under a key that only the
 * teacher has, so a line that was changed, taken out or put in is found. It is data alone: a folder of
 * files or a server may feed it.
 */

import { canonicalJson, type Json } from "../../base/canonical-json.ts";
import { hmacHex } from "../../base/sha256.ts";
import { proofOf } from "../commitment.ts";
import { fieldsIn, hasTexts } from "../fields.ts";
import type { CommitmentFile } from "../submission.ts";
import type { ClassKeyFile } from "./key.ts";

/** Something that happened in a class. */
export type LogEvent =
  /** The pack was made. */
  | { readonly kind: "packed"; readonly world: string }
  /** `further`: another one of the same seat and round, which does not count. */
  | {
      readonly kind: "registered" | "further";
      readonly seat: string;
      readonly round: string;
      readonly commitment: string;
    }
  /** The file of a seat was lost: nothing of it counts, before or after. */
  | { readonly kind: "voided"; readonly seat: string }
  /** The salt was given out for play: from here on a seat can look at the world. */
  | { readonly kind: "opened" }
  /** The salt was given to all: nothing is registered from here on. */
  | { readonly kind: "revealed" };

/** An event as it stands in the log. */
export type LogEntry = LogEvent & {
  /** ISO 8601, of the teacher's clock; for people. */
  readonly at: string;
  readonly mac: string;
};

/** The log of a class, from its first entry. */
export type ClassLog = readonly LogEntry[];

/** A log that was read; `broken`: the first line that does not follow from those before. */
export type ReadLog = { readonly log: ClassLog } | { readonly broken: number };

function macOf(key: string, before: string, event: LogEvent & { readonly at: string }): string {
  return hmacHex(key, canonicalJson({ before, event: event as unknown as Json }));
}

/** The log with one more event. */
export function logged(log: ClassLog, key: string, event: LogEvent, at: string): ClassLog {
  const whole = { ...event, at };
  return [...log, { ...whole, mac: macOf(key, log.at(-1)?.mac ?? "", whole) }];
}

/** One entry a line. */
export function logText(log: ClassLog): string {
  return log.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

/** Reads a log of this key. */
export function readLog(text: string, { logKey, world }: ClassKeyFile): ReadLog {
  const log: LogEntry[] = [];
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  for (const [index, line] of lines.entries()) {
    const fields = fieldsIn(line);
    if (fields === undefined || !hasTexts(fields, ["kind", "at", "mac"])) {
      return { broken: index + 1 };
    }
    const { mac, ...event } = fields as unknown as LogEntry;
    if (mac !== macOf(logKey, log.at(-1)?.mac ?? "", event)) return { broken: index + 1 };
    log.push({ ...event, mac });
  }
  const [first] = log;
  return first?.kind === "packed" && first.world === world ? { log } : { broken: 1 };
}

/** Whether the world has been revealed: nothing is registered any more. */
export function isRevealed(log: ClassLog): boolean {
  return log.some(({ kind }) => kind === "revealed");
}

/** Whether the file of a seat was given up for lost. */
export function isVoided(log: ClassLog, seat: string): boolean {
  return log.some((entry) => entry.kind === "voided" && entry.seat === seat);
}

/** Commitments by round. */
export type ByRound = ReadonlyMap<string, string>;

/** What a seat registered before the reveal, by round; nothing of a seat that was given up. */
export function registeredBy(log: ClassLog, seat: string): ByRound {
  if (isVoided(log, seat)) return new Map();
  return new Map(
    log.flatMap((entry) =>
      entry.kind === "registered" && entry.seat === seat ? [[entry.round, entry.commitment]] : [],
    ),
  );
}

/** Rounds in which a seat tried to register more than one commitment. */
export function furtherOf(log: ClassLog, seat: string): readonly string[] {
  const rounds = log.flatMap((entry) =>
    entry.kind === "further" && entry.seat === seat ? [entry.round] : [],
  );
  return [...new Set(rounds)];
}

/** What became of one commitment. */
export type Registered =
  | "registered"
  /** It stands in the log already. */
  | "known"
  /** Another one of that seat and round came first, and counts. */
  | "further"
  /** The file has several for the round: none of them is taken. */
  | "several"
  /** The code of the seat did not make it. */
  | "unbound"
  | "unknown-seat"
  /** The seat was given up for lost. */
  | "voided"
  | "unknown-round"
  /** The world has been revealed. */
  | "late";

/** What became of a file. */
export type RegisteredFile =
  | "other-class"
  | readonly { readonly seat: string; readonly round: string; readonly state: Registered }[];

/** Registers what a file holds. @param roundsOf rounds in which a role has something to seal */
export function register(
  log: ClassLog,
  key: ClassKeyFile,
  file: CommitmentFile,
  roundsOf: (role: string) => readonly string[],
  at: string,
): { readonly log: ClassLog; readonly found: RegisteredFile } {
  const { world } = key;
  if (file.world !== world || file.exerciseHash !== key.exerciseHash) {
    return { log, found: "other-class" };
  }
  let next = log;
  const found = file.commitments.map(({ seat, round, commitment, proof = "" }) => {
    const own = key.seats.find((one) => one.seat === seat);
    const add = (kind: "registered" | "further"): void => {
      next = logged(next, key.logKey, { kind, seat, round, commitment }, at);
    };
    const stateNow = (): Registered => {
      if (own === undefined) return "unknown-seat";
      if (isVoided(next, seat)) return "voided";
      if (proof !== proofOf({ world, seat, round, commitment }, own.code)) return "unbound";
      if (!roundsOf(own.role).includes(round)) return "unknown-round";
      const first = registeredBy(next, seat).get(round);
      if (first === commitment) return "known";
      if (isRevealed(next)) return "late";
      const several = file.commitments.some(
        (one) => one.seat === seat && one.round === round && one.commitment !== commitment,
      );
      if (first === undefined && several) return "several";
      if (first === undefined) add("registered");
      else if (!next.some((entry) => entry.kind === "further" && entry.commitment === commitment)) {
        add("further");
      }
      return first === undefined ? "registered" : "further";
    };
    return { seat, round, state: stateNow() };
  });
  return { log: next, found };
}
