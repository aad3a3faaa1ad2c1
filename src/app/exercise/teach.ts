/**
 * A session of an exercise at one machine: the sealed world behind it, and what may be shown of that
 * world at each stage. Before the reveal nothing here answers a question about what is hidden.
 */

import { at, invariant } from "../../base/invariant.ts";
import { categoriesOf } from "../../exercise/categories.ts";
import { seal, type QuestionForecast } from "../../exercise/commitment.ts";
import { dealSignals } from "../../exercise/deal.ts";
import { priorOf, turnCards } from "../../exercise/detective.ts";
import type { Question } from "../../exercise/model.ts";
import {
  readDecision,
  readForecast,
  readMarks,
  readRatio,
  spentOf,
  totalOf,
  valuesOfForecast,
  withRest,
  type FormValues,
  type Problem,
} from "../../exercise/session/forms.ts";
import {
  applyEvent,
  currentStage,
  forecastToSeal,
  type Refusal,
  type SessionEvent,
  type SessionState,
} from "../../exercise/session/session.ts";
import type { Stage } from "../../exercise/session/stages.ts";
import { knowledgeOf } from "../../belief/observation.ts";
import { latinDigits } from "../../i18n/number.ts";
import { told, unknownAt, valueName } from "../../story/naming.ts";
import type { BeliefView, TeachScene } from "../../story/exercise/session/scene.ts";
import { pictureOf } from "./picture.ts";
import { givenIn, openSeal } from "./reveal.ts";
import { hiddenValue, weighedBy, type TeachWorld } from "./world.ts";

/** A seat's belief, card by card, as its own ratios make it. */
function beliefOf(world: TeachWorld, state: SessionState, seat: string): BeliefView | undefined {
  const { exercise } = world.sound;
  const unknown = exercise.signals[0]?.unknown;
  if (unknown === undefined) return undefined;
  const weighed = weighedBy(world, state, seat).filter(({ signal }) => signal.unknown === unknown);
  const { naming } = world.shown;
  // In the author's order, as ratios and forecasts have it; the program's is another.
  const values = naming.model.unknowns.find(({ id }) => id === unknown)?.values ?? [];
  const dealt = dealSignals(
    weighed.map(({ signal }) => signal),
    hiddenValue(world, 0),
    world.seed,
    0,
  );
  const prior = priorOf(exercise, unknown);
  return {
    first: told(naming, values[0]?.name),
    last: told(naming, values.at(-1)?.name),
    prior,
    cards: turnCards(weighed, prior, dealt).map(({ signal, ...card }) => ({
      ...card,
      signal: signal.id,
    })),
  };
}

/** What the actors of a role know of what is hidden: the card that its holder is dealt. */
function cardOf(world: TeachWorld, state: SessionState, seat: string): TeachScene["card"] {
  const { exercise } = world.sound;
  const { program } = world.engine;
  const role = state.plan.seats.find(({ id }) => id === seat)?.role;
  const plays = exercise.roles.find(({ id }) => id === role)?.plays ?? [];
  const actors = program.actors.flatMap(({ id }, index) => (plays.includes(id) ? [index] : []));
  const [unknown] = knowledgeOf(program, actors).unknowns;
  if (unknown === undefined) return undefined;
  const { naming } = world.shown;
  return {
    unknown: told(naming, unknownAt(naming, unknown).name),
    value: valueName(naming, unknown, at(world.engine.start().unknowns, unknown)),
  };
}

/** A stage as it may be seen now. @throws RunFault */
export function sceneOfStage(world: TeachWorld, state: SessionState, stage: Stage): TeachScene {
  const revealed = state.revealedAt !== undefined;
  // Once the seal is open the masks fall as well: what is compared is what happened.
  const { exercise: whole, naming } = revealed ? world.plain : world.shown;
  const exercise = givenIn(world, state, whole, "round" in stage ? stage.round : undefined);
  const common = { naming, exercise, state, stage };
  if (revealed) return { ...common, reveal: openSeal(world, state) };
  if (stage.kind === "round") {
    const picture = pictureOf(world, state, stage.round);
    return { ...common, ...(picture === undefined ? {} : { picture }) };
  }
  if (stage.kind === "sheet") {
    const card = cardOf(world, state, stage.seat);
    return { ...common, ...(card === undefined ? {} : { card }) };
  }
  const weighs = stage.kind === "signal" || stage.kind === "question" || stage.kind === "seal";
  const belief = weighs ? beliefOf(world, state, stage.seat) : undefined;
  return { ...common, ...(belief === undefined ? {} : { belief }) };
}

/** The last belief that the app has worked out for a seat; `undefined` where nothing was weighed. */
function believed(belief: BeliefView | undefined): number | undefined {
  return belief?.cards.at(-1)?.belief;
}

/** What a form starts with: the last forecast of the same question, or the belief of the cards. */
export function startingValues(world: TeachWorld, state: SessionState, stage: Stage): FormValues {
  if (stage.kind !== "question") return {};
  const question = questionOf(world, stage.item);
  const { model } = world.sound.world;
  const own = state.forecasts.get(stage.id);
  const earlier = state.stages.flatMap((one) =>
    one.kind === "question" && one.seat === stage.seat && one.item === stage.item
      ? (state.forecasts.get(one.id) ?? [])
      : [],
  );
  const forecast = own ?? earlier.at(-1);
  const reasons = own?.reasons ?? [];
  const belief = believed(beliefOf(world, state, stage.seat));
  if (belief !== undefined && own === undefined && question.sealed?.unknown !== undefined) {
    const share = Number(belief.toFixed(4));
    const categories = model.unknowns.find(({ id }) => id === question.sealed?.unknown)?.values;
    if (categories?.length === 2) {
      return valuesOfForecast(question, model, { question: question.id, p: [1 - share, share] });
    }
  }
  return forecast === undefined ? {} : valuesOfForecast(question, model, { ...forecast, reasons });
}

function questionOf({ sound }: TeachWorld, id: string): Question {
  const question = sound.exercise.questions.find((one) => one.id === id);
  invariant(question !== undefined, `the exercise asks ${id}`);
  return question;
}

/** Time and chance, handed in by whoever has them. */
export interface Moment {
  /** ISO 8601. */
  readonly now: string;
  /** 32 or more random hexadecimal digits. */
  readonly nonce: string;
}

/** What became of a form, or of a page that was read. */
export type Sent =
  | { readonly kind: "on"; readonly state: SessionState }
  | { readonly kind: "wrong"; readonly problems: Readonly<Record<string, Problem>> }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** The word for a refusal: why nothing goes on is said where the user can do something about it. */
export function refusalWord(refusal: Refusal): "teach.closed" | "teach.refusal" {
  return refusal === "closed" ? "teach.closed" : "teach.refusal";
}

/** Applies an event. */
export function send(world: TeachWorld, state: SessionState, event: SessionEvent): Sent {
  const next = applyEvent(world.sound.exercise, state, event);
  return typeof next === "string"
    ? { kind: "refused", refusal: next }
    : { kind: "on", state: next };
}

/** The event of a form that was read, or what is wrong with it. */
function eventOf(
  world: TeachWorld,
  state: SessionState,
  values: FormValues,
  { now, nonce }: Moment,
): SessionEvent | Readonly<Record<string, Problem>> {
  const stage = currentStage(state);
  const { exercise, world: loaded } = world.sound;
  const common = { at: now, stage: stage.id };
  switch (stage.kind) {
    case "signal": {
      const ratio = readRatio(values["ratio"] ?? "");
      return ratio === undefined ? { ratio: "ratio" } : { ...common, kind: "weighed", ratio };
    }
    case "question": {
      const read = readForecast(questionOf(world, stage.item), loaded.model, values);
      if (read.kind === "wrong") return read.problems;
      return { ...common, kind: "forecast", forecast: rounded(read.value) };
    }
    case "seal": {
      const forecast = forecastToSeal(exercise, state, stage.round, stage.seat);
      return { ...common, kind: "sealed", envelope: seal(forecast, nonce) };
    }
    case "decision": {
      const decision = exercise.decisions.find(({ id }) => id === stage.item);
      invariant(decision !== undefined, `the exercise decides ${stage.item}`);
      const read = readDecision(exercise, decision, values);
      if (read.kind === "wrong") return read.problems;
      return { ...common, kind: "decided", answer: read.value };
    }
    case "open":
      return { at: now, kind: "revealed" };
    case "marks": {
      const read = readMarks(exercise, values);
      return read.kind === "wrong"
        ? read.problems
        : { ...common, kind: "marked", marks: read.value };
    }
    case "debrief": {
      const notes = Object.entries(values).flatMap(([key, text]) =>
        text.trim() === ""
          ? []
          : [[`${String(stage.phase)}.${key.slice(5)}`, text.trim()] as const],
      );
      return { ...common, kind: "noted", notes: Object.fromEntries(notes) };
    }
    case "welcome":
    case "sheet":
    case "run":
    case "truths":
    case "injects":
    case "decided":
    case "end":
    case "scores":
    case "round":
    case "news":
    case "signals":
      return { ...common, kind: "read" };
  }
}

/** Shares that sum to 1 exactly enough after they were divided by their total. */
function rounded(forecast: QuestionForecast): QuestionForecast {
  const { p } = forecast;
  return p === undefined || typeof p === "number"
    ? forecast
    : { ...forecast, p: p.map((share) => Number(share.toFixed(9))) };
}

function isEvent(event: SessionEvent | Readonly<Record<string, Problem>>): event is SessionEvent {
  return typeof (event as { readonly at?: unknown }).at === "string";
}

/** Numbers in Western digits, whatever was typed; words stay as they are. */
function western(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, text]) => [
      key,
      /^(?:p|p\..*|low|high|ratio|points\..*)$/u.test(key) ? latinDigits(text) : text,
    ]),
  );
}

/** Sends the form of the current stage; a page without a form is read. */
export function sendForm(
  world: TeachWorld,
  state: SessionState,
  values: FormValues,
  moment: Moment,
): Sent {
  const event = eventOf(world, state, western(values), moment);
  return isEvent(event) ? send(world, state, event) : { kind: "wrong", problems: event };
}

/** Puts what is missing to 100 into one field of the current question's form. */
export function restInto(
  world: TeachWorld,
  stage: Stage,
  values: FormValues,
  field: string,
): FormValues {
  if (stage.kind !== "question") return values;
  const categories = categoriesOf(questionOf(world, stage.item), world.sound.world.model) ?? [];
  return withRest(categories, western(values), field);
}

/** How far a form has come where its parts have to add up: shares to 100, points to what there are. */
export function sumsOf(
  world: TeachWorld,
  stage: Stage,
  values: FormValues,
): { readonly kind: "shares" | "points"; readonly sum: number; readonly of: number } | undefined {
  const { exercise, world: loaded } = world.sound;
  if (stage.kind === "question") {
    const categories = categoriesOf(questionOf(world, stage.item), loaded.model);
    return categories === undefined
      ? undefined
      : { kind: "shares", sum: totalOf(categories, western(values)), of: 100 };
  }
  if (stage.kind !== "decision") return undefined;
  const decision = exercise.decisions.find(({ id }) => id === stage.item);
  return decision?.kind === "spend"
    ? { kind: "points", sum: spentOf(decision, values), of: decision.points ?? 0 }
    : undefined;
}

// The screens know sessions through this file alone.
export { currentStage, isFinished, type SessionState } from "../../exercise/session/session.ts";
export type { Stage, Seat } from "../../exercise/session/stages.ts";
export type { FormValues, Problem } from "../../exercise/session/forms.ts";
export type { Exercise, Seating } from "../../exercise/model.ts";
export type { TeachWorld } from "./world.ts";
