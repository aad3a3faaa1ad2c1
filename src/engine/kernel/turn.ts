/** One actor's turn as code: the weights of what it may do, the draw, and the moves that are made. */

import { at, invariant } from "../../base/invariant.ts";
import type { Root } from "../../ir/expression.ts";
import type { ProgramActor, ProgramMove, ProgramMultiplier } from "../../ir/program.ts";
import {
  block,
  branchIf,
  call,
  f64,
  get,
  i32,
  labelled,
  load,
  note,
  op,
  set,
  store,
  when,
  type Code,
  type Local,
} from "./code.ts";
import { stepOf, type Context } from "./context.ts";
import { laneWord } from "./draws.ts";
import { emitWhen } from "./expression.ts";
import { emitWeight } from "./hazard.ts";
import { element } from "./memory-map.ts";
import type { Scope } from "./scope.ts";

/** A turn under construction: the moves made as bits, one local per 32 moves. */
export interface Turn {
  readonly code: Code;
  readonly made: readonly Local[];
}

/** Adds up the amounts again after one was taken out. */
function sumAmounts(context: Context, count: number, total: Local): Code {
  return [
    set(total, f64(0)),
    Array.from({ length: count }, (_, position) =>
      set(total, op("f64.add", get(total), load(element(context.cells.amounts, position)))),
    ),
  ];
}

/** The weight of a move of a weight policy, with its multipliers. */
function weightOf({ ways }: ProgramMove): {
  readonly weight: Root;
  readonly multipliers: readonly ProgramMultiplier[];
} {
  const { base, multipliers } = at(ways, 0);
  invariant(base.kind === "certain", "a weight policy has a weight for every move");
  return { weight: base.weight, multipliers };
}

/** Stops the run where the total is not finite: the last available move is to blame. */
export function checkTotal(
  scope: Scope,
  actor: ProgramActor,
  available: readonly Local[],
  total: Local,
): Code {
  const infinite = op("i32.eqz", op("f64.lt", get(total), f64(Infinity)));
  if (scope.lax) return when(infinite, scope.leave());
  return when(
    infinite,
    actor.moves
      .map((move, index) =>
        when(get(at(available, index)), scope.fail(weightOf(move).weight.place, "not finite")),
      )
      .toReversed(),
  );
}

/** Takes a drawn move out of those that are left, and notes it as made. */
function takeMove(
  context: Context,
  actor: ProgramActor,
  chosen: Local,
  made: readonly Local[],
  available: readonly Local[],
  isLast: boolean,
): Code {
  const bit = op("i32.shl", i32(1), op("i32.and", get(chosen), i32(31)));
  const mark = made.map((word, index) => {
    const code = set(word, op("i32.or", get(word), bit));
    return made.length === 1
      ? code
      : when(op("i32.eq", op("i32.shr_u", get(chosen), i32(5)), i32(index)), code);
  });
  if (isLast) return mark;
  return [
    mark,
    store(context.cells.amounts, f64(0), op("i32.shl", get(chosen), i32(3))),
    actor.moves.map((_, index) =>
      when(op("i32.eq", get(chosen), i32(index)), set(at(available, index), i32(0))),
    ),
  ];
}

/** Weights of the available moves as amounts in memory, their total, and the running sums if asked. */
export function emitOptions(
  scope: Scope,
  actor: ProgramActor,
  total: Local,
  sums: readonly Local[],
): { readonly options: Code; readonly available: readonly Local[] } {
  const { cells } = scope.context;
  // A lax turn leaves for the full one wherever it would need more than the sums.
  const available = scope.lax
    ? []
    : actor.moves.map(({ id }) => scope.locals.add(`available_${id}`, "i32"));
  const weight = scope.locals.add("weight", "f64");
  const options = actor.moves.map((move, position) => {
    const amount = element(cells.amounts, position);
    const sum = sums[position];
    return [
      note(move.path),
      move.when === undefined || scope.lax ? [] : store(amount, f64(0)),
      emitWhen(scope, move, () => [
        emitWeight(scope, weight, weightOf(move), `${actor.id}_${move.id}`),
        set(total, op("f64.add", get(total), get(weight))),
        scope.lax ? [] : [store(amount, get(weight)), set(at(available, position), i32(1))],
      ]),
      sum === undefined ? [] : set(sum, get(total)),
    ];
  });
  return { options, available };
}

/** Evaluates an actor's options and draws from them, slot by slot. */
export function emitTurn(scope: Scope, actor: ProgramActor, index: number): Turn {
  const { context, locals } = scope;
  const count = actor.moves.length;
  const made = Array.from({ length: Math.ceil(count / 32) }, (_, word) =>
    locals.add(`made_${actor.id}_${String(word)}`, "i32"),
  );
  const total = locals.add("total", "f64");
  const chosen = locals.add("chosen", "i32");
  const { options, available } = emitOptions(scope, actor, total, []);
  const end = labelled(`end_of_${actor.id}`);
  const slots = actor.sites.map((site, slot) => [
    slot === 0 ? [] : sumAmounts(context, count, total),
    checkTotal(scope, actor, available, total),
    branchIf(end, op("f64.eq", get(total), f64(0))),
    set(
      chosen,
      call(
        context.pick,
        i32(context.cells.amounts.address),
        i32(count),
        i32(site),
        stepOf(context),
        laneWord(context, at(at(context.lanes.slots, index), slot)),
        get(total),
        f64(1),
      ),
    ),
    takeMove(context, actor, chosen, made, available, slot === actor.sites.length - 1),
  ]);
  return { code: [options, block(end, slots)], made };
}
