/** Which draws of a step stand where, and how many bounds they have. */

import { at } from "../../base/invariant.ts";
import { restsOf, type Rest } from "../../ir/bounds-turn.ts";
import type { Program, ProgramEvent } from "../../ir/program.ts";

/** Lanes of the vector of draws. */
export interface Lanes {
  /** Sites by lane; 0 where a lane is spare. */
  readonly sites: readonly number[];
  /** Lane of each undated event, by event index. */
  readonly events: ReadonlyMap<number, number>;
  /** Lane of each actor's slot. */
  readonly slots: readonly (readonly number[])[];
  /** First lane of the events, and how many groups of four there are of flashpoints and events. */
  readonly firstEvent: number;
  readonly flashpointGroups: number;
  readonly eventGroups: number;
  /** Turns that bounds may decide. */
  readonly rests: readonly Rest[];
}

const isUndated = ({ occurrence }: ProgramEvent): boolean => occurrence.kind === "undated";

/** Flashpoints first, then events from a multiple of four, then slots wherever there is room. */
export function laneOut(program: Program): Lanes {
  const sites: number[] = program.flashpoints.map(({ site }) => site);
  const free: number[] = [];
  const pad = (): void => {
    while (sites.length % 4 !== 0) {
      free.push(sites.length);
      sites.push(0);
    }
  };
  pad();
  const flashpointGroups = sites.length / 4;
  const firstEvent = sites.length;
  const events = new Map<number, number>();
  for (const [index, event] of program.events.entries()) {
    if (!isUndated(event)) continue;
    events.set(index, sites.length);
    sites.push(event.site);
  }
  pad();
  const eventGroups = (sites.length - firstEvent) / 4;
  const slots = program.actors.map((actor) =>
    actor.sites.map((site) => {
      const lane = free.shift() ?? sites.length;
      sites[lane] = site;
      return lane;
    }),
  );
  pad();
  return {
    sites,
    events,
    slots,
    firstEvent,
    flashpointGroups,
    eventGroups,
    rests: restsOf(program),
  };
}

/** How many combinations of unknowns have bounds of their own; 1 if they are too many. */
export function combinationsOf(program: Program): number {
  const count = program.unknowns.reduce((product, { values }) => product * values.length, 1);
  return count <= 64 ? count : 1;
}

/** Entries of the bound table per combination. */
export function boundsPerCombination(program: Program, { events, rests }: Lanes): number {
  const levels = program.flashpoints.reduce((sum, flashpoint) => sum + flashpoint.levels.length, 0);
  return levels + events.size + rests.reduce((sum, rest) => sum + restWidth(program, rest), 0);
}

/** Entries of the bound table for a turn that may rest: two per level of its flashpoint. */
export function restWidth(program: Program, { flashpoint }: Rest): number {
  return flashpoint === undefined ? 2 : 2 * at(program.flashpoints, flashpoint).levels.length;
}
