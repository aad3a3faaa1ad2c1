/** What follows from the rules that fired: changes of level, then effects. */

import { at } from "../../base/invariant.ts";
import type { ProgramFlashpoint } from "../../ir/program.ts";
import { call, dispatch, get, i32, load, op, set, store, when } from "./code.ts";
import type { Callee, Code } from "./code.ts";
import type { Context } from "./context.ts";
import { element } from "./memory-map.ts";
import { Scope } from "./scope.ts";
import { emitWrites } from "./writes.ts";

const hasEffects = ({ rules }: ProgramFlashpoint): boolean =>
  rules.some(({ effects }) => effects.length > 0);

/** What is noted of a rule that fires: its number where rules have effects, else its target. */
export function noteOf(flashpoint: ProgramFlashpoint, index: number): number {
  return hasEffects(flashpoint) ? index : at(flashpoint.rules, index).target;
}

/** `fire()`: moves the flashpoints whose rules fired, then applies the rules' effects (phase 4). */
export function defineFire(context: Context): Callee {
  const { program, module, cells, enter } = context;
  return module.define("fire", [], undefined, (locals) => {
    const scope = new Scope(context, locals);
    const fired = program.flashpoints.map(({ id }) => locals.add(`fired_${id}`, "i32"));
    const moves = program.flashpoints.map((flashpoint, index) => {
      const level = element(cells.state.levels, index, `level of ${flashpoint.id}`);
      const note = op("i32.sub", get(at(fired, index)), i32(1));
      const enterNew = (target: Code): Code =>
        when(op("i32.ne", load(level), target), call(at(enter, index), target));
      const cases = flashpoint.rules.map(({ target }) => enterNew(i32(target)));
      return when(
        get(at(fired, index)),
        hasEffects(flashpoint) ? dispatch(note, cases, "target") : enterNew(note),
      );
    });
    const { evaluate, apply } = emitWrites(
      scope,
      program.flashpoints.flatMap((flashpoint, index) =>
        (hasEffects(flashpoint) ? flashpoint.rules : []).map((rule, position) => ({
          active: op("i32.eq", get(at(fired, index)), i32(position + 1)),
          effects: rule.effects,
          name: rule.path,
        })),
      ),
    );
    return [
      program.flashpoints.map((_, index) => [
        set(at(fired, index), load(element(cells.fired, index))),
        store(element(cells.fired, index), i32(0)),
      ]),
      moves,
      evaluate,
      apply,
    ];
  });
}
