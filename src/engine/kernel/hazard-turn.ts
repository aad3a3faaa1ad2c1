/** A turn of a hazard policy as code: ways of moves that compete, or certain ones that share a slot. */

import { at } from "../../base/invariant.ts";
import type { ProgramActor } from "../../ir/program.ts";
import {
  block,
  branch,
  branchIf,
  call,
  dispatch,
  f64,
  get,
  i32,
  labelled,
  note,
  op,
  set,
  store,
  when,
  type Code,
  type Local,
} from "./code.ts";
import { stepOf } from "./context.ts";
import { laneWord } from "./draws.ts";
import { chanceOf, lowest } from "./decide.ts";
import { emitWhen } from "./expression.ts";
import { emitHazard, emitWeight } from "./hazard.ts";
import { emitNear, emitRefresh, emitTake } from "./kept-turn.ts";
import { element, type Cell } from "./memory-map.ts";
import { reasonNumber, type Scope } from "./scope.ts";
import type { Turn } from "./turn.ts";
import { isCertain, type Candidate } from "./way.ts";

/** Evaluates a way whose move is available. `place` becomes that of the last certain way. */
function emitWay(scope: Scope, candidate: Candidate, slots: number, place: Local): Code {
  const { way, name, amount } = candidate;
  const { base, multipliers } = way;
  if (base.kind === "certain") {
    const { weight } = base;
    return [
      emitWeight(scope, amount, { weight, multipliers }, name),
      set(place, i32(weight.place)),
    ];
  }
  const share = slots === 1 ? [] : set(amount, op("f64.div", get(amount), f64(slots)));
  return [emitHazard(scope, amount, { base, multipliers }, name), share];
}

function sumInto(total: Local, candidates: readonly Candidate[]): Code {
  return [
    set(total, f64(0)),
    candidates.map(({ amount }) => set(total, op("f64.add", get(total), get(amount)))),
  ];
}

/** Amounts in memory for `pick`: those of the ways that compete, 0 for all others. */
function storeAmounts(
  scope: Scope,
  candidates: readonly Candidate[],
  competes: (candidate: Candidate) => boolean,
): Code {
  return candidates.map((candidate, position) =>
    store(
      element(scope.context.cells.amounts, position),
      competes(candidate) ? get(candidate.amount) : f64(0),
    ),
  );
}

/** One slot: `chosen` becomes the position of the way that is drawn, or -1. Leaves `end` if none is left. */
function emitSlot(
  scope: Scope,
  { id, sites }: ProgramActor,
  candidates: readonly Candidate[],
  lane: number,
  slot: number,
  locals: { readonly chosen: Local; readonly total: Local; readonly place: Local },
  end: ReturnType<typeof labelled>,
  kept: Cell | undefined,
): Code {
  const { context } = scope;
  // What is kept stands as it competes, where nothing else does and nothing is taken out.
  const whole =
    kept !== undefined && sites.length === 1 && !candidates.some(isCertain) ? kept : undefined;
  const amounts = whole ?? context.cells.amounts;
  const { chosen, total, place } = locals;
  const w = scope.locals.add("w", "i32");
  const p = scope.locals.add("p", "f64");
  const site = i32(at(sites, slot));
  const certain = candidates.filter(isCertain);
  const hazards = candidates.filter((one) => !isCertain(one));
  const pickWith = (probability: Code): Code =>
    set(
      chosen,
      call(
        context.pick,
        i32(amounts.address),
        i32(candidates.length),
        site,
        stepOf(context),
        get(w),
        get(total),
        probability,
      ),
    );
  const drawn = labelled(`drawn_${id}_${String(slot)}`);
  const sure =
    certain.length === 0
      ? []
      : [
          sumInto(total, certain),
          when(
            op("i32.eqz", op("f64.lt", get(total), f64(Infinity))),
            scope.failWith(get(place), i32(reasonNumber("not finite"))),
          ),
          when(op("f64.gt", get(total), f64(0)), [
            storeAmounts(scope, candidates, isCertain),
            pickWith(f64(1)),
            branch(drawn),
          ]),
        ];
  return [
    set(chosen, i32(-1)),
    set(w, laneWord(context, lane)),
    block(drawn, [
      sure,
      sumInto(total, hazards),
      branchIf(end, op("f64.eq", get(total), f64(0))),
      // P ≤ H: no exponential is needed where u ≥ H.
      branchIf(drawn, op("f64.ge", lowest(get(w)), get(total))),
      set(p, chanceOf(context.functions, total)),
      branchIf(drawn, op("i32.eqz", call(context.below, site, stepOf(context), get(w), get(p)))),
      whole === undefined ? storeAmounts(scope, candidates, (one) => !isCertain(one)) : [],
      pickWith(get(p)),
    ]),
  ];
}

/** Notes the move of the way that was drawn as made, and shuts all its ways. */
function takeDrawn(
  candidates: readonly Candidate[],
  chosen: Local,
  made: readonly Local[],
  isLast: boolean,
): Code {
  const cases = candidates.map(({ move }) => {
    const word = at(made, move >>> 5);
    const others = candidates.filter((one) => one.move === move);
    return [
      set(word, op("i32.or", get(word), i32(1 << (move & 31)))),
      isLast ? [] : others.map(({ amount }) => set(amount, f64(0))),
    ];
  });
  return dispatch(get(chosen), cases, "drawn");
}

/** Evaluates an actor's ways and draws from them, slot by slot; rests where nothing came of it. */
export function emitHazardTurn(scope: Scope, actor: ProgramActor, index: number): Turn {
  const { context, locals } = scope;
  const { moves, sites, rest } = actor;
  const made = Array.from({ length: Math.ceil(moves.length / 32) }, (_, word) =>
    locals.add(`made_${actor.id}_${String(word)}`, "i32"),
  );
  const candidates = moves.flatMap((move, position) =>
    move.ways.map((way, number): Candidate => {
      const name = `${actor.id}_${move.id}${number === 0 ? "" : `_${String(number)}`}`;
      return { way, move: position, name, amount: locals.add(`amount_${name}`, "f64") };
    }),
  );
  const own = {
    chosen: locals.add("chosen", "i32"),
    total: locals.add("total", "f64"),
    place: locals.add("place", "i32"),
  };
  const kept = context.watches.turns[index];
  const evaluate = (position: number, opened: Code): Code =>
    emitWhen(scope, at(moves, position), () => [
      opened,
      candidates
        .filter((one) => one.move === position)
        .map((one) => emitWhen(scope, one.way, () => emitWay(scope, one, sites.length, own.place))),
    ]);
  const end = labelled(`end_of_${actor.id}`);
  const slots = sites.map((_, slot) => {
    const lane = at(at(context.lanes.slots, index), slot);
    return [
      emitSlot(scope, actor, candidates, lane, slot, own, end, kept?.amounts),
      takeDrawn(candidates, own.chosen, made, slot === sites.length - 1),
    ];
  });
  const idle = op(
    "i32.eqz",
    made.map(get).reduce((any, one) => op("i32.or", any, one), i32(0)),
  );
  const resting =
    rest === undefined ? [] : when(idle, set(at(made, rest >>> 5), i32(1 << (rest & 31))));
  if (candidates.length === 0) return { code: resting, made };
  if (kept === undefined) {
    const options = moves.map(({ path }, position) => [note(path), evaluate(position, [])]);
    return { code: [options, block(end, slots), resting], made };
  }
  const names = moves.map(({ path }) => path);
  const code = [
    emitRefresh(scope, kept, candidates, names, evaluate, own.place),
    block(end, [
      branchIf(end, op("i32.eqz", emitNear(scope, kept))),
      emitTake(scope, kept, candidates, own.place),
      slots,
    ]),
    resting,
  ];
  return { code, made };
}
