/** The files that tie a class to its pack: a seat for each student, a key for the teacher. */

import { readSealedJson } from "../../base/sealed-json.ts";

/** What a student gets: no word, and nothing that a word could be guessed from. */
export interface SeatFile {
  readonly format: "brink-seat-1";
  readonly class: string;
  /** Id of the exercise. */
  readonly exercise: string;
  readonly exerciseHash: string;
  readonly engineVersion: string;
  /** Pseudonym. */
  readonly seat: string;
  readonly role: string;
  readonly code: string;
  readonly masked: boolean;
  readonly language: string;
}

/** What the teacher keeps. */
export interface ClassKeyFile {
  readonly format: "brink-class-key-1";
  readonly class: string;
  readonly exercise: string;
  readonly exerciseHash: string;
  readonly engineVersion: string;
  /** Word of the class; with the id of the exercise it is the seed of the sealed world. */
  readonly word: string;
  readonly masked: boolean;
  readonly seats: readonly {
    readonly seat: string;
    readonly role: string;
    readonly code: string;
  }[];
}

/** Reads a key; `damaged` if it was one, `undefined` if the text holds none. */
export function readClassKey(text: string): ClassKeyFile | "damaged" | undefined {
  const read = readSealedJson(text);
  if ("fault" in read) return text.includes("brink-class-key-1") ? "damaged" : undefined;
  const { value } = read;
  if (typeof value !== "object" || value === null) return undefined;
  const key = value as Readonly<Record<string, unknown>>;
  const texts = ["class", "exercise", "exerciseHash", "engineVersion", "word"];
  const { seats } = key;
  const sound =
    key["format"] === "brink-class-key-1" &&
    texts.every((name) => typeof key[name] === "string") &&
    Array.isArray(seats) &&
    seats.every(
      (seat: unknown) =>
        typeof seat === "object" &&
        seat !== null &&
        ["seat", "role", "code"].every(
          (name) => typeof (seat as Readonly<Record<string, unknown>>)[name] === "string",
        ),
    );
  return sound ? (value as ClassKeyFile) : undefined;
}
