/** What an event makes of the state of the screens of an exercise: a pure function. */

import {
  currentStage,
  refusalWord,
  restInto,
  send,
  sendForm,
  type Moment,
} from "../../app/exercise/teach.ts";
import type { SessionPage } from "../../story/exercise/session/page.ts";
import { actionOf, latinKey, type KeyPress } from "../keys.ts";
import type { View } from "../screens/painter.ts";
import { alongChoice, focused, pick, typed, withValue } from "./fields.ts";
import { following, isAtEnd, onScroll, scrolledBy, type Without } from "./scroll.ts";
import {
  atStage,
  coveredSeat,
  pageOnScreen,
  reviewableStages,
  type TeachAround,
  type TeachEvent,
  type TeachState,
} from "./state.ts";

function backToNow(state: TeachState): TeachState {
  const rest: Without<"looking"> = following(state);
  delete rest.looking;
  return { ...rest, message: "" };
}

function words(around: TeachAround): TeachAround["world"]["plain"]["naming"]["say"] {
  return around.world.plain.naming.say;
}

/** Sends the page of the current stage. */
function sent(
  around: TeachAround,
  state: TeachState,
  page: SessionPage,
  moment: Moment,
): TeachState {
  const stage = currentStage(state.session);
  const result = sendForm(around.world, state.session, state.values, moment);
  const say = words(around);
  if (result.kind === "refused") {
    return { ...state, message: say(refusalWord(result.refusal)) };
  }
  if (result.kind === "wrong") {
    const { problems } = result;
    const first = page.fields.findIndex(({ id }) => problems[id] !== undefined);
    const problem = problems[page.fields[first]?.id ?? ""];
    return {
      ...following(state),
      problems,
      focus: Math.max(0, first),
      message: problem === undefined ? "" : say(`teach.problem.${problem}`),
    };
  }
  const sealed = stage.kind === "seal" ? result.state.envelopes.at(-1)?.envelope : undefined;
  const message =
    sealed === undefined ? "" : say("teach.sealed-as", { commitment: sealed.commitment });
  return moved(around, state, result.state, message, stage.kind === "end");
}

/** At the next stage; whoever was alone with the screen stays so while their pages last. */
function moved(
  around: TeachAround,
  { uncovered }: TeachState,
  session: TeachState["session"],
  message: string,
  done: boolean,
): TeachState {
  const stage = currentStage(session);
  const stays = uncovered !== undefined && "seat" in stage && stage.seat === uncovered;
  return { ...atStage(around, session, message), ...(stays ? { uncovered } : {}), done };
}

function lookBack(around: TeachAround, state: TeachState): TeachState {
  const known = reviewableStages(state);
  const index = state.looking === undefined ? known.length : known.indexOf(state.looking);
  const looking = known[index - 1];
  return looking === undefined
    ? state
    : { ...following(state), looking, message: words(around)("teach.looking-back") };
}

/** Keys that mean something only where nothing is typed. */
function onReading(
  around: TeachAround,
  state: TeachState,
  page: SessionPage,
  event: { readonly key: KeyPress; readonly view: View } & Moment,
): TeachState {
  const { key, view } = event;
  const { world, direction } = around;
  const stage = currentStage(state.session);
  const letter = latinKey(key.text);
  if (letter === "b") return lookBack(around, state);
  if (letter === "x" || letter === "t") {
    return state.session.revealedAt === undefined
      ? { ...state, message: words(around)("teach.sealed") }
      : state;
  }
  if (letter === "o" && stage.kind === "sheet") {
    const left = send(world, state.session, { kind: "opted-out", at: event.now, seat: stage.seat });
    if (left.kind !== "on") return { ...state, message: words(around)("teach.refusal") };
    const read = send(world, left.state, { kind: "read", at: event.now, stage: stage.id });
    const message = words(around)("teach.opted-out", { seat: stage.seat });
    return read.kind === "on" ? moved(around, state, read.state, message, false) : state;
  }
  if (stage.kind === "seal" && /^[1-9]$/u.test(letter)) {
    const own = state.session.stages.filter(
      (one) => one.kind === "question" && one.round === stage.round && one.seat === stage.seat,
    );
    const target = own[Number(letter) - 1];
    if (target === undefined) return state;
    const open = send(world, state.session, { kind: "reopened", at: event.now, stage: target.id });
    return open.kind === "on" ? moved(around, state, open.state, "", false) : state;
  }
  switch (actionOf(key, direction)) {
    case "step":
    case "open":
      if (page.fields.length > 0) return following({ ...state, focus: 0 });
      return isAtEnd(state, view)
        ? sent(around, state, page, event)
        : scrolledBy(state, view.rows - 2, view);
    case "rewind":
      return lookBack(around, state);
    case "help":
      return { ...state, help: true };
    case "quit":
      // At the end there is nothing left to keep for later: leaving writes the record.
      return stage.kind === "end" ? sent(around, state, page, event) : { ...state, done: true };
    default:
      return onScroll(state, event);
  }
}

function onForm(
  around: TeachAround,
  state: TeachState,
  page: SessionPage,
  event: { readonly key: KeyPress; readonly view: View } & Moment,
): TeachState {
  const { key } = event;
  const field = page.fields[state.focus];
  switch (key.name) {
    case "tab":
      return focused(state, page, state.focus + 1);
    case "backTab":
      return focused(state, page, state.focus - 1);
    case "down":
    case "up": {
      const by = key.name === "down" ? 1 : -1;
      const within = field === undefined ? undefined : alongChoice(state, field, by);
      return within ?? focused(state, page, state.focus + by);
    }
    case "escape":
      return following({ ...state, focus: -1 });
    case "enter":
      return state.focus >= page.fields.length - 1
        ? sent(around, state, page, event)
        : focused(state, page, state.focus + 1);
    case "pageUp":
    case "pageDown":
      return onScroll(state, event);
    default:
      break;
  }
  if (field === undefined) {
    return key.text === " " ? sent(around, state, page, event) : state;
  }
  if (key.ctrl === true && key.text === "r" && field.shared === true) {
    const values = restInto(around.world, currentStage(state.session), state.values, field.id);
    return { ...following(state), values };
  }
  const picks = field.kind === "tick" || field.kind === "choice";
  return picks ? (pick(around, state, field, key) ?? state) : typed(state, field, key);
}

/** Whether what is typed goes into a field. */
function isWriting(around: TeachAround, state: TeachState): boolean {
  if (state.help || state.looking !== undefined || coveredSeat(state) !== undefined) return false;
  const kind = pageOnScreen(around, state).fields[state.focus]?.kind;
  return kind !== undefined && kind !== "tick" && kind !== "choice";
}

function onKey(
  around: TeachAround,
  state: TeachState,
  event: { readonly key: KeyPress; readonly view: View } & Moment,
): TeachState {
  const { key } = event;
  if ((key.pasted ?? key.held) === true && !isWriting(around, state)) {
    return key.held === true ? state : { ...state, message: words(around)("message.paste") };
  }
  if (key.ctrl === true && key.text === "c") return { ...state, done: true };
  if (state.help) return { ...state, help: false };
  const action = actionOf(key, around.direction);
  const covered = coveredSeat(state);
  if (covered !== undefined) {
    if (action === "step" || action === "open") return { ...following(state), uncovered: covered };
    return action === "quit" ? { ...state, done: true } : state;
  }
  if (state.looking !== undefined) {
    if (action === "step" || action === "open" || action === "back") return backToNow(state);
    if (latinKey(key.text) === "b" || action === "rewind") return lookBack(around, state);
    if (action === "quit") return { ...state, done: true };
    return onScroll(state, event);
  }
  const page = pageOnScreen(around, state);
  return state.focus >= 0 && page.fields.length > 0
    ? onForm(around, state, page, event)
    : onReading(around, state, page, event);
}

/** Rows of the screen that can be clicked: fields by hundreds, their options by ones. */
export const clickRows = {
  field: (index: number): number => (index + 1) * 100,
  option: (index: number, option: number): number => (index + 1) * 100 + option + 1,
} as const;

function onClick(
  around: TeachAround,
  state: TeachState,
  event: { readonly row: number; readonly view: View } & Moment,
): TeachState {
  if (state.help || state.looking !== undefined) return state;
  const covered = coveredSeat(state);
  if (covered !== undefined) return { ...following(state), uncovered: covered };
  const page = pageOnScreen(around, state);
  const index = Math.floor(event.row / 100) - 1;
  const field = page.fields[index];
  if (field === undefined) {
    return index === page.fields.length ? sent(around, state, page, event) : state;
  }
  const there = focused(state, page, index);
  if (field.kind === "tick") return pick(around, there, field, { text: " " }) ?? there;
  const option = field.options[(event.row % 100) - 1];
  return option === undefined ? there : withValue(there, field.id, option.id);
}

/** The next state. @throws RunFault where the scenario cannot go on */
export function reduceTeach(around: TeachAround, state: TeachState, event: TeachEvent): TeachState {
  switch (event.kind) {
    case "key":
      return onKey(around, state, event);
    case "click":
      return onClick(around, state, event);
    case "wheel":
      return scrolledBy(state, event.lines, event.view);
  }
}
