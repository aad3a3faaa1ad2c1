/**
 * Every way a run can go, by following every draw of the interpreter: the oracle for the filter,
 * which knows nothing of Bayes.
 */

import { at } from "../../src/base/invariant.ts";
import { advance } from "../../src/engine/interpreter/advance.ts";
import { withEnding } from "../../src/engine/interpreter/clock.ts";
import type { Choices, StepRecord } from "../../src/engine/interpreter/record.ts";
import { start } from "../../src/engine/interpreter/start.ts";
import type { State } from "../../src/engine/interpreter/state.ts";
import type { Program } from "../../src/ir/program.ts";

export interface Path {
  readonly probability: number;
  readonly states: readonly State[];
  readonly records: readonly StepRecord[];
}

type Stretch = readonly [uniform: number, length: number];

function stretches(lengths: readonly number[]): readonly Stretch[] {
  let from = 0;
  return lengths
    .map((length): Stretch => {
      const middle = from + length / 2;
      from += length;
      return [middle, length];
    })
    .filter(([, length]) => length > 0);
}

function* drawsOf(
  program: Program,
  record: StepRecord,
): Generator<readonly [number, readonly Stretch[]]> {
  for (const { event, probability } of record.events) {
    yield [at(program.events, event).site, stretches([probability, 1 - probability])];
  }
  for (const { actor, slot, options, mode, total, probability, draw } of record.moves) {
    if (draw === undefined) continue;
    const among = options.filter(({ certain }) => certain === (mode === "certain"));
    const drawn = among.map(({ weight }) => (probability * weight) / total);
    yield [at(at(program.actors, actor).sites, slot), stretches([...drawn, 1 - probability])];
  }
  for (const { flashpoint, rules, total, probability, draw } of record.transitions) {
    if (draw === undefined) continue;
    const moves = rules.map(({ hazard }) => (probability * hazard) / total);
    yield [at(program.flashpoints, flashpoint).site, stretches([...moves, 1 - probability])];
  }
}

type Choose = (state: State) => Choices;

function* steps(
  program: Program,
  parameters: readonly number[],
  state: State,
  choose: Choose,
  given: ReadonlyMap<number, number>,
  probability: number,
): Generator<readonly [number, State, StepRecord]> {
  const next = advance(program, parameters, state, (site) => given.get(site) ?? 0.5, choose(state));
  for (const [site, ways] of drawsOf(program, next.record)) {
    if (given.has(site)) continue;
    for (const [uniform, length] of ways) {
      yield* steps(
        program,
        parameters,
        state,
        choose,
        new Map(given).set(site, uniform),
        probability * length,
      );
    }
    return;
  }
  yield [probability, next.state, next.record];
}

/** All paths with probability > 0 to the end of the run; shares of unknowns must be given as numbers that sum to 1. */
export function allPaths(
  program: Program,
  parameters: readonly number[],
  choose: Choose = () => new Map(),
): readonly Path[] {
  const blank = start(program, parameters, () => 0);
  let joint: readonly (readonly [number, readonly number[]])[] = [[1, []]];
  for (const { values } of program.unknowns) {
    joint = joint.flatMap(([probability, drawn]) =>
      values.map(({ share }, value): readonly [number, readonly number[]] => [
        probability * (share.value.kind === "number" ? share.value.value : NaN),
        [...drawn, value],
      ]),
    );
  }
  let paths: readonly Path[] = joint
    .filter(([probability]) => probability > 0)
    .map(([probability, unknowns]) => ({
      probability,
      states: [withEnding(program, parameters, { ...blank, unknowns, ended: false })],
      records: [],
    }));
  const last = (path: Path): State => at(path.states, path.states.length - 1);
  while (paths.some((path) => !last(path).ended)) {
    paths = paths.flatMap((path) =>
      last(path).ended
        ? [path]
        : [...steps(program, parameters, last(path), choose, new Map(), 1)].map(
            ([probability, state, record]) => ({
              probability: path.probability * probability,
              states: [...path.states, state],
              records: [...path.records, record],
            }),
          ),
    );
  }
  return paths;
}
