/** The end of a step: effects of rules, drift, the clock. None leaves a choice, but for noise. */

import { at } from "../../base/invariant.ts";
import type { ProgramEffect } from "../../ir/program.ts";
import { tick } from "../interpreter/clock.ts";
import { applyWrites, evaluateEffects } from "../interpreter/write.ts";
import { Block } from "./block.ts";
import {
  ladderParts,
  momentIn,
  readsOf,
  sureWay,
  targetsOf,
  type Ground,
  type Stage,
} from "./ground.ts";
import { noiseBlock } from "./noise.ts";
import { part, partsOf } from "../../ir/parts.ts";

/** One block per variable and per stopwatch that rules write to. */
export function effectStage(ground: Ground): Stage {
  const { program } = ground.slice;
  const targets = [
    ...[...program.variables.keys()].map((index) => part("variable", index)),
    ...[...program.stopwatches.keys()].map((index) => part("stopwatch", index)),
  ];
  return targets.flatMap((target) => {
    const writers = [...program.flashpoints.entries()].flatMap(([flashpoint, { rules }]) => {
      const place = ground.layout.place(part("fired", flashpoint));
      const effects = at(ground.layout.effective, flashpoint).map((rule) =>
        at(rules, rule).effects.filter((effect) => targetsOf(ground, [effect]).includes(target)),
      );
      return place === undefined || effects.every((list) => list.length === 0)
        ? []
        : [{ flashpoint, place, effects }];
    });
    if (writers.length === 0) return [];
    const reads = writers.flatMap(({ flashpoint, effects }) => [
      part("fired", flashpoint),
      ...readsOf(ground, effects.flat()),
    ]);
    return [
      new Block(ground.layout, [...reads, target], (site) => {
        const moment = momentIn(ground, site.state);
        const writes = writers.flatMap(({ place, effects }) => {
          const fired = at(site.digits, place);
          return fired === 0 ? [] : evaluateEffects(moment, at(effects, fired - 1));
        });
        return sureWay(ground, site, applyWrites(program, site.state, writes, "effects", []));
      }),
    ];
  });
}

/** One block per variable that drifts; those with noise draw. @throws ExactRefusal */
export function driftStage(ground: Ground): Stage {
  const { program } = ground.slice;
  return [...program.variables.entries()].flatMap(([index, { drift, noise }]) => {
    if (drift === undefined) return [];
    if (noise !== undefined) return [noiseBlock(ground, index, drift, noise)];
    const reads = [...partsOf(program, [drift.value]), part("variable", index)];
    const effect: ProgramEffect = {
      operation: "set",
      target: "variable",
      variable: index,
      value: drift,
    };
    return [
      new Block(ground.layout, reads, (site) => {
        const writes = evaluateEffects(momentIn(ground, site.state), [effect]);
        return sureWay(ground, site, applyWrites(program, site.state, writes, "drift", []));
      }),
    ];
  });
}

/** Counters count, and what fired is forgotten. */
export function clockStage(ground: Ground): Stage {
  const { program, needed } = ground.slice;
  const { endsWhen: _ending, ...going } = program;
  const stopwatches = [...program.stopwatches.keys()].flatMap((index) => {
    const own = part("stopwatch", index);
    const places = [ground.layout.place(own)];
    if (!needed.has(own)) return [];
    return [
      new Block(ground.layout, [own], (site) => {
        const after = tick(going, ground.parameters, site.state);
        const shift = ground.layout.only(site.digits, after, places);
        return { probabilities: [1], shifts: [shift], error: 0 };
      }),
    ];
  });
  const ladders = [...program.flashpoints.keys()]
    .filter((flashpoint) => needed.has(part("level", flashpoint)))
    .map((flashpoint) => {
      const fired = ground.layout.place(part("fired", flashpoint));
      const ladder = ladderParts(ground, flashpoint).map((one) => ground.layout.place(one));
      return new Block(
        ground.layout,
        [...ladderParts(ground, flashpoint), part("fired", flashpoint)],
        (site) => {
          const after = tick(going, ground.parameters, site.state);
          // Of the other flashpoints the own digits are put back: they have blocks of their own.
          const mine = ground.layout.only(site.digits, after, ladder);
          const forget =
            fired === undefined ? 0 : at(site.digits, fired) * at(ground.layout.weights, fired);
          return { probabilities: [1], shifts: [mine - forget], error: 0 };
        },
      );
    });
  return [...ladders, ...stopwatches];
}
