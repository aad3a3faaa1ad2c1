import * as fc from "fast-check";
import { expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { momentOf } from "../../src/engine/interpreter/evaluate.ts";
import { pick } from "../../src/engine/interpreter/hazard.ts";
import { contestOf, optionsOf } from "../../src/engine/interpreter/moves.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { restsOf, restWords } from "../../src/ir/bounds-turn.ts";
import { lower } from "../../src/ir/lower.ts";
import { isHazardPolicy } from "../../src/ir/policy.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { programOf } from "../bench/subjects.ts";
import { play } from "../engine/kernel/identity.ts";
import { arbitraryOf } from "../generator/dice.ts";
import { randomModel } from "../generator/model.ts";

/** The least and the largest uniform with a high word. */
function uniformsOf(word: number): readonly number[] {
  return [word * 2 ** -32, (word * 2 ** 21 + 2 ** 21 - 1) * 2 ** -53];
}

it("words between the bounds choose the resting move, and nothing faults there", () => {
  let checked = 0;
  let inner = 0;
  let quiet = 0;
  fc.assert(
    fc.property(arbitraryOf(randomModel), (model) => {
      // Turns are independent of one another here, so every random scenario will do.
      const program = { ...lower(model), turns: "sequential" as const };
      const parameters = parametersOf(program);
      const { states } = play(program, parameters, keyOfSeed("rests"), 0);
      for (const rest of restsOf(program)) {
        for (const state of states) {
          const known = {
            parameters,
            unknowns: new Map(state.unknowns.map((value, index) => [index, value])),
            levels: new Map(
              rest.flashpoint === undefined
                ? []
                : [[rest.flashpoint, at(state.levels, rest.flashpoint)]],
            ),
          };
          const { first, count } = restWords(program, rest, known);
          if (count === 0) continue;
          const options = optionsOf(momentOf(program, parameters, state), rest.actor);
          const { mode, among, probability } = contestOf(options);
          const weights = among.map(({ weight }) => weight);
          const isByChance = isHazardPolicy(at(program.actors, rest.actor));
          if (isByChance) expect(mode).not.toBe("certain");
          for (const word of [first, first + Math.floor(count / 2), first + count - 1]) {
            for (const uniform of uniformsOf(word)) {
              if (isByChance) expect(uniform).toBeGreaterThanOrEqual(probability);
              else expect(at(among, pick(weights, uniform, 1)).move).toBe(rest.move);
            }
          }
          if (isByChance) quiet += 1;
          checked += 1;
          if (first > 0 && first + count < 2 ** 32 - 1) inner += 1;
        }
      }
    }),
    { seed: 11, numRuns: 200, endOnFailure: true },
  );
  expect(checked).toBeGreaterThan(300);
  expect(inner).toBeGreaterThan(20);
  expect(quiet).toBeGreaterThan(20);
});

it("most draws of a flagship with weights rest", () => {
  const program = programOf("first edition");
  const parameters = parametersOf(program);
  const shares = restsOf(program).map((rest) => {
    const levels =
      rest.flashpoint === undefined
        ? new Map<number, number>()
        : new Map([[rest.flashpoint, at(program.flashpoints, rest.flashpoint).start]]);
    return restWords(program, rest, { parameters, levels }).count / 2 ** 32;
  });
  expect(shares.length).toBe(program.actors.length);
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.7);
});
