/**
 * A step as stages of independent blocks, by the functions of the interpreter: events, turns,
 * transitions and noise draw; effects, drift and the clock follow for certain (docs/semantics.md, "One step").
 */

import { at } from "../../base/invariant.ts";
import { transitionThreshold } from "../interpreter/transitions.ts";
import { applyWrites, type Write } from "../interpreter/write.ts";
import { Block, type Site, type Ways } from "./block.ts";
import { clockStage, driftStage, effectStage } from "./certain.ts";
import { actorDrawer, eventDrawer, groupStage } from "./draws.ts";
import { ladderParts, momentIn, shiftTo, type Ground, type Stage } from "./ground.ts";
import type { Layout } from "./layout.ts";
import type { Slice } from "../../ir/slice.ts";
import { part, partsOf, rulesExpressions } from "../../ir/parts.ts";
import { UNIT, pickError } from "./rounding.ts";

/** One drawn stage, with the steps in which it is active; or stages that leave no choice. */
export type Phase =
  | {
      readonly kind: "drawn";
      readonly stage: Stage;
      readonly active: (step: number) => boolean;
    }
  | { readonly kind: "certain"; readonly stages: readonly Stage[] };

/** The phases of a step of a slice, in order. @throws ExactRefusal */
export function phasesOf(
  slice: Slice,
  layout: Layout,
  parameters: readonly number[],
): readonly Phase[] {
  const ground = { slice, layout, parameters };
  const { program } = slice;
  const drift = driftStage(ground);
  const isDrawn = program.variables.some(({ noise }) => noise !== undefined);
  const [effects, clock] = [effectStage(ground), clockStage(ground)];
  const certain = (...stages: readonly Stage[]): Phase => ({
    kind: "certain",
    stages: stages.filter(({ length }) => length > 0),
  });
  const end: readonly Phase[] = isDrawn
    ? [certain(effects), { kind: "drawn", stage: drift, active: () => true }, certain(clock)]
    : [certain(effects, drift, clock)];
  return [...drawnStages(ground).map((one): Phase => ({ kind: "drawn", ...one })), ...end];
}

function drawnStages(
  ground: Ground,
): readonly { readonly stage: Stage; readonly active: (step: number) => boolean }[] {
  const { program, events, actors } = ground.slice;
  const always = (): boolean => true;
  const undated = events.some((e) => at(program.events, e).occurrence.kind !== "dated");
  const dates = new Set(
    events.flatMap((event) => {
      const { occurrence } = at(program.events, event);
      return occurrence.kind === "dated" ? [occurrence.step] : [];
    }),
  );
  const turns =
    program.turns === "sequential"
      ? actors.map((actor) => [actorDrawer(ground, actor)])
      : actors.length === 0
        ? []
        : [actors.map((actor) => actorDrawer(ground, actor))];
  return [
    {
      stage: groupStage(
        ground,
        events.map((event) => eventDrawer(ground, event)),
        "events",
      ),
      active: (step) => undated || dates.has(step),
    },
    ...turns.map((drawers) => ({ stage: groupStage(ground, drawers, "moves"), active: always })),
    { stage: transitionStage(ground), active: always },
  ];
}

function transitionStage(ground: Ground): Stage {
  const { program, needed } = ground.slice;
  return [...program.flashpoints.entries()]
    .filter(([index, { rules }]) => needed.has(part("level", index)) && rules.length > 0)
    .map(
      ([index, flashpoint]) =>
        new Block(
          ground.layout,
          [...partsOf(program, rulesExpressions(flashpoint)), ...ladderParts(ground, index)],
          (site) => transitionWays(ground, site, index),
          index,
        ),
    );
}

function transitionWays(ground: Ground, site: Site, index: number): Ways {
  const moment = momentIn(ground, site.state);
  const { rules, total, probability } = transitionThreshold(moment, index);
  if (total === 0) return { probabilities: [1], shifts: [0], error: 0 };
  const written = at(moment.program.flashpoints, index).rules;
  const merged = new Map<number, number>();
  const add = (shift: number, share: number): void => {
    merged.set(shift, (merged.get(shift) ?? 0) + share);
  };
  if (probability < 1) add(0, 1 - probability);
  const acting = rules.filter(({ hazard }) => hazard > 0);
  for (const { rule, hazard } of acting) {
    const value = at(written, rule).target;
    const write: Write = { target: "flashpoint", index, operation: "set", value };
    const after = applyWrites(moment.program, site.state, [write], "transitions", []);
    const share = (probability * hazard) / total;
    add(shiftTo(ground, site, after) + firedShift(ground, index, rule), share);
  }
  return {
    probabilities: [...merged.values()],
    shifts: [...merged.keys()],
    error:
      pickError(rules.length, total, probability) +
      // Sums of shares with the same result.
      (merged.size < acting.length + (probability < 1 ? 1 : 0) ? rules.length * UNIT : 0),
  };
}

/** What the digit of the rule that fired adds. */
function firedShift(ground: Ground, flashpoint: number, rule: number): number {
  const place = ground.layout.place(part("fired", flashpoint));
  const number = at(ground.layout.effective, flashpoint).indexOf(rule) + 1;
  return place === undefined ? 0 : number * at(ground.layout.weights, place);
}
