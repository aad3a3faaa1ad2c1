/** Walks a session through its forms with plain answers, and tells what was on every page. */

import { shippedFolder } from "./shipped.ts";
import { loadExercise, type SoundExercise } from "../../../src/app/exercise/files.ts";
import { beginExercise, type Held } from "../../../src/app/exercise/hold.ts";
import {
  currentStage,
  isFinished,
  sceneOfStage,
  sendForm,
  startingValues,
  type FormValues,
  type Moment,
  type SessionState,
  type Stage,
} from "../../../src/app/exercise/teach.ts";
import type { Language } from "../../../src/i18n/language.ts";
import type { TeachWorld } from "../../../src/app/exercise/world.ts";
import { packageVersion } from "../../../src/app/paths.ts";
import { pageText } from "../../../src/render/terminal.ts";
import type { SessionPage } from "../../../src/story/exercise/session/page.ts";
import { pageOf } from "../../../src/story/exercise/session/pages.ts";

/** Time and chance that are the same in every test. */
export const moment: Moment = {
  now: "2026-01-12T09:00:00.000Z",
  nonce: "0123456789abcdef".repeat(2),
};

const loaded = new Map<string, SoundExercise>();

/** An exercise that ships; read once. */
export function shipped(id: string): SoundExercise {
  const known = loaded.get(id);
  if (known !== undefined) return known;
  const read = loadExercise(id, shippedFolder);
  if (read.kind === "faulty") throw new Error(`${id} has faults`);
  loaded.set(id, read);
  return read;
}

/** A session with a seat for every role that players take. */
export function team(sound: SoundExercise, language: Language, masked = false): Held {
  const seats = sound.exercise.roles
    .filter(({ staffedBy }) => (staffedBy ?? "players") === "players")
    .map(({ id }, index) => ({ id: "ABCDEFGHIJ".charAt(index), role: id }));
  return beginExercise(
    sound,
    { word: "test", masked, seats, startedAt: moment.now, engineVersion: packageVersion() },
    { language, digits: "latin" },
  );
}

/** Something for every field of a page. */
export function plainAnswers(page: SessionPage): FormValues {
  let shared = true;
  return Object.fromEntries(
    page.fields.map(({ id, kind, options, shared: shares }) => {
      if (kind === "percent") {
        const value = shares === true ? (shared ? "100" : "0") : "50";
        if (shares === true) shared = false;
        return [id, value];
      }
      if (kind === "number") return [id, id === "low" ? "0" : "1"];
      if (kind === "choice") return [id, options[0]?.id ?? ""];
      return [id, kind === "tick" ? "" : "words"];
    }),
  );
}

/** What was on one page. */
export interface Visited {
  readonly stage: Stage;
  readonly words: string;
  readonly revealed: boolean;
}

/** Goes to the end. */
export function walk(
  { world, state: first }: Held,
  answer: (page: SessionPage, stage: Stage) => FormValues = plainAnswers,
): {
  readonly state: SessionState;
  readonly visited: readonly Visited[];
  readonly world: TeachWorld;
} {
  let state = first;
  const visited: Visited[] = [];
  while (!isFinished(state)) {
    const stage = currentStage(state);
    const scene = sceneOfStage(world, state, stage);
    const page = pageOf(scene);
    const form = page.fields.flatMap(({ label, options }) => [
      label,
      ...options.map((one) => one.text),
    ]);
    const words = [...pageText(page), ...form].join("\n");
    visited.push({ stage, words, revealed: state.revealedAt !== undefined });
    const values = { ...startingValues(world, state, stage), ...answer(page, stage) };
    const sent = sendForm(world, state, values, moment);
    if (sent.kind !== "on") throw new Error(`${stage.id}: ${JSON.stringify(sent)}`);
    state = sent.state;
  }
  return { state, visited, world };
}
