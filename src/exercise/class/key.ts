/**
 * The files that tie a class to its pack: a seat for each student, a key for the teacher, and what the
 * teacher gives to all at the reveal.
 */

import { readSealedJson } from "../../base/sealed-json.ts";
import { canonicalJson } from "../../base/canonical-json.ts";
import { sha256Hex } from "../../base/sha256.ts";
import { fieldsIn, hasTexts, isFields } from "../fields.ts";

/** What all of them say of the class. */
interface ClassFacts {
  readonly class: string;
  /** Id of the exercise. */
  readonly exercise: string;
  readonly exerciseHash: string;
  readonly engineVersion: string;
  /** `worldOf`: the teacher's own commitment to the sealed world. */
  readonly world: string;
}

/** What a student gets: no word, and nothing that the sealed world could be guessed from. */
export interface SeatFile extends ClassFacts {
  readonly format: "brink-seat-2";
  /** Pseudonym. */
  readonly seat: string;
  readonly role: string;
  /** 128 bits that nobody else has but the teacher: what the seat hands in is bound to it. */
  readonly code: string;
  readonly masked: boolean;
  readonly language: string;
}

/** What the teacher keeps. */
export interface ClassKeyFile extends ClassFacts {
  readonly format: "brink-class-key-2";
  /** Word of the class. */
  readonly word: string;
  /** 128 random bits, 32 hexadecimal digits: without them nobody can open the world of the class. */
  readonly salt: string;
  /** Under this the log of the class is written; never given away. */
  readonly logKey: string;
  readonly masked: boolean;
  readonly seats: readonly ClassKeySeat[];
}

/** A seat as the key knows it. */
export interface ClassKeySeat {
  readonly seat: string;
  readonly role: string;
  readonly code: string;
}

/** What everyone gets at the reveal. */
export interface RevealFile extends ClassFacts {
  readonly format: "brink-reveal-1";
  /** `saltedWord`: the word under which anyone can open the world from now on. */
  readonly word: string;
}

/** A word and a salt as the one word that sets the sealed world. */
export function saltedWord({ word, salt }: Pick<ClassKeyFile, "word" | "salt">): string {
  return `${word.normalize("NFC").trim()}/${salt}`;
}

/** What commits a teacher to a world without saying which: the salt cannot be guessed from it. */
export function worldOf(exercise: string, exerciseHash: string, salted: string): string {
  return sha256Hex(
    canonicalJson({ format: "brink-world-1", exercise, exerciseHash, word: salted }),
  );
}

/** A file of a class that was read; `earlier`: one of a form that this version no longer takes. */
export type ReadClassFile<T> = T | "earlier" | undefined;

const facts = ["class", "exercise", "exerciseHash", "engineVersion", "world"] as const;

function read<T>(
  text: string,
  kind: string,
  version: number,
  texts: readonly string[],
): ReadClassFile<T> {
  const file = fieldsIn(text);
  const found = /^brink-(.+)-(\d+)$/u.exec(String(file?.["format"]));
  if (file === undefined || found?.[1] !== kind) return undefined;
  if (Number(found[2]) < version) return "earlier";
  return Number(found[2]) === version && hasTexts(file, [...facts, ...texts])
    ? (file as unknown as T)
    : undefined;
}

/** Reads a key; `damaged` if it was one, `undefined` if the text holds none. */
export function readClassKey(text: string): ReadClassFile<ClassKeyFile> | "damaged" {
  if ("fault" in readSealedJson(text))
    return text.includes("brink-class-key-") ? "damaged" : undefined;
  const key = read<ClassKeyFile>(text, "class-key", 2, ["word", "salt", "logKey"]);
  if (key === undefined || key === "earlier") return key;
  const sound =
    Array.isArray(key.seats) &&
    key.seats.every((seat) => isFields(seat) && hasTexts(seat, ["seat", "role", "code"])) &&
    key.world === worldOf(key.exercise, key.exerciseHash, saltedWord(key));
  return sound ? key : undefined;
}

/** Reads the file of a seat. */
export function readSeatFile(text: string): ReadClassFile<SeatFile> {
  return read<SeatFile>(text, "seat", 2, ["seat", "role", "code", "language"]);
}

/** Reads what was given at a reveal; one that does not fit the world that it names is none. */
export function readReveal(text: string): RevealFile | undefined {
  const file = read<RevealFile>(text, "reveal", 1, ["word"]);
  if (file === undefined || file === "earlier") return undefined;
  return file.world === worldOf(file.exercise, file.exerciseHash, file.word) ? file : undefined;
}
