/** A page of a session: what is read, and the form below it. */

import type { Role } from "../../../exercise/model.ts";
import type { Headline } from "../../../view/play/headlines.ts";
import type { Block, Field, LadderRow } from "../../block.ts";
import { headlineText } from "../../headline.ts";
import { told, type Naming } from "../../naming.ts";
import { decisionLines } from "../answers.ts";
import { byId, text, type Said } from "../blocks.ts";
import type { TeachScene } from "./scene.ts";

/** A page. */
export interface SessionPage {
  readonly title: string;
  /** Where in the session: round, minutes, seat. */
  readonly status: string;
  readonly blocks: readonly Block[];
  readonly fields: readonly Field[];
  /** What sending the page does, in a word or two. */
  readonly button: string;
}

/** What a page adds to its place in the session. */
export interface PageBody {
  readonly title: string;
  readonly said: readonly Said[];
  readonly fields?: readonly Field[];
  readonly button?: string;
}

/** The role of a seat. */
export function roleOf({ exercise, state }: TeachScene, seat: string): Role | undefined {
  return byId(exercise.roles, byId(state.plan.seats, seat)?.role);
}

/** `A (Analyst)`. */
export function seatName(scene: TeachScene, seat: string): string {
  const role = told(scene.naming, roleOf(scene, seat)?.name);
  return scene.naming.say("teach.seat", { seat, role });
}

/** A round and a seat in words. */
export function placeOf(scene: TeachScene, round: string, seat: string): string {
  const title = told(scene.naming, byId(scene.exercise.rounds, round)?.title);
  return scene.naming.say("teach.place", { round: title, seat: seatName(scene, seat) });
}

/** An actor and its move in words. */
export function moveWords(
  { naming }: TeachScene,
  actor: string,
  move: string,
): { readonly actor: string; readonly move: string } {
  const known = byId(naming.model.actors, actor);
  const own = known === undefined ? undefined : byId(known.moves, move);
  return { actor: told(naming, known?.name), move: told(naming, own?.name) };
}

/** Ladders with their levels. */
export const ladderBlocks = ({ say }: Naming, rows: readonly LadderRow[]): readonly Block[] =>
  rows.map((row) => {
    const { name, level, worst, levelName } = row;
    const words = say("linear.level", { level, of: worst, name: levelName });
    return { kind: "ladder", row, text: `${name}: ${words}` };
  });

/** Headlines; a word where there are none. */
export const newsBlocks = ({ say }: Naming, headlines: readonly Headline[]): readonly Said[] =>
  headlines.length === 0
    ? [text(say("news.quiet"), "dim")]
    : headlines.map((headline) => ({ kind: "headline", headline, text: headlineText(headline) }));

/** Decisions that were made, each under where it was made. */
export function decidedBlocks(
  { naming, exercise }: TeachScene,
  made: TeachScene["state"]["decisions"],
  where: (one: TeachScene["state"]["decisions"][number]) => string,
): readonly Said[] {
  return made.map((one) => {
    const decision = byId(exercise.decisions, one.decision);
    return (
      decision !== undefined && [
        text(`${where(one)}: ${told(naming, decision.text)}`, "strong"),
        decisionLines(naming, exercise, decision, one.answer).map((line) => text(line, "plain", 3)),
      ]
    );
  });
}

/** What others may see of the decisions of a round: all that is not private. */
export function publicDecisions(scene: TeachScene, round: string | undefined): readonly Said[] {
  const { state, exercise } = scene;
  const made = state.decisions.filter(
    (one) => one.round === round && byId(exercise.decisions, one.decision)?.private === false,
  );
  return decidedBlocks(scene, made, ({ seat }) => seatName(scene, seat));
}
