/**
 * A session without a person: forecasts, decisions and notes from a file, sent through the same forms
 * as those of the screens. For tests, for demonstrations, and for classes that write on paper.
 *
 *     { "A": { "first": { "war_in_ukraine": 30, "gas_cut": { "p": 10, "reason1": "…" } },
 *              "marks": { "explanation.claim": true } },
 *       "debrief": { "0": { "note.0": "…" } } }
 */

import { currentStage, isFinished, type SessionState } from "../../exercise/session/session.ts";
import type { Stage } from "../../exercise/session/stages.ts";
import type { FormValues, Problem } from "../../exercise/session/forms.ts";
import { pageOf } from "../../story/exercise/session/pages.ts";
import { sceneOfStage, sendForm, startingValues, type Moment } from "./teach.ts";
import type { TeachWorld } from "./world.ts";

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The part of the file that answers a stage. */
function partFor(stage: Stage, answers: Fields): unknown {
  const within = (value: unknown, key: string): unknown =>
    isFields(value) ? value[key] : undefined;
  if (stage.kind === "debrief") return within(answers["debrief"], String(stage.phase));
  if (stage.kind === "marks") return within(answers[stage.seat], "marks");
  return "item" in stage ? within(within(answers[stage.seat], stage.round), stage.item) : undefined;
}

/** A value in JSON as it would have been typed. */
function typed(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "";
  return typeof value === "number" || typeof value === "string" ? String(value) : "";
}

function valuesFrom(stage: Stage, part: unknown): FormValues {
  if (isFields(part)) {
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, typed(value)]));
  }
  if (part === undefined) return {};
  // A number or a word alone is what the stage asks for first.
  return {
    [stage.kind === "signal" ? "ratio" : stage.kind === "decision" ? "option" : "p"]: typed(part),
  };
}

/** How a session went. */
export type AnsweredSession =
  | { readonly kind: "finished"; readonly state: SessionState }
  /** Everything is sealed; the world of the class is not open yet. */
  | { readonly kind: "closed"; readonly state: SessionState }
  | {
      readonly kind: "stopped";
      readonly state: SessionState;
      /** Where the file has no answer, or a wrong one. */
      readonly stage: Stage;
      readonly problems: Readonly<Record<string, Problem>>;
      /** Fields that the file fills in and that the form does not have. */
      readonly unknown: readonly string[];
      /** Those that it has. */
      readonly fields: readonly string[];
    };

/** A name that the session does not have, and those that it has there. */
export interface StrangeName {
  /** Keys from the outermost to the one that is meant. */
  readonly path: readonly string[];
  readonly there: readonly string[];
}

/** Seats, rounds, items and phases of a file that the session never asks for: nobody would miss them. */
export function strangeNames(
  { plan }: TeachWorld,
  { stages }: SessionState,
  answers: Fields,
): readonly StrangeName[] {
  const strange = (
    path: readonly string[],
    part: unknown,
    there: readonly string[],
  ): readonly StrangeName[] =>
    Object.keys(isFields(part) ? part : {})
      .filter((key) => !there.includes(key))
      .map((key) => ({ path: [...path, key], there }));
  const seats = plan.seats.map(({ id }) => id);
  const phases = stages.flatMap((one) => (one.kind === "debrief" ? [String(one.phase)] : []));
  const within = seats.flatMap((seat) => {
    const own = answers[seat];
    const asked = stages.flatMap((one) => ("item" in one && one.seat === seat ? [one] : []));
    // Who has left a role is asked nothing more, and its answers may stay where they stand.
    if (!isFields(own) || asked.length === 0) return [];
    const rounds = [...new Set(asked.map(({ round }) => round))];
    const items = (round: string): readonly string[] =>
      asked.flatMap((one) => (one.round === round ? [one.item] : []));
    return [
      ...strange([seat], own, [...rounds, "marks"]),
      ...rounds.flatMap((round) => strange([seat, round], own[round], items(round))),
    ];
  });
  return [
    ...strange([], answers, [...seats, "debrief"]),
    ...within,
    ...strange(["debrief"], answers["debrief"], phases),
  ];
}

/** Goes on with a session with the answers of a file. @throws RunFault */
export function answerAll(
  world: TeachWorld,
  answers: Fields,
  moment: () => Moment,
  from: SessionState,
): AnsweredSession {
  let state = from;
  while (!isFinished(state)) {
    const stage = currentStage(state);
    const given = valuesFrom(stage, partFor(stage, answers));
    const fields = pageOf(sceneOfStage(world, state, stage)).fields.map(({ id }) => id);
    const unknown = Object.keys(given).filter((id) => !fields.includes(id));
    const values = { ...startingValues(world, state, stage), ...given };
    const sent = sendForm(world, state, values, moment());
    if (sent.kind === "refused" && sent.refusal === "closed") return { kind: "closed", state };
    if (sent.kind !== "on" || unknown.length > 0) {
      const problems = sent.kind === "wrong" ? sent.problems : {};
      return { kind: "stopped", state, stage, problems, unknown, fields };
    }
    state = sent.state;
  }
  return { kind: "finished", state };
}
