/** Reads the text of a session file, trusting nothing in it. */

import { readSealedJson } from "../../base/sealed-json.ts";
import type { SavedSession } from "./save.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with keys. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Whether a value is a text. */
export function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isOptional(value: unknown, test: (value: unknown) => boolean): boolean {
  return value === undefined || test(value);
}

function isLogEntry(value: unknown): boolean {
  return (
    isFields(value) &&
    isCount(value["step"]) &&
    (value["kind"] === "inject" || value["kind"] === "override") &&
    isString(value["text"])
  );
}

/** Whether a value is a list of what passes a test. */
export function isListOf(value: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(test);
}

function isTurn(value: unknown): boolean {
  return (
    isFields(value) &&
    isCount(value["step"]) &&
    isString(value["actor"]) &&
    isListOf(value["moves"], (move) => move === null || isString(move))
  );
}

function isPlace(value: unknown): boolean {
  return isFields(value) && isCount(value["step"]) && isListOf(value["decisions"], isTurn);
}

function isSavedSession(value: unknown): value is SavedSession {
  if (!isFields(value) || value["brinkSession"] !== 1) return false;
  const place = value["at"];
  return (
    ["scenario", "scenarioHash", "engineVersion", "seed"].every((key) => isString(value[key])) &&
    isCount(value["run"]) &&
    isListOf(value["actors"], isString) &&
    isFields(place) &&
    isCount(place["step"]) &&
    isString(place["date"]) &&
    isPlace(value["played"]) &&
    isListOf(
      value["checkpoints"],
      (mark) => isPlace(mark) && isFields(mark) && isString(mark["name"]),
    ) &&
    isOptional(value["seats"], (seats) => isListOf(seats, (seat) => isListOf(seat, isString))) &&
    isOptional(value["facilitated"], (led) => typeof led === "boolean") &&
    isOptional(value["log"], (log) => isListOf(log, isLogEntry)) &&
    isOptional(value["fork"], isString) &&
    isListOf(
      value["branches"],
      (way) => isPlace(way) && isFields(way) && isOptional(way["name"], isString),
    )
  );
}

/** The session in a file's text; undefined if it holds none. */
export function parseSavedSession(text: string): SavedSession | undefined {
  const read = readSealedJson(text);
  return "value" in read && isSavedSession(read.value) ? read.value : undefined;
}
