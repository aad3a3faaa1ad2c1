/** Seats, roles and places of a session in words, and what a page adds to them. */

import type { Role } from "../../exercise/model.ts";
import { told } from "../../story/naming.ts";
import type { Block, Field } from "./page.ts";
import type { TeachScene } from "./scene.ts";

/** What a page adds to its title and its place in the session. */
export interface PageBody {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly fields?: readonly Field[];
  readonly button?: string;
}

/** Finds what an exercise has under an id. */
export function byId<T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
): T | undefined {
  return items.find((item) => item.id === id);
}

/** The role of a seat. */
export function roleOf({ exercise, state }: TeachScene, seat: string): Role | undefined {
  const role = byId(state.plan.seats, seat)?.role;
  return exercise.roles.find(({ id }) => id === role);
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
  const known = naming.model.actors.find(({ id }) => id === actor);
  const own = known?.moves.find(({ id }) => id === move);
  return { actor: told(naming, known?.name), move: told(naming, own?.name) };
}
