/** The state of the screens of an exercise, as plain data, and the events that change it. */

import type { Moment, SessionState, Stage, TeachWorld } from "../../app/exercise/teach.ts";
import {
  currentStage,
  sceneOfStage,
  startingValues,
  type FormValues,
  type Problem,
} from "../../app/exercise/teach.ts";
import type { Naming } from "../../story/naming.ts";
import type { SessionPage } from "../../story/exercise/session/page.ts";
import { curtainPage, pageOf, plainPage } from "../../story/exercise/session/pages.ts";
import type { ShellEvent } from "../shell.ts";

/** All that the screen of an exercise knows. */
export interface TeachState {
  readonly session: SessionState;
  /** What is typed into the form of the current stage. */
  readonly values: FormValues;
  readonly problems: Readonly<Record<string, Problem>>;
  /** Field that gets what is typed; the number of fields: the button; -1: reading. */
  readonly focus: number;
  /** Field that is being typed into: a number that was there before gives way to the first digit. */
  readonly touched?: string;
  /** First line shown; absent: follows the focus. */
  readonly scroll?: number;
  readonly message: string;
  readonly help: boolean;
  /** Seat that is alone with the screen. */
  readonly uncovered?: string;
  /** Id of an earlier stage that is looked at again. */
  readonly looking?: string;
  /** The user left, or came to the end. */
  readonly done: boolean;
}

/** What is on screen, as a key: another one means another page. */
export function shownKey(state: TeachState): string {
  return `${stageOnScreen(state).id} ${coveredSeat(state) ?? ""} ${String(state.help)}`;
}

/** What happened at the screen, with time and chance. */
export type TeachEvent = ShellEvent & Moment;

/** What the reducer needs besides state and event. */
export interface TeachAround {
  readonly world: TeachWorld;
  readonly direction: "ltr" | "rtl";
}

/** Opens the form of the current stage, with what it starts from. */
export function atStage(
  { world }: TeachAround,
  session: SessionState,
  message: string,
  draft?: FormValues,
): TeachState {
  const stage = currentStage(session);
  const hasForm = pageOf(sceneOfStage(world, session, stage)).fields.length > 0;
  return {
    session,
    values: draft ?? startingValues(world, session, stage),
    problems: {},
    focus: hasForm ? 0 : -1,
    message,
    help: false,
    done: false,
  };
}

/** The stage on screen. */
export function stageOnScreen({ session, looking }: TeachState): Stage {
  return session.stages.find(({ id }) => id === looking) ?? currentStage(session);
}

/** The seat whose private page is still covered; `undefined`: nothing is. */
export function coveredSeat(state: TeachState): string | undefined {
  const stage = stageOnScreen(state);
  if (!("seat" in stage) || state.session.plan.seats.length === 1) return undefined;
  return state.uncovered === stage.seat ? undefined : stage.seat;
}

function helpPage({ say }: Naming): SessionPage {
  const lines = (["1", "2", "3", "4", "5", "6", "7"] as const).map((n) => say(`teach.help-${n}`));
  return plainPage(say("teach.help-title"), lines);
}

/** The page on screen. @throws RunFault */
export function pageOnScreen({ world }: TeachAround, state: TeachState): SessionPage {
  if (state.help) return helpPage(world.plain.naming);
  const scene = sceneOfStage(world, state.session, stageOnScreen(state));
  const covered = coveredSeat(state);
  return covered === undefined ? pageOf(scene) : curtainPage(scene, covered);
}

/** Kinds of stages that can be looked at again. */
const reviewable: readonly Stage["kind"][] = [
  "welcome",
  "sheet",
  "round",
  "news",
  "run",
  "signals",
  "injects",
  "truths",
  "scores",
  "decided",
];

/** Ids of earlier stages that whoever sits there may look at again, in order. */
export function reviewableStages({ session }: TeachState): readonly string[] {
  const now = currentStage(session);
  const seat = "seat" in now ? now.seat : undefined;
  const alone = session.plan.seats.length === 1;
  return session.stages
    .filter(
      (stage) =>
        session.done.has(stage.id) &&
        reviewable.includes(stage.kind) &&
        (!("seat" in stage) || alone || stage.seat === seat),
    )
    .map(({ id }) => id);
}
