/** Moving in time: stepping, deciding, rewinding, branching. Pure; run faults are thrown. */

import {
  emptyDraft,
  nextDecision,
  withChoice,
  withDelegation,
  type Draft,
} from "../app/play/decide.ts";
import { runToNextEvent } from "../app/play/context.ts";
import {
  choicesAt,
  goToStep,
  recordOf,
  rewindSession,
  logged,
  standing,
  stepSession,
  type Session,
} from "../app/play/session.ts";
import { dateOfStep } from "../story/naming.ts";
import { choicesText } from "../view/play/ways.ts";
import {
  paused,
  perspectiveIn,
  pushOverlay,
  topOverlay,
  withoutSeat,
  type Overlay,
  type PlayState,
  type Surroundings,
} from "./state.ts";

type DecisionOverlay = Extract<Overlay, { kind: "decision" }>;

function withoutDecision(state: PlayState): PlayState {
  const kept = state.overlays.filter(
    ({ kind }) => kind !== "decision" && kind !== "actors" && kind !== "curtain",
  );
  return kept.length === state.overlays.length ? state : { ...state, overlays: kept };
}

/** The end screen comes up by itself when the run ends. */
function arrived(around: Surroundings, state: PlayState, message: string): PlayState {
  // What is new stands at the top of lists.
  const told = { ...withoutDecision(state), message, scroll: 0 };
  if (!standing(state.session).ended) return told;
  const ended = {
    ...paused(told),
    message: around.context.naming.say("message.ended"),
    overlays: told.overlays.filter(({ kind }) => kind !== "end"),
  };
  return pushOverlay(ended, { kind: "end", scroll: 0 });
}

function date({ context }: Surroundings, session: Session): string {
  return dateOfStep(context.naming, session.cursor);
}

function takeStep(around: Surroundings, state: PlayState, draft: Draft): PlayState {
  const { engine, naming } = around.context;
  const before = overridden(around, withoutSeat(state), draft);
  const { session, forked, dropped } = stepSession(engine, before.session, draft.choices);
  const fill = { name: session.name, left: state.session.name };
  const message = forked
    ? naming.say(dropped ? "message.fork" : "message.branched", fill)
    : naming.say("message.stepped", { date: date(around, session) });
  return arrived(around, { ...before, session }, message);
}

/** Decisions that the one who leads took in the place of others, in the log. */
function overridden({ context }: Surroundings, state: PlayState, { choices }: Draft): PlayState {
  const { session } = state;
  if (!session.facilitated) return state;
  const others = new Map([...choices].filter(([actor]) => !session.players.includes(actor)));
  if (others.size === 0) return state;
  const text = choicesText(context.naming, others);
  return { ...state, session: logged(session, "override", text) };
}

/** Row of the choice that was made here before a rewind, so that it need not be looked for. */
function formerRow(
  state: PlayState,
  overlay: Omit<DecisionOverlay, "cursor" | "kind" | "advised">,
): number {
  const { request } = overlay;
  const former = choicesAt(state.session, state.session.cursor).get(request.actor)?.[request.slot];
  if (former === undefined) return 0;
  if (former.kind === "none") return request.options.length;
  return Math.max(0, request.options.indexOf(former.move));
}

/** Asks for the next decision, or takes the step once there is none left. */
function proceed(
  around: Surroundings,
  state: PlayState,
  actors: readonly number[],
  draft: Draft,
): PlayState {
  const { engine, naming } = around.context;
  const request = nextDecision(
    naming.model,
    engine,
    state.session,
    actors,
    draft,
    perspectiveIn(state),
  );
  if (request === undefined) return takeStep(around, state, draft);
  const seat = state.session.seats.findIndex((own) => own.includes(request.actor));
  if (seat >= 0 && seat !== state.seat) {
    const hidden = withoutSeat(withoutDecision(state));
    return pushOverlay(hidden, { kind: "curtain", seat, draft, actors });
  }
  const sheet = { request, draft, actors };
  const former = topOverlay(state);
  // Who asked for advice on one slot is given it on the next.
  const advised = former?.kind === "decision" && former.advised;
  const overlay: Overlay = { kind: "decision", ...sheet, cursor: formerRow(state, sheet), advised };
  return pushOverlay(withoutDecision(state), overlay);
}

/** One step on; the players are asked first. */
export function stepOn(around: Surroundings, state: PlayState): PlayState {
  if (standing(state.session).ended) {
    const message = around.context.naming.say("message.ended");
    if (state.overlays.some(({ kind }) => kind === "end")) return { ...state, message };
    return pushOverlay({ ...state, message }, { kind: "end", scroll: 0 });
  }
  return proceed(around, state, state.session.players, emptyDraft);
}

/** A step in which these actors are asked, whoever is played: a what-if. */
export function decideFor(
  around: Surroundings,
  state: PlayState,
  actors: readonly number[],
): PlayState {
  const { engine, naming } = around.context;
  if (standing(state.session).ended) return { ...state, message: naming.say("message.ended") };
  const request = nextDecision(
    naming.model,
    engine,
    state.session,
    actors,
    emptyDraft,
    perspectiveIn(state),
  );
  if (request === undefined) {
    const unit = naming.say(`unitword.${engine.program.calendar.unit}`);
    return { ...withoutDecision(state), message: naming.say("decision.no-moves", { unit }) };
  }
  return proceed(around, state, actors, emptyDraft);
}

/** Behind the curtain: the seat whose turn it is decides. */
export function uncover(around: Surroundings, state: PlayState): PlayState {
  const overlay = topOverlay(state);
  if (overlay?.kind !== "curtain") return state;
  const { seat, actors, draft } = overlay;
  return proceed(around, { ...withoutDecision(state), seat }, actors, draft);
}

/** The row that was chosen on the decision sheet. */
export function settle(around: Surroundings, state: PlayState, row: number): PlayState {
  const overlay = topOverlay(state);
  if (overlay?.kind !== "decision") return state;
  const { request, draft, actors } = overlay;
  const move = request.options[row];
  const next =
    move !== undefined
      ? withChoice(draft, request, { kind: "move", move })
      : row === request.options.length
        ? withChoice(draft, request, { kind: "none" })
        : withDelegation(draft, request.actor);
  return proceed(around, state, actors, next);
}

/** A step of auto-play: decisions made before are repeated, the rest is left to the staff. */
export function stepAlone(around: Surroundings, state: PlayState): PlayState {
  const choices = choicesAt(state.session, state.session.cursor);
  return takeStep(around, state, { choices, delegated: [] });
}

function delegatedBetween({ context }: Surroundings, session: Session, from: number): number {
  const { players, cursor } = session;
  if (players.length === 0) return 0;
  return Array.from({ length: cursor - from }, (_, step) =>
    recordOf(context.engine, session, from + step),
  )
    .flatMap(({ moves }) => moves)
    .filter(({ actor, by }) => by === "policy" && players.includes(actor)).length;
}

/** On to the next step in which something visible happens. */
export function nextEvent(around: Surroundings, state: PlayState): PlayState {
  const { context } = around;
  const { say } = context.naming;
  if (standing(state.session).ended) return stepOn(around, state);
  const { session, found } = runToNextEvent(context, state.session, perspectiveIn(state));
  const left = delegatedBetween(around, session, state.session.cursor);
  const news = found
    ? say("message.stepped", { date: date(around, session) })
    : say("message.no-event");
  const message = left === 0 ? news : `${news} · ${say("message.delegated", { n: left })}`;
  return arrived(around, { ...state, session }, message);
}

/** At another place of the run, whatever was about to be decided. */
export function standAt(
  around: Surroundings,
  state: PlayState,
  session: Session,
  message: string = around.context.naming.say("message.rewound", { date: date(around, session) }),
): PlayState {
  const kept = state.overlays.filter(
    ({ kind }) => kind !== "end" && kind !== "decision" && kind !== "actors" && kind !== "curtain",
  );
  return { ...paused(state), session, message, overlays: kept };
}

/** Back by some steps. */
export function rewind(around: Surroundings, state: PlayState, steps: number): PlayState {
  if (state.session.cursor === 0) {
    return { ...state, message: around.context.naming.say("message.start") };
  }
  return standAt(around, state, rewindSession(state.session, steps));
}

/** To a step, back or on. */
export function goTo(around: Surroundings, state: PlayState, step: number): PlayState {
  const session = goToStep(around.context.engine, state.session, step);
  if (session.cursor < state.session.cursor) return standAt(around, state, session);
  const message = around.context.naming.say("message.goto", { date: date(around, session) });
  return arrived(around, { ...state, session }, message);
}
