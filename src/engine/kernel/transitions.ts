/** Phase 3: one function per flashpoint and level gives the note of the rule that fires, or −1. */

import { at } from "../../base/invariant.ts";
import type { ProgramFlashpoint, ProgramRule } from "../../ir/program.ts";
import { Locals } from "./assemble.ts";
import {
  call,
  dispatch,
  f64,
  get,
  i32,
  load,
  note,
  op,
  set,
  store,
  tee,
  when,
  type Callee,
  type Code,
  type Local,
} from "./code.ts";
import { stepOf, type Context } from "./context.ts";
import { chanceOf, lowest } from "./decide.ts";
import { emitAmount, emitWhen } from "./expression.ts";
import { emitHazard, emitHazardBound, isWorthBounding } from "./hazard.ts";
import { noteOf } from "./fire.ts";
import { emitKeep } from "./keep.ts";
import { element } from "./memory-map.ts";
import { reasonNumber, Scope } from "./scope.ts";
import { emitAnswer, emitSpot, type Spot, type Table } from "./table.ts";
import type { Tables } from "./tables.ts";

interface Candidate {
  readonly rule: ProgramRule;
  readonly index: number;
}

/** Ends the function with the note of the rule that a position among the candidates means. */
function answer(
  flashpoint: ProgramFlashpoint,
  candidates: readonly Candidate[],
  position: Local,
): Code {
  const cases = candidates.map(({ index }) => op("return", i32(noteOf(flashpoint, index))));
  return [dispatch(get(position), cases, "rule"), op("return", i32(-1))];
}

/** Calls `pick` over the amounts in memory. */
function pickAmong(
  scope: Scope,
  flashpoint: ProgramFlashpoint,
  candidates: readonly Candidate[],
  w: Local,
  total: Local,
  probability: Code,
): Code {
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) {
    return op("return", i32(noteOf(flashpoint, only.index)));
  }
  const { context, locals } = scope;
  const position = locals.add("position", "i32");
  const picked = call(
    context.pick,
    i32(context.cells.amounts.address),
    i32(candidates.length),
    i32(flashpoint.site),
    stepOf(context),
    get(w),
    get(total),
    probability,
  );
  return [set(position, picked), answer(flashpoint, candidates, position)];
}

function amountCell(scope: Scope, position: number): ReturnType<typeof element> {
  return element(scope.context.cells.amounts, position);
}

/** Keeps the thresholds of the candidates; `rest` is the option for which nothing happens. */
function keepAmong(
  scope: Scope,
  spot: Spot | undefined,
  flashpoint: ProgramFlashpoint,
  candidates: readonly Candidate[],
  rest: number,
  total: Local,
  probability: Code,
): Code {
  if (spot === undefined) return [];
  return emitKeep(scope, spot, {
    count: candidates.length,
    total,
    probability,
    rest,
    answers: candidates.map(({ index }) => noteOf(flashpoint, index) + 1),
  });
}

/** Certain rules: with a positive total weight they decide alone. */
function emitCertain(
  scope: Scope,
  flashpoint: ProgramFlashpoint,
  candidates: readonly Candidate[],
  w: Local,
  level: number,
  spot: Spot | undefined,
): Code {
  if (candidates.length === 0) return [];
  const stay = candidates.findIndex(
    ({ rule }) => rule.target === level && rule.effects.length === 0,
  );
  const total = scope.locals.add("weight", "f64");
  const place = scope.locals.add("place", "i32");
  const amount = scope.locals.add("amount", "f64");
  return [
    candidates.map(({ rule }, position) => {
      const { base } = rule;
      if (base.kind !== "certain") return [];
      return [
        note(rule.path),
        store(amountCell(scope, position), f64(0)),
        emitWhen(scope, rule, () => [
          store(amountCell(scope, position), tee(amount, emitAmount(scope, base.weight))),
          set(total, op("f64.add", get(total), get(amount))),
          set(place, i32(rule.place)),
        ]),
      ];
    }),
    when(
      op("i32.eqz", op("f64.lt", get(total), f64(Infinity))),
      scope.failWith(get(place), i32(reasonNumber("not finite"))),
    ),
    when(op("f64.gt", get(total), f64(0)), [
      keepAmong(scope, spot, flashpoint, candidates, stay, total, f64(1)),
      pickAmong(scope, flashpoint, candidates, w, total, f64(1)),
    ]),
  ];
}

/** Chance and hazard rules. */
function emitHazards(
  scope: Scope,
  flashpoint: ProgramFlashpoint,
  candidates: readonly Candidate[],
  w: Local,
  spot: Spot | undefined,
): Code {
  if (candidates.length === 0) return [];
  const { context, locals } = scope;
  const total = locals.add("hazard", "f64");
  const hazard = locals.add("h", "f64");
  const probability = locals.add("p", "f64");
  const stay = op("return", i32(-1));
  return [
    candidates.map(({ rule }, position) => {
      const { base, multipliers } = rule;
      if (base.kind === "certain") return [];
      const single = candidates.length === 1 && spot === undefined;
      return [
        note(rule.path),
        single || rule.when === undefined ? [] : store(amountCell(scope, position), f64(0)),
        emitWhen(scope, rule, () => [
          emitHazard(scope, hazard, { base, multipliers }, `${flashpoint.id}_${rule.id}`),
          single ? [] : store(amountCell(scope, position), get(hazard)),
          set(total, op("f64.add", get(total), get(hazard))),
        ]),
      ];
    }),
    keepAmong(
      scope,
      spot,
      flashpoint,
      candidates,
      candidates.length,
      total,
      chanceOf(context.functions, total),
    ),
    // P ≤ H: no exponential is needed where u ≥ H (so never where H = 0).
    when(op("f64.ge", lowest(get(w)), get(total)), stay),
    set(probability, chanceOf(context.functions, total)),
    when(
      op(
        "i32.eqz",
        call(context.below, i32(flashpoint.site), stepOf(context), get(w), get(probability)),
      ),
      stay,
    ),
    pickAmong(scope, flashpoint, candidates, w, total, get(probability)),
  ];
}

const isCertain = ({ rule }: Candidate): boolean => rule.base.kind === "certain";

/** `…_at_…(w)` for one flashpoint and level. */
function defineLevel(
  context: Context,
  flashpoint: ProgramFlashpoint,
  index: number,
  level: number,
  table: Table | undefined,
  own: Table | undefined,
): Callee | undefined {
  const candidates = flashpoint.rules
    .map((rule, position): Candidate => ({ rule, index: position }))
    .filter(({ rule }) => at(rule.from, level));
  if (candidates.length === 0) return undefined;
  const name = `${flashpoint.id}_at_${at(flashpoint.levels, level)}`;
  const known = new Map([[index, level]]);
  const probe = new Scope(context, new Locals([]), "i32", known);
  const filtered =
    table === undefined &&
    candidates.some(({ rule }) =>
      rule.base.kind === "certain"
        ? rule.when !== undefined && probe.truthOf(rule.when) !== "true"
        : isWorthBounding(probe, { base: rule.base, multipliers: rule.multipliers }),
    );
  const full = filtered || table !== undefined ? `${name}_in_full` : name;
  const parameters = [
    ["w", "i32"],
    ...(table === undefined ? [] : ([["offset", "i32"]] as const)),
  ] as const;
  const exact = context.module.define(full, parameters, "i32", (locals) => {
    const [w, offset] = locals.parameters;
    const scope = new Scope(context, locals, "i32", known);
    const found = own === undefined ? undefined : emitSpot(scope, own);
    const spot = table === undefined ? found?.spot : { table, offset };
    const certain = candidates.filter(isCertain);
    const hazards = candidates.filter((one) => !isCertain(one));
    return [
      found === undefined ? [] : [found.find, emitAnswer(scope, found.spot, w)],
      emitCertain(scope, flashpoint, certain, w, level, spot),
      emitHazards(scope, flashpoint, hazards, w, spot),
      i32(-1),
    ];
  });
  return filtered ? defineFilter(context, flashpoint, candidates, known, name, exact) : exact;
}

/**
 * Asks first whether the draw lies below a bound of the total hazard that needs no couplings and no
 * exponentials; only then, or where anything is amiss, is the hazard evaluated in full.
 */
function defineFilter(
  context: Context,
  flashpoint: ProgramFlashpoint,
  candidates: readonly Candidate[],
  known: ReadonlyMap<number, number>,
  name: string,
  exact: Callee,
): Callee {
  return context.module.define(name, [["w", "i32"]], "i32", (locals) => {
    const [w] = locals.parameters;
    const scope = new Scope(context, locals, "i32", known, op("return", call(exact, get(w))));
    const total = locals.add("most", "f64");
    const bound = locals.add("h", "f64");
    return [
      candidates.map(({ rule }) => {
        const { base, multipliers } = rule;
        // Where a certain rule is enabled, hazards may not count at all.
        if (base.kind === "certain") return emitWhen(scope, rule, () => scope.leave());
        return emitWhen(scope, rule, () => [
          emitHazardBound(scope, bound, { base, multipliers }, `${flashpoint.id}_${rule.id}`),
          set(total, op("f64.add", get(total), get(bound))),
        ]);
      }),
      when(op("f64.ge", lowest(get(w)), get(total)), op("return", i32(-1))),
      call(exact, get(w)),
    ];
  });
}

/** `transition_…(w)` per flashpoint: the note of what fires with the high word w, or −1. */
export function defineTransitions(context: Context, tables: Tables): readonly Callee[] {
  const { program, module, cells } = context;
  return program.flashpoints.map((flashpoint, index) => {
    const table = tables.flashpoints[index];
    const levels = flashpoint.levels.map((_, level) =>
      defineLevel(context, flashpoint, index, level, table, at(tables.levels, index)[level]),
    );
    return module.define(`transition_${flashpoint.id}`, [["w", "i32"]], "i32", (locals) => {
      const [w] = locals.parameters;
      const scope = new Scope(context, locals, "i32");
      const found = table === undefined ? undefined : emitSpot(scope, table);
      const cases = levels.map((callee) =>
        callee === undefined
          ? undefined
          : op("return", call(callee, get(w), found === undefined ? [] : get(found.spot.offset))),
      );
      const level = load(element(cells.state.levels, index, `level of ${flashpoint.id}`));
      const lookup = found === undefined ? [] : [found.find, emitAnswer(scope, found.spot, w)];
      return [lookup, dispatch(level, cases, "level"), i32(-1)];
    });
  });
}
