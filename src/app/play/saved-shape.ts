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

function isOptionalString(value: unknown): boolean {
  return value === undefined || isString(value);
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
    isOptionalString(value["fork"]) &&
    isListOf(
      value["branches"],
      (way) => isPlace(way) && isFields(way) && isOptionalString(way["name"]),
    )
  );
}

/** The session in a file's text; undefined if it holds none. */
export function parseSavedSession(text: string): SavedSession | undefined {
  const read = readSealedJson(text);
  return "value" in read && isSavedSession(read.value) ? read.value : undefined;
}
