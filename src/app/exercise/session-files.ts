/**
 * What a session leaves on disk: its progress below the data folder (with nonces: nobody's business but
 * this machine's), the commitments that may be published at once, and at the end what every seat hands
 * in.
 */

import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sealedJson } from "../../base/sealed-json.ts";
import { fieldsIn, hasTexts, isFields, type Fields } from "../../exercise/fields.ts";
import { isDecisionAnswer, isEnvelopeShape, isOwnMarks } from "../../exercise/read-submission.ts";
import type { FormValues } from "../../exercise/session/forms.ts";
import type { SessionEvent, SessionPlan } from "../../exercise/session/session.ts";
import { readGenerations, writeFile } from "../storage/file.ts";
import { lock, type Release } from "../storage/lock.ts";
import { makeDataFolder } from "../storage/private-folder.ts";

/** A session as it is kept: what was settled, what happened, and what is being typed. */
export interface SavedExercise {
  /** 1: of a form in which decisions were not sealed; named, and not gone on with. */
  readonly brinkExercise: 1 | 2;
  readonly plan: SessionPlan;
  readonly events: readonly SessionEvent[];
  /** Of the form on screen, by id of its stage. */
  readonly draft?: { readonly stage: string; readonly values: FormValues };
  /** Everything was gone through. */
  readonly finished: boolean;
}

/** Random hexadecimal digits: 32 of them hide a forecast. */
export function freshNonce(): string {
  return randomBytes(16).toString("hex");
}

/** A text as part of a file name. */
export function inFileName(text: string): string {
  return text.replace(/[^\p{L}\p{N}.-]+/gu, "_").slice(0, 40);
}

/** What tells the files of a session from those of others: its word, or its seats of a class. */
export function labelOf({ word, world, seats }: SessionPlan): string {
  return inFileName(world === undefined ? word : seats.map(({ id }) => id).join("+"));
}

function fileOf(dataFolder: string, plan: SessionPlan): string {
  const name = `${inFileName(plan.exercise)}-${labelOf(plan)}-${plan.id.slice(0, 8)}.json`;
  return join(makeDataFolder(dataFolder, "exercises"), name);
}

/** Keeps a session, and what stood there just before. @throws Unwritten */
export function keepExercise(dataFolder: string, saved: SavedExercise): void {
  writeFile(fileOf(dataFolder, saved.plan), sealedJson(saved, 1), { keeps: true });
}

/** Keeps other processes from going on with a session. @throws InUse, Unwritten */
export function lockExercise(dataFolder: string, plan: SessionPlan): Release {
  const file = fileOf(dataFolder, plan);
  return lock(`${file}.lock`, file);
}

function isPlan(value: unknown): boolean {
  return (
    isFields(value) &&
    hasTexts(value, ["id", "exercise", "exerciseHash", "engineVersion", "word", "startedAt"]) &&
    typeof value["masked"] === "boolean" &&
    Array.isArray(value["seats"]) &&
    value["seats"].every((seat) => isFields(seat) && hasTexts(seat, ["id", "role"])) &&
    (value["world"] === undefined || typeof value["world"] === "string")
  );
}

/** What each kind of event carries beside its time. */
const carried: Readonly<Record<string, (event: Fields) => boolean>> = {
  read: (event) => hasTexts(event, ["stage"]),
  reopened: (event) => hasTexts(event, ["stage"]),
  "opted-out": (event) => hasTexts(event, ["seat"]),
  weighed: (event) => hasTexts(event, ["stage"]) && typeof event["ratio"] === "number",
  forecast: (event) =>
    hasTexts(event, ["stage"]) &&
    isFields(event["forecast"]) &&
    hasTexts(event["forecast"], ["question"]),
  sealed: (event) => hasTexts(event, ["stage"]) && isEnvelopeShape(event["envelope"]),
  decided: (event) => hasTexts(event, ["stage"]) && isDecisionAnswer(event["answer"]),
  revealed: () => true,
  marked: (event) => hasTexts(event, ["stage"]) && isOwnMarks(event["marks"]),
  noted: (event) => hasTexts(event, ["stage"]) && isFields(event["notes"]),
};

function isEvent(value: unknown): boolean {
  if (!isFields(value) || !hasTexts(value, ["at", "kind"])) return false;
  return carried[String(value["kind"])]?.(value) === true;
}

/** The session in a file's text; `undefined` if it holds none. Whether its events fit is for a replay. */
export function parseExerciseSession(text: string): SavedExercise | undefined {
  const value = fieldsIn(text);
  const version = value?.["brinkExercise"];
  if (value === undefined || (version !== 1 && version !== 2)) return undefined;
  const { events, draft } = value;
  if (!isPlan(value["plan"]) || !Array.isArray(events)) return undefined;
  if (version === 2 && !events.every(isEvent)) return undefined;
  const drafted = isFields(draft) && hasTexts(draft, ["stage"]) && isFields(draft["values"]);
  const texts = drafted ? Object.entries(draft["values"] as Fields) : [];
  const saved = {
    brinkExercise: version,
    plan: value["plan"] as SessionPlan,
    events: version === 2 ? (events as readonly SessionEvent[]) : [],
    finished: value["finished"] === true,
  } as const;
  if (!drafted) return saved;
  const values = Object.fromEntries(
    texts.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  return { ...saved, draft: { stage: String(draft["stage"]), values } };
}

/** The sessions of an exercise that are kept, the one written last first; unreadable files are left out. */
export function keptExercises(dataFolder: string, exercise: string): readonly SavedExercise[] {
  const folder = join(dataFolder, "exercises");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${inFileName(exercise)}-`) && name.endsWith(".json"))
    .flatMap((name) => {
      const read = readGenerations(join(folder, name), parseExerciseSession);
      return typeof read === "string" || read.value.plan.exercise !== exercise ? [] : [read.value];
    })
    .toSorted((left, right) => lastAt(right).localeCompare(lastAt(left)));
}

/** When something last happened in a session. */
export function lastAt({ plan, events }: SavedExercise): string {
  return events.at(-1)?.at ?? plan.startedAt;
}
