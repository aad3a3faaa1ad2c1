/**
 * What a fault leaves standing: where runs stop with one, each thing that is asked is asked again of its
 * slice (`ir/slice.ts`) under the same luck, and has a value in every run that its slice comes through
 * (docs/semantics.md, "Run faults"). Where no run faults, nothing is done and nothing is compiled.
 */

import { at } from "../base/invariant.ts";
import { isWithoutValue } from "../engine/interpreter/outcome.ts";
import { part, type Part } from "../ir/parts.ts";
import type { Program } from "../ir/program.ts";
import { slice } from "../ir/slice.ts";
import {
  faultsIn,
  faultyRuns,
  type Beginning,
  type PreparedEngine,
  type RunList,
} from "./engine.ts";
import { layoutOf, runsWith, type AskedKind, type Layout, type Region } from "./layout.ts";
import { emptyTally, type Tally } from "./tally.ts";

/** A slice at work, and what it answers: indices in the whole program. */
interface Strand extends Readonly<Record<AskedKind, readonly number[]>> {
  readonly program: Program;
  readonly engine: () => PreparedEngine;
}

/** All that depends on the same parts of the state. */
interface Group {
  readonly all: Strand;
  /** Without outcomes, which may fault when they are read; and each of these by itself. */
  readonly core: Strand;
  readonly alone: readonly Strand[];
}

type Prepare = (program: Program) => PreparedEngine;

type Asked = Record<AskedKind, number[]>;

function strandOf(
  program: Program,
  prepare: Prepare,
  asked: Readonly<Record<AskedKind, readonly number[]>>,
  parts: readonly Part[],
): Strand {
  const outcomes = asked.outcomes.map((index) => at(program.outcomes, index));
  const sliced = slice({ ...program, outcomes }, parts).program;
  let engine: PreparedEngine | undefined;
  return { ...asked, program: sliced, engine: () => (engine ??= prepare(sliced)) };
}

/** What is asked of a program, in groups that depend on the same parts. */
function groupsOf(program: Program, prepare: Prepare): readonly Group[] {
  const groups = new Map<string, { readonly parts: readonly Part[]; readonly asked: Asked }>();
  const add = (
    kind: AskedKind,
    index: number,
    outcomes: Program["outcomes"],
    own: Part[],
  ): void => {
    const parts = [...slice({ ...program, outcomes }, own).needed].toSorted();
    const key = parts.join(" ");
    const group = groups.get(key) ?? {
      parts,
      asked: { outcomes: [], flashpoints: [], unknowns: [] },
    };
    groups.set(key, group);
    group.asked[kind].push(index);
  };
  for (const [index, outcome] of program.outcomes.entries()) add("outcomes", index, [outcome], []);
  for (const index of program.flashpoints.keys()) {
    add("flashpoints", index, [], [part("level", index)]);
  }
  for (const index of program.unknowns.keys()) add("unknowns", index, [], [part("unknown", index)]);
  return [...groups.values()].map(({ parts, asked }) => {
    const of = (some: Partial<Asked>): Strand =>
      strandOf(program, prepare, { outcomes: [], flashpoints: [], unknowns: [], ...some }, parts);
    const { outcomes, ...others } = asked;
    const single = outcomes.length + others.flashpoints.length + others.unknowns.length === 1;
    return {
      all: of(asked),
      core: of(others),
      alone: single ? [] : outcomes.map((index) => of({ outcomes: [index] })),
    };
  });
}

function copy(to: Float64Array, target: Region, from: Float64Array, source: Region): void {
  to.set(from.subarray(source.offset, source.offset + source.length), target.offset);
}

/** Puts what a slice counted in the place of what the whole program counted of the same runs. */
function takeCounts(layout: Layout, total: Tally, strand: Strand, counted: Tally): Tally {
  const own = layoutOf(strand.program);
  const sums = [...total.sums];
  const { cells } = total;
  const note = (kind: AskedKind, index: number, position = index): void => {
    const runs = runsWith(own, counted, kind, position);
    cells[layout.beside[kind].offset + index] = runs - at(cells, layout.runs);
  };
  for (const [position, index] of strand.outcomes.entries()) {
    const [to, from] = [at(layout.outcomes, index), at(own.outcomes, position)];
    note("outcomes", index, position);
    if (to.kind === "number" && from.kind === "number") {
      sums[to.column] = at(counted.sums, from.column);
    } else if (to.kind !== "number" && from.kind !== "number") {
      copy(cells, to, counted.cells, from);
    }
  }
  for (const index of strand.flashpoints) {
    const [to, from] = [at(layout.flashpoints, index), at(own.flashpoints, index)];
    note("flashpoints", index);
    copy(cells, to.flow, counted.cells, from.flow);
    copy(cells, to.passage, counted.cells, from.passage);
  }
  for (const index of strand.unknowns) {
    note("unknowns", index);
    copy(cells, at(layout.unknowns, index), counted.cells, at(own.unknowns, index));
  }
  return { ...total, sums };
}

/** Fills in what the runs of a slice list where the whole program stopped. */
function takeRuns(program: Program, total: RunList, strand: Strand, listed: RunList): RunList {
  const { outcomes, unknowns } = program;
  for (const [row, faulted] of total.faulted.entries()) {
    if (faulted === 0) continue;
    for (const [position, index] of strand.outcomes.entries()) {
      total.outcomes[row * outcomes.length + index] = at(
        listed.outcomes,
        row * strand.outcomes.length + position,
      );
    }
    for (const index of strand.unknowns) {
      const place = row * unknowns.length + index;
      total.unknowns[place] = at(listed.unknowns, place);
    }
  }
  return total;
}

/** A program with some of its outcomes. */
function restOf(program: Program, outcomes: readonly number[], prepare: Prepare): Strand {
  const rest = { ...program, outcomes: outcomes.map((index) => at(program.outcomes, index)) };
  let engine: PreparedEngine | undefined;
  return {
    ...{ outcomes, flashpoints: [...program.flashpoints.keys()] },
    unknowns: [...program.unknowns.keys()],
    program: rest,
    engine: () => (engine ??= bySlice(rest, prepare)),
  };
}

/** A program made ready by an engine that knows of whole runs only. */
export function bySlice(program: Program, prepare: Prepare): PreparedEngine {
  const whole = prepare(program);
  const layout = layoutOf(program);
  let groups: readonly Group[] | undefined;
  const others: Record<string, Strand> = {};
  const settle = <Result>(
    first: Result,
    ask: (strand: Strand) => Result,
    faultsOf: (result: Result, of: Program) => number,
    take: (total: Result, strand: Strand, result: Result) => Result,
  ): Result => {
    if (faultsOf(first, program) === 0) return first;
    let total = first;
    for (const { all, core, alone } of (groups ??= groupsOf(program, prepare))) {
      const together = ask(all);
      const faults = faultsOf(together, all.program);
      const without = alone.length === 0 || faults === 0 ? undefined : ask(core);
      // As many faults without the outcomes: they have no part in them.
      if (without === undefined || faultsOf(without, core.program) === faults) {
        total = take(total, all, together);
        continue;
      }
      total = take(total, core, without);
      for (const one of alone) total = take(total, one, ask(one));
    }
    return total;
  };
  const count = (tally: (engine: PreparedEngine, outcomes?: readonly number[]) => Tally): Tally =>
    settle(
      tally(whole),
      (strand) => tally(strand.engine(), strand.outcomes),
      ({ cells }, of) => at(cells, layoutOf(of).faults),
      (total, strand, counted) => takeCounts(layout, total, strand, counted),
    );
  const listed = (
    list: (engine: PreparedEngine, outcomes?: readonly number[]) => RunList,
  ): RunList =>
    settle(
      list(whole),
      (strand) => list(strand.engine(), strand.outcomes),
      faultsIn,
      (total, strand, part) => takeRuns(program, total, strand, part),
    );
  /** The beginning with some of its outcomes, and those that have had a value so far. */
  const partOf = ({ state, outcomes }: Beginning) => ({
    from: (chosen: readonly number[]): Beginning => ({
      state,
      outcomes: chosen.map((index) => at(outcomes, index)),
    }),
    sound: [...outcomes.keys()].filter((index) => !isWithoutValue(at(outcomes, index))),
  });
  return {
    tally: (...runs) => count((engine) => engine.tally(...runs)),
    tallyFrom: (beginning, parameters, key, first, runs) => {
      const { from, sound } = partOf(beginning);
      if (sound.length === program.outcomes.length) {
        return count((engine, chosen = sound) =>
          engine.tallyFrom(from(chosen), parameters, key, first, runs),
        );
      }
      // As if all had faulted, and the rest were a slice.
      const rest = (others[sound.join()] ??= restOf(program, sound, prepare));
      const none = emptyTally(layout);
      none.cells[layout.faults] = runs;
      const counted = rest.engine().tallyFrom(from(sound), parameters, key, first, runs);
      return takeCounts(layout, none, rest, counted);
    },
    list: (...runs) => listed((engine) => engine.list(...runs)),
    listFrom: (beginning, parameters, key, first, runs) => {
      const { from, sound } = partOf(beginning);
      if (sound.length === program.outcomes.length) {
        return listed((engine, chosen = sound) =>
          engine.listFrom(from(chosen), parameters, key, first, runs),
        );
      }
      const rest = (others[sound.join()] ??= restOf(program, sound, prepare));
      const part = rest.engine().listFrom(from(sound), parameters, key, first, runs);
      return takeRuns(program, faultyRuns(program, first, runs), rest, part);
    },
    follower: (...from) => whole.follower(...from),
  };
}
