/**
 * A session of an exercise: who sits where, and what has happened so far, as a list of events. The
 * state is the fold of its events, so a session is replayed by reading them again; an event that does
 * not fit (a forecast after its seal, a decision of another seat) is refused, and changes nothing.
 */

import { canonicalJson, type Json } from "../../base/canonical-json.ts";
import { isPossible, opens } from "../commitment.ts";
import type { Envelope, QuestionForecast, SealedForecast } from "../commitment.ts";
import type { Exercise } from "../model.ts";
import type { MadeDecision, OwnMarks, SealedEnvelope } from "../submission.ts";
import type { DecisionAnswer } from "../decision.ts";
import { stagesOf, type Seat, type Stage } from "./stages.ts";

/** What is settled when a session begins. */
export interface SessionPlan {
  /** Random: two sessions are never taken for one. */
  readonly id: string;
  readonly exercise: string;
  readonly exerciseHash: string;
  readonly engineVersion: string;
  /** Empty: the world of a class that is not open yet. */
  readonly word: string;
  /** `worldOf` of the class; absent: a session without one. */
  readonly world?: string;
  readonly masked: boolean;
  readonly seats: readonly Seat[];
  /** ISO 8601. */
  readonly startedAt: string;
}

/** Something that happened, at a time (ISO 8601, the machine's clock). */
export type SessionEvent = { readonly at: string } &
  /** A page has been read. */
  (
    | { readonly kind: "read"; readonly stage: string }
    | { readonly kind: "opted-out"; readonly seat: string }
    | { readonly kind: "weighed"; readonly stage: string; readonly ratio: number }
    | { readonly kind: "forecast"; readonly stage: string; readonly forecast: QuestionForecast }
    /** A forecast is to be changed before it is sealed. */
    | { readonly kind: "reopened"; readonly stage: string }
    | { readonly kind: "sealed"; readonly stage: string; readonly envelope: Envelope }
    | { readonly kind: "decided"; readonly stage: string; readonly answer: DecisionAnswer }
    | { readonly kind: "revealed" }
    | { readonly kind: "marked"; readonly stage: string; readonly marks: OwnMarks }
    | {
        readonly kind: "noted";
        readonly stage: string;
        readonly notes: Readonly<Record<string, string>>;
      }
  );

/** Where a session stands. */
export interface SessionState {
  readonly plan: SessionPlan;
  readonly events: readonly SessionEvent[];
  readonly stages: readonly Stage[];
  /** Ids of the stages that are done. */
  readonly done: ReadonlySet<string>;
  /** Seats that left their roles, with the number of the first round without them. */
  readonly optedOut: ReadonlyMap<string, number>;
  /** Forecasts that are written, by id of the stage; sealed or not. */
  readonly forecasts: ReadonlyMap<string, QuestionForecast>;
  /** Likelihood ratios by id of the stage. */
  readonly ratios: ReadonlyMap<string, number>;
  readonly envelopes: readonly SealedEnvelope[];
  readonly decisions: readonly MadeDecision[];
  readonly revealedAt?: string;
  readonly marks: ReadonlyMap<string, OwnMarks>;
  readonly notes: Readonly<Record<string, string>>;
}

/** Why an event was refused. */
export type Refusal =
  | "not-now"
  | "sealed"
  | "does-not-open"
  | "not-what-was-written"
  /** The teacher has not opened the world of the class. */
  | "closed";

function stagesNow(
  exercise: Exercise,
  { seats }: SessionPlan,
  optedOut: ReadonlyMap<string, number>,
): readonly Stage[] {
  return stagesOf(exercise, seats, (seat, round) => {
    const from = optedOut.get(seat);
    return from !== undefined && exercise.rounds.findIndex(({ id }) => id === round) >= from;
  });
}

/** A session at its beginning. */
export function beginSession(exercise: Exercise, plan: SessionPlan): SessionState {
  return {
    plan,
    events: [],
    stages: stagesNow(exercise, plan, new Map()),
    done: new Set(),
    optedOut: new Map(),
    forecasts: new Map(),
    ratios: new Map(),
    envelopes: [],
    decisions: [],
    marks: new Map(),
    notes: {},
  };
}

/** The stage that comes next; the last one stays. */
export function currentStage(state: SessionState): Stage {
  const next = state.stages.find(({ id }) => !state.done.has(id)) ?? state.stages.at(-1);
  if (next === undefined) throw new RangeError("a session has stages");
  return next;
}

/** Whether everything has been gone through. */
export function isFinished(state: SessionState): boolean {
  return state.stages.every(({ id }) => state.done.has(id));
}

/** The round of the current stage, or the number of rounds once all are over; 0 before the first. */
export function roundNumber(exercise: Exercise, state: SessionState): number {
  const stage = currentStage(state);
  if ("round" in stage) return exercise.rounds.findIndex(({ id }) => id === stage.round);
  return stage.kind === "welcome" || stage.kind === "sheet" ? 0 : exercise.rounds.length;
}

/** Whether a seat's forecasts of a round are sealed. */
export function isSealed(state: SessionState, round: string, seat: string): boolean {
  return state.envelopes.some((one) => one.round === round && one.envelope.forecast.seat === seat);
}

/** What a seat has written in a round, as it is to be sealed. */
export function forecastToSeal(
  exercise: Exercise,
  state: SessionState,
  round: string,
  seat: string,
): SealedForecast {
  const { plan } = state;
  const own = state.stages.filter(
    (stage) => "item" in stage && stage.round === round && stage.seat === seat,
  );
  const ratios = own.flatMap((stage) => {
    const ratio = state.ratios.get(stage.id);
    return ratio === undefined || !("item" in stage) ? [] : [{ signal: stage.item, ratio }];
  });
  const decisions = state.decisions
    .filter((one) => one.round === round && one.seat === seat)
    .map(({ decision, answer }) => ({ decision, answer }));
  return {
    exercise: exercise.id,
    exerciseHash: plan.exerciseHash,
    ...(plan.world === undefined ? {} : { world: plan.world }),
    session: plan.id,
    team: plan.seats.map(({ id }) => id),
    seat,
    round,
    forecasts: own.flatMap(({ id }) => state.forecasts.get(id) ?? []),
    ...(ratios.length === 0 ? {} : { ratios }),
    ...(decisions.length === 0 ? {} : { decisions }),
  };
}

const same = (left: unknown, right: unknown): boolean =>
  canonicalJson(left as Json) === canonicalJson(right as Json);

/** The state after an event, or why it was refused. */
export function applyEvent(
  exercise: Exercise,
  state: SessionState,
  event: SessionEvent,
): SessionState | Refusal {
  const stage = currentStage(state);
  const before = { ...state, events: [...state.events, event] };
  const doneWith = (id: string): ReadonlySet<string> => new Set([...state.done, id]);
  const here = "stage" in event && event.stage === stage.id;
  switch (event.kind) {
    case "read": {
      const readable = !["signal", "question", "seal", "decision", "open", "marks"].includes(
        stage.kind,
      );
      return here && readable ? { ...before, done: doneWith(stage.id) } : "not-now";
    }
    case "opted-out":
      return optOut(exercise, before, event.seat);
    case "weighed":
      if (!here || stage.kind !== "signal" || !(event.ratio > 0)) return "not-now";
      return {
        ...before,
        done: doneWith(stage.id),
        ratios: new Map([...state.ratios, [stage.id, event.ratio]]),
      };
    case "forecast":
      if (!here || stage.kind !== "question" || event.forecast.question !== stage.item) {
        return "not-now";
      }
      if (!isPossible({ forecasts: [event.forecast] })) return "not-now";
      return {
        ...before,
        done: doneWith(stage.id),
        forecasts: new Map([...state.forecasts, [stage.id, event.forecast]]),
      };
    case "reopened": {
      const target = state.stages.find(({ id }) => id === event.stage);
      if (target?.kind !== "question" || !state.done.has(target.id)) return "not-now";
      if (isSealed(state, target.round, target.seat)) return "sealed";
      if (!("seat" in stage) || stage.seat !== target.seat) return "not-now";
      return { ...before, done: new Set([...state.done].filter((id) => id !== target.id)) };
    }
    case "sealed": {
      if (!here || stage.kind !== "seal") return "not-now";
      const { round, seat } = stage;
      const { envelope, at } = event;
      if (!opens(envelope)) return "does-not-open";
      const written = forecastToSeal(exercise, state, round, seat);
      if (!same(envelope.forecast, written)) return "not-what-was-written";
      return {
        ...before,
        done: doneWith(stage.id),
        envelopes: [...state.envelopes, { round, at, envelope }],
      };
    }
    case "decided": {
      if (!here || stage.kind !== "decision") return "not-now";
      const { round, seat, item } = stage;
      const made = { round, seat, decision: item, answer: event.answer };
      return { ...before, done: doneWith(stage.id), decisions: [...state.decisions, made] };
    }
    case "revealed":
      if (stage.kind !== "open") return "not-now";
      if (state.plan.world !== undefined && state.plan.word === "") return "closed";
      return { ...before, done: doneWith(stage.id), revealedAt: event.at };
    case "marked":
      if (!here || stage.kind !== "marks") return "not-now";
      return {
        ...before,
        done: doneWith(stage.id),
        marks: new Map([...state.marks, [stage.seat, event.marks]]),
      };
    case "noted":
      if (!here || stage.kind !== "debrief") return "not-now";
      return { ...before, done: doneWith(stage.id), notes: { ...state.notes, ...event.notes } };
  }
}

/** A seat leaves its role: what it has sealed stays, what it has not done falls away. */
function optOut(exercise: Exercise, before: SessionState, seat: string): SessionState | Refusal {
  const known = before.plan.seats.some(({ id }) => id === seat);
  if (!known || before.optedOut.has(seat) || before.revealedAt !== undefined) return "not-now";
  const optedOut = new Map([...before.optedOut, [seat, roundNumber(exercise, before)]]);
  const full = stagesNow(exercise, before.plan, optedOut);
  // What was done in the round that it left in the middle stays on record.
  const ids = new Set(full.map(({ id }) => id));
  const stages = before.stages.filter(({ id }) => ids.has(id) || before.done.has(id));
  return { ...before, optedOut, stages };
}

/** A session from its events; `undefined` where they do not fit, or an envelope does not open. */
export function replaySession(
  exercise: Exercise,
  plan: SessionPlan,
  events: readonly SessionEvent[],
): SessionState | undefined {
  let state = beginSession(exercise, plan);
  for (const event of events) {
    const next = applyEvent(exercise, state, event);
    if (typeof next === "string") return undefined;
    state = next;
  }
  return state;
}
