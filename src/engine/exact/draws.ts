/** Events and turns as stages: those that write to the same part are drawn together. */

import { at } from "../../base/invariant.ts";
import type { Moment } from "../interpreter/evaluate.ts";
import { eventThreshold } from "../interpreter/events.ts";
import { checkedContest, contestOf, optionsOf } from "../interpreter/moves.ts";
import type { MoveOption } from "../interpreter/record.ts";
import type { State } from "../interpreter/state.ts";
import { applyWrites, evaluateEffects, type Write } from "../interpreter/write.ts";
import { Block, type Site, type Ways } from "./block.ts";
import { momentIn, readsOf, shiftTo, targetsOf, type Ground, type Stage } from "./ground.ts";
import {
  TIME,
  eventExpressions,
  moveExpressions,
  part,
  partsOf,
  type Part,
} from "../../ir/parts.ts";
import { UNIT, eventError, pickError } from "./rounding.ts";

interface Way<T> {
  readonly probability: number;
  readonly result: T;
}

/** Something that draws: what it reads, what it writes, and its ways. */
export interface Drawer {
  readonly reads: readonly Part[];
  readonly targets: readonly Part[];
  readonly ways: (moment: Moment) => Draws;
}

interface Draws {
  readonly ways: readonly Way<Mark>[];
  readonly error: number;
}

/** What one way marks in the state at once, and writes at the end of the phase. */
interface Mark {
  readonly mark: (state: State) => State;
  readonly writes: readonly Write[];
}

/** Draws whether an event happens. */
export function eventDrawer(ground: Ground, index: number): Drawer {
  const { program } = ground.slice;
  const event = at(program.events, index);
  return {
    reads: [
      ...(event.occurrence.kind === "dated" ? [TIME] : []),
      ...partsOf(program, eventExpressions(event)),
      ...readsOf(ground, event.effects),
    ],
    targets: [part("flag", index), ...targetsOf(ground, event.effects)],
    ways: (moment) => {
      const chance = eventThreshold(moment, index)?.probability ?? 0;
      const no: Mark = { mark: (state) => state, writes: [] };
      if (chance === 0) return { ways: [{ probability: 1, result: no }], error: 0 };
      const yes: Mark = {
        mark: (state) => ({ ...state, happened: state.happened.with(index, true) }),
        writes: evaluateEffects(moment, event.effects),
      };
      const ways = [
        { probability: chance, result: yes },
        { probability: 1 - chance, result: no },
      ];
      return {
        ways: ways.filter(({ probability }) => probability > 0),
        error: event.occurrence.kind === "certain" ? 0 : eventError(chance),
      };
    },
  };
}

/** Draws the moves of a turn. */
export function actorDrawer(ground: Ground, index: number): Drawer {
  const { program } = ground.slice;
  const { moves, sites, rest } = at(program.actors, index);
  const effects = moves.flatMap((move) => move.effects);
  return {
    reads: [...partsOf(program, moves.flatMap(moveExpressions)), ...readsOf(ground, effects)],
    targets: [...moves.map((_, move) => part("moved", index, move)), ...targetsOf(ground, effects)],
    ways: (moment) => {
      const options = optionsOf(moment, index);
      checkedContest(moment, index, options);
      const { ways, error } = turnsOf(options, sites.length, rest);
      return {
        error,
        ways: ways.map(({ probability, result }) => ({
          probability,
          result: {
            mark: (state) => ({ ...state, moves: state.moves.with(index, result) }),
            writes: result.flatMap((move) => evaluateEffects(moment, at(moves, move).effects)),
          },
        })),
      };
    },
  };
}

/** A turn of which is known what is made in it: a player's choice among what is open. */
export function chosenDrawer(ground: Ground, index: number, made: readonly number[]): Drawer {
  const { moves } = at(ground.slice.program.actors, index);
  const effects = made.flatMap((move) => at(moves, move).effects);
  return {
    reads: readsOf(ground, effects),
    targets: actorDrawer(ground, index).targets,
    ways: (moment) => {
      const result: Mark = {
        mark: (state) => ({ ...state, moves: state.moves.with(index, made) }),
        writes: made.flatMap((move) => evaluateEffects(moment, at(moves, move).effects)),
      };
      return { ways: [{ probability: 1, result }], error: 0 };
    },
  };
}

/** Drawers that write to the same part make one block, in their own order. */
export function groupStage(
  ground: Ground,
  drawers: readonly Drawer[],
  phase: "events" | "moves",
): Stage {
  let groups: { readonly targets: ReadonlySet<Part>; readonly drawers: readonly Drawer[] }[] = [];
  for (const drawer of drawers) {
    const meets = groups.filter(({ targets }) => drawer.targets.some((one) => targets.has(one)));
    const joined = new Set([...meets, { drawers: [drawer] }].flatMap((one) => one.drawers));
    groups = [
      ...groups.filter((group) => !meets.includes(group)),
      {
        targets: new Set([...meets.flatMap(({ targets }) => [...targets]), ...drawer.targets]),
        drawers: drawers.filter((one) => joined.has(one)),
      },
    ];
  }
  return groups.map(
    (group) =>
      new Block(
        ground.layout,
        group.drawers.flatMap(({ reads, targets }) => [...reads, ...targets]),
        (site) => jointWays(ground, site, group.drawers, phase),
      ),
  );
}

/** With more ways than this, those that come to the same are put together after each drawer. */
const MOST_APART = 64;

/** What writes come to in a state: by target the last that sets it, unless to what it is, and all that add. */
function standing({ variables }: State, writes: readonly Write[]): readonly Write[] {
  const set = new Map<string, Write>();
  const adds: Write[] = [];
  for (const write of writes) {
    if (write.operation === "add") adds.push(write);
    else set.set(textOf(write), write);
  }
  const changes = [...set].filter(
    ([, { target, index, value }]) => target !== "variable" || at(variables, index) !== value,
  );
  // Of different targets the order does not matter.
  const sets = changes.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [...sets.map(([, write]) => write), ...adds];
}

const textOf = ({ target, index }: Write): string => `${target} ${String(index)}`;

/** Ways that mark and write the same put together, with what the sums may have lost. */
function mergedWays(
  ground: Ground,
  site: Site,
  drawers: readonly Drawer[],
  ways: readonly Way<Mark>[],
): { readonly ways: readonly Way<Mark>[]; readonly error: number } {
  const targets = drawers.flatMap((drawer) => drawer.targets);
  // What is made or has happened is told apart only where something reads it.
  const marks = targets.some(
    (one) => /^(?:moved|flag)\//u.test(one) && ground.layout.place(one) !== undefined,
  );
  const merged = new Map<string, Way<Mark>>();
  let touched = 0;
  for (const { probability, result } of ways) {
    const writes = standing(site.state, result.writes);
    const texts = writes.map(
      (write) => `${textOf(write)} ${write.operation} ${String(write.value)}`,
    );
    const marked = marks ? String(shiftTo(ground, site, result.mark(site.state))) : "";
    const key = [marked, ...texts].join("|");
    const before = merged.get(key);
    const sum = (before?.probability ?? 0) + probability;
    if (before !== undefined) touched += sum;
    merged.set(key, {
      probability: sum,
      result: before?.result ?? { mark: result.mark, writes },
    });
  }
  return { ways: [...merged.values()], error: touched * UNIT };
}

function jointWays(
  ground: Ground,
  site: Site,
  drawers: readonly Drawer[],
  phase: "events" | "moves",
): Ways {
  const moment = momentIn(ground, site.state);
  let error = 0;
  let ways: readonly Way<Mark>[] = [
    { probability: 1, result: { mark: (state) => state, writes: [] } },
  ];
  for (const drawer of drawers) {
    const own = drawer.ways(moment);
    // One more product a way.
    error += own.error + (own.ways.length > 1 ? UNIT : 0);
    let drawn = own.ways;
    if (ways.length * drawn.length > MOST_APART) {
      const merged = mergedWays(ground, site, drawers, drawn);
      drawn = merged.ways;
      error += merged.error;
    }
    ways = ways.flatMap(({ probability, result }) =>
      drawn.map((way) => ({
        probability: probability * way.probability,
        result: {
          mark: (state: State) => way.result.mark(result.mark(state)),
          writes: [...result.writes, ...way.result.writes],
        },
      })),
    );
    if (ways.length > MOST_APART) {
      const merged = mergedWays(ground, site, drawers, ways);
      ({ ways } = merged);
      error += merged.error;
    }
  }
  return {
    probabilities: ways.map(({ probability }) => probability),
    shifts: ways.map(({ result }) => {
      const marked = result.mark(site.state);
      return shiftTo(ground, site, applyWrites(moment.program, marked, result.writes, phase, []));
    }),
    error,
  };
}

/** The sets of moves that an actor may make in a turn of so many slots. */
function turnsOf(
  options: readonly MoveOption[],
  slots: number,
  rest: number | undefined,
): { readonly ways: readonly Way<readonly number[]>[]; readonly error: number } {
  let error = 0;
  let orders = 0;
  const sets = new Map<string, Way<readonly number[]>>();
  const go = (
    slot: number,
    left: readonly MoveOption[],
    made: readonly number[],
    p: number,
  ): void => {
    const { mode, among, total, probability } = contestOf(left);
    if (slot === slots || mode === "none") {
      const rested = made.length === 0 && rest !== undefined ? [rest] : made;
      const result = rested.toSorted((a, b) => a - b);
      const key = result.join();
      orders += 1;
      sets.set(key, { probability: (sets.get(key)?.probability ?? 0) + p, result });
      return;
    }
    // Weighted by p: what is summed up is the error of the whole.
    error += p * (pickError(among.length, total, probability) + 2 * UNIT);
    for (const { move, weight } of among) {
      if (weight === 0) continue;
      const others = left.filter((option) => option.move !== move);
      go(slot + 1, others, [...made, move], p * ((probability * weight) / total));
    }
    if (probability < 1) go(slot + 1, left, made, p * (1 - probability));
  };
  go(0, options, [], 1);
  // What comes together in one set was added up.
  return { ways: [...sets.values()], error: error + (orders > 1 ? orders * UNIT : 0) };
}
