/** Seats of a class: pseudonyms, roles and codes. Nothing of it is derived from the word of the class. */

import { randomInt } from "node:crypto";
import { at } from "../../base/invariant.ts";
import type { Exercise } from "../../exercise/model.ts";
import type { ClassSeat } from "../../story/exercise/pack/subject.ts";
import { isPlayed } from "../../story/exercise/sheet.ts";

/** Trees: short, plain, and nobody's name in the class. */
const trees = [
  "alder",
  "almond",
  "ash",
  "aspen",
  "beech",
  "birch",
  "carob",
  "cedar",
  "cypress",
  "ebony",
  "elm",
  "fig",
  "fir",
  "hazel",
  "juniper",
  "larch",
  "lime",
  "maple",
  "mulberry",
  "myrtle",
  "oak",
  "olive",
  "palm",
  "pine",
  "plane",
  "poplar",
  "rowan",
  "spruce",
  "sumac",
  "walnut",
  "willow",
  "yew",
] as const;

/** Letters and digits that are not taken for one another. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
/** 26 of 31 letters are 128 bits: no code is found by trying, with a commitment at hand or without. */
const CODE_LENGTH = 26;

/** A code for a seat. */
export function freshCode(): string {
  return Array.from({ length: CODE_LENGTH }, () =>
    alphabet.charAt(randomInt(alphabet.length)),
  ).join("");
}

/** Roles in turn, one each first; a role is full at its seats, and only then is any role overfull. */
function rolesInTurn({ roles }: Exercise, count: number): readonly string[] {
  const played = roles.filter(isPlayed);
  const taken: string[] = [];
  const room = (id: string, seats: number): boolean =>
    taken.filter((one) => one === id).length < seats;
  while (taken.length < count) {
    const free = played.filter(({ id, seats }) => room(id, seats ?? 1));
    const next = (free.length > 0 ? free : played).map(({ id }) => id);
    taken.push(...next.slice(0, count - taken.length));
  }
  return taken;
}

/** Seats for a class. @param count ≥ 1 */
export function seatsOf(exercise: Exercise, count: number): readonly ClassSeat[] {
  const digits = String(count).length;
  return rolesInTurn(exercise, count).map((role, index) => ({
    seat: `${at(trees, index % trees.length)}-${String(index + 1).padStart(digits, "0")}`,
    role,
    code: freshCode(),
  }));
}
