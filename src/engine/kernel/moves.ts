/** Phase 2: moves, drawn from the policies of the actors. */

import { at } from "../../base/invariant.ts";
import { isHazardPolicy } from "../../ir/policy.ts";
import type { ProgramActor } from "../../ir/program.ts";
import { call, dispatch, f64, get, i32, op, set, when, type Callee, type Code } from "./code.ts";
import { stepOf, type Context } from "./context.ts";
import { laneWord } from "./draws.ts";
import { largest, lowest } from "./decide.ts";
import { emitHazardTurn } from "./hazard-turn.ts";
import { emitKeep } from "./keep.ts";
import { storeBits, storeMade } from "./moved.ts";
import type { Turns } from "./phase-two.ts";
import { Scope } from "./scope.ts";
import { emitLookup, emitSpot, type Table } from "./table.ts";
import type { Tables } from "./tables.ts";
import { checkTotal, emitOptions, emitTurn, type Turn } from "./turn.ts";
import { emitWrites, type Source } from "./writes.ts";

function sourcesOf(actor: ProgramActor, { code, made }: Turn): readonly Source[] {
  return actor.moves.map((move, index) => ({
    // An actor's effects are evaluated before the next actor's options, even on one snapshot.
    ...(index === 0 ? { before: code } : {}),
    active: op("i32.and", get(at(made, index >>> 5)), i32(1 << (index & 31))),
    effects: move.effects,
    name: move.path,
  }));
}

/**
 * A turn of one slot on a snapshot of its own. Running sums stay in locals, and the number of sums
 * that u · total has reached is the move's position. Where the lowest and the highest u with these 32
 * bits disagree, or rounding left a gap at the end, `pick` decides with all bits.
 */
function emitSingleTurn(scope: Scope, actor: ProgramActor, index: number): Code {
  const { context, locals } = scope;
  const count = actor.moves.length;
  const sums = actor.moves.map(({ id }) => locals.add(`up_to_${id}`, "f64"));
  const total = locals.add("total", "f64");
  const mark = locals.add("mark", "f64");
  const chosen = locals.add("chosen", "i32");
  const w = locals.add("w", "i32");
  const { options, available } = emitOptions(scope, actor, total, sums);
  const reached = (highest: boolean): Code => [
    set(mark, op("f64.mul", highest ? largest(get(w)) : lowest(get(w)), get(total))),
    sums
      .map((sum): Code => op("f64.ge", get(mark), get(sum)))
      .reduce((before, one) => op("i32.add", before, one)),
  ];
  const site = i32(at(actor.sites, 0));
  const lane = at(at(context.lanes.slots, index), 0);
  const cases = actor.moves.map((move, position) => {
    const { evaluate, apply } = emitWrites(scope, [
      { active: undefined, effects: move.effects, name: move.path },
    ]);
    return [evaluate, storeBits(context, index, position), apply];
  });
  return [
    options,
    checkTotal(scope, actor, available, total),
    when(op("f64.eq", get(total), f64(0)), [storeBits(context, index, -1), op("return")]),
    set(w, laneWord(context, lane)),
    set(chosen, reached(false)),
    when(
      op("i32.or", op("i32.ne", get(chosen), reached(true)), op("i32.eq", get(chosen), i32(count))),
      scope.lax
        ? scope.leave()
        : set(
            chosen,
            call(
              context.pick,
              i32(context.cells.amounts.address),
              i32(count),
              site,
              stepOf(context),
              get(w),
              get(total),
              f64(1),
            ),
          ),
    ),
    dispatch(get(chosen), cases, actor.id),
  ];
}

/**
 * A turn of one slot that is kept in a table: the position of the move by the table, or evaluated in
 * full.
 */
function emitTabulatedTurn(scope: Scope, actor: ProgramActor, index: number, table: Table): Code {
  const { context, locals } = scope;
  const count = actor.moves.length;
  const total = locals.add("total", "f64");
  const chosen = locals.add("chosen", "i32");
  const w = locals.add("w", "i32");
  const { spot, find } = emitSpot(scope, table);
  const { options, available } = emitOptions(scope, actor, total, []);
  const cases = actor.moves.map((move, position) => {
    const { evaluate, apply } = emitWrites(scope, [
      { active: undefined, effects: move.effects, name: move.path },
    ]);
    return [evaluate, storeBits(context, index, position), apply];
  });
  const keep = { count, total, probability: f64(1), rest: -1, answers: [] };
  const picked = call(
    context.pick,
    i32(context.cells.amounts.address),
    i32(count),
    i32(at(actor.sites, 0)),
    stepOf(context),
    get(w),
    get(total),
    f64(1),
  );
  return [
    set(w, laneWord(context, at(at(context.lanes.slots, index), 0))),
    find,
    set(chosen, i32(-1)),
    emitLookup(scope, spot, w, (option) => set(chosen, option)),
    when(op("i32.lt_s", get(chosen), i32(0)), [
      options,
      checkTotal(scope, actor, available, total),
      emitKeep(scope, spot, keep),
      set(chosen, i32(count)),
      when(op("f64.gt", get(total), f64(0)), set(chosen, picked)),
    ]),
    dispatch(get(chosen), [...cases, storeBits(context, index, -1)], actor.id),
  ];
}

/**
 * A turn of one slot: quick, with one check for all amounts; where anything is amiss, in full. Nothing
 * is written before that is known.
 */
function defineSingleTurn(
  context: Context,
  name: string,
  actor: ProgramActor,
  index: number,
  table: Table | undefined,
): Callee {
  const { module } = context;
  if (table !== undefined) {
    return module.define(name, [], undefined, (locals) =>
      emitTabulatedTurn(new Scope(context, locals), actor, index, table),
    );
  }
  const full = module.define(`${name}_in_full`, [], undefined, (locals) =>
    emitSingleTurn(new Scope(context, locals), actor, index),
  );
  return module.define(name, [], undefined, (locals) => {
    const escape = [call(full), op("return")];
    return emitSingleTurn(
      new Scope(context, locals, undefined, undefined, escape, true),
      actor,
      index,
    );
  });
}

/**
 * A turn that nobody else takes part in. Where no move with effects is made it ends before anything
 * is looked at that moves would write; where one at most can be made, only its effects are.
 */
function emitAlone(
  scope: Scope,
  entry: { readonly actor: ProgramActor; readonly index: number; readonly turn: Turn },
): Code {
  const { context } = scope;
  const { actor, index, turn } = entry;
  const active = turn.made.map((word, position): Code => {
    const bits = actor.moves.reduce(
      (all, { effects }, move) =>
        effects.length > 0 && move >>> 5 === position ? all | (1 << (move & 31)) : all,
      0,
    );
    return op("i32.and", get(word), i32(bits));
  });
  const idle = op(
    "i32.eqz",
    active.reduce((any, one) => op("i32.or", any, one)),
  );
  const quiet = when(idle, [storeMade(context, index, turn.made), op("return")]);
  const [made, ...others] = turn.made;
  if (actor.sites.length === 1 && made !== undefined && others.length === 0) {
    const cases = actor.moves.map(({ effects, path }, move) => {
      const { evaluate, apply } = emitWrites(scope, [{ active: undefined, effects, name: path }]);
      return [evaluate, storeBits(context, index, move), apply];
    });
    return [turn.code, quiet, dispatch(op("i32.ctz", get(made)), cases, actor.id)];
  }
  const { evaluate, apply } = emitWrites(scope, sourcesOf(actor, { ...turn, code: [] }));
  return [turn.code, quiet, evaluate, storeMade(context, index, turn.made), apply];
}

/** The functions that make up phase 2, in order: one per actor, or one for all. */
export function defineMoves(context: Context, tables: Tables): readonly Turns[] {
  const { program, module } = context;
  const withMoves = program.actors
    .map((actor, index) => ({ actor, index }))
    .filter(({ actor }) => actor.moves.length > 0);
  if (withMoves.length === 0) return [];
  const define = (name: string, actors: typeof withMoves): Callee => {
    const [only, ...others] = actors;
    const isSingle = only?.actor.sites.length === 1 && others.length === 0;
    if (isSingle && !isHazardPolicy(only.actor)) {
      return defineSingleTurn(context, name, only.actor, only.index, tables.turns[only.index]);
    }
    return module.define(name, [], undefined, (locals) => {
      const scope = new Scope(context, locals);
      const turns = actors.map(({ actor, index }) => ({
        actor,
        index,
        turn: isHazardPolicy(actor)
          ? emitHazardTurn(scope, actor, index)
          : emitTurn(scope, actor, index),
      }));
      const [first] = turns;
      if (first !== undefined && others.length === 0) return emitAlone(scope, first);
      const { evaluate, apply } = emitWrites(
        scope,
        turns.flatMap(({ actor, turn }) => sourcesOf(actor, turn)),
      );
      return [
        evaluate,
        turns.map(({ index, turn }) => storeMade(context, index, turn.made)),
        apply,
      ];
    });
  };
  return program.turns === "sequential"
    ? withMoves.map((entry) => ({
        actor: entry.index,
        turn: define(`turn_${entry.actor.id}`, [entry]),
      }))
    : [{ actor: undefined, turn: define("turns", withMoves) }];
}
