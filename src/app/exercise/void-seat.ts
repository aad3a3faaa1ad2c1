/**
 * A seat whose file was lost, or came into other hands, is given up: nothing that it registered counts,
 * and nothing more is taken from it. A seat with a code of its own takes its place.
 */

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { sealedJson } from "../../base/sealed-json.ts";
import type { ClassKeyFile, ClassKeySeat, SeatFile } from "../../exercise/class/key.ts";
import { logged, type ClassLog } from "../../exercise/class/log.ts";
import type { Language } from "../../i18n/language.ts";
import { csvText } from "../../render/csv.ts";
import { writeFile } from "../storage/file.ts";
import { writeClassLog } from "./class-log.ts";
import { readRoster, rosterTable } from "./roster.ts";
import { freshCode } from "./seats.ts";
import { readText } from "./text-file.ts";

/** What was written for a seat that was given up. */
export interface VoidedSeat {
  /** The seat that takes its place. */
  readonly seat: string;
  /** Its file, for the student. */
  readonly file: string;
}

/** The name of the next seat in a place: `fig-03`, `fig-03-b`, `fig-03-c`. */
function nextName(seat: string, taken: readonly ClassKeySeat[]): string {
  const place = seat.replace(/-[b-z]$/u, "");
  const names = Array.from(
    { length: 25 },
    (_, index) => `${place}-${String.fromCodePoint(0x62 + index)}`,
  );
  return names.find((name) => !taken.some((one) => one.seat === name)) ?? `${seat}-b`;
}

/** The file of a seat of a class. */
export function seatFile(
  key: ClassKeyFile,
  { seat, role, code }: ClassKeySeat,
  language: Language,
): SeatFile {
  const { class: name, exercise, exerciseHash, engineVersion, world, masked } = key;
  return {
    format: "brink-seat-2",
    ...{ class: name, exercise, exerciseHash, engineVersion, world },
    ...{ seat, role, code, masked, language },
  };
}

/** Gives a seat of the key up and makes another. @throws Unwritten */
export function voidSeat(
  keyPath: string,
  key: ClassKeyFile,
  log: ClassLog,
  lost: ClassKeySeat,
  { now, language }: { readonly now: string; readonly language: Language },
): VoidedSeat {
  const next = { seat: nextName(lost.seat, key.seats), role: lost.role, code: freshCode() };
  const teacher = dirname(keyPath);
  const seats = join(dirname(teacher), "students", "seats");
  const file = join(existsSync(seats) ? seats : teacher, `${next.seat}.json`);
  // In this order: whatever is cut short, the lost seat is not taken for the new one.
  writeFile(keyPath, sealedJson({ ...key, seats: [...key.seats, next] }, 2));
  writeFile(file, sealedJson(seatFile(key, next, language), 2));
  const roster = join(teacher, "roster.csv");
  if (existsSync(roster)) {
    const { people } = readRoster(readText(roster));
    const held = people.map(({ seat = "" }) => (seat === lost.seat ? next.seat : seat));
    writeFile(roster, csvText(rosterTable(people, held)));
  }
  writeClassLog(keyPath, logged(log, key.logKey, { kind: "voided", seat: lost.seat }, now));
  return { seat: next.seat, file };
}
