/** What leads to an outcome, piece by piece: each piece of work is shared out by who asks. */

import { at, invariant } from "../base/invariant.ts";
import { drawInputs, prepareInputs } from "../batch/inputs.ts";
import type { Sign, Watch } from "../batch/orders.ts";
import type { CaseList } from "../batch/tracing.ts";
import { parametersOf } from "../engine/interpreter/run.ts";
import { lower } from "../ir/lower.ts";
import type { Program } from "../ir/program.ts";
import { switchParts } from "../ir/switches.ts";
import { watchModel, type Happening } from "../ir/watch.ts";
import { keyOfSeed } from "../random/seed.ts";
import type { PrimInput } from "../stats/prim.ts";
import {
  discover,
  LEAST_CASES,
  type BoxesAnswer,
  type CaseInput,
  type DiscoveryCases,
} from "./discovery.ts";
import type { PathsPlan, Share } from "./paths-plan.ts";
import { chooseSigns, estimateOrders, type OrdersAnswer } from "./paths.ts";
import { estimateRemovals, jointLevel, leadersOf, type RemovalsAnswer } from "./removals.ts";

/** Most orders, branches and parts that are told. */
const ORDERS = 6;
const BRANCHES = 20;
const LEAST_BRANCH = 0.02;
const LEADERS = 8;

/** Finds the orders that lead to the target: signs from runs of their own, then the runs themselves. */
export async function findOrders(
  plan: PathsPlan,
  seed: string,
  share: Share,
): Promise<OrdersAnswer | undefined> {
  const { candidates, counts, depth, followed, signs: most } = plan;
  let signs = candidates;
  let acts: OrdersAnswer["acts"] = [];
  if (!followed) {
    const pilot = watchFor(plan, candidates, depth);
    const part = await share({
      name: "pilot",
      ...pilot,
      seed: `${seed}/pilot`,
      work: { kind: "signs", watch: pilot.watch },
      total: counts.pilot,
    });
    if (part?.kind !== "signs") return undefined;
    const chosen = chooseSigns(pilot.watch.signs, part.counts, most);
    signs = chosen.signs.map((index) => at(candidates, index));
    acts = chosen.acts.map(({ sign, share: of }) => ({
      happening: at(candidates, sign),
      share: of,
    }));
  }
  const watched = watchFor(plan, signs, depth);
  const part = await share({
    name: "orders",
    ...watched,
    seed,
    work: { kind: "orders", watch: watched.watch },
    total: counts.runs,
    partly: true,
  });
  if (part?.kind !== "orders") return undefined;
  const estimate = estimateOrders(part.counts, {
    orders: ORDERS,
    branches: BRANCHES,
    least: LEAST_BRANCH,
    exit: plan.exit,
  });
  return estimate === undefined ? undefined : { signs, chosen: !followed, acts, estimate };
}

interface WatchedProgram {
  readonly program: Program;
  readonly parameters: readonly number[];
  readonly watch: Watch;
}

function watchFor(
  { model: whole, target, timed }: PathsPlan,
  happenings: readonly Happening[],
  depth: number,
): WatchedProgram {
  const { model, watched, arrival } = watchModel(whole, happenings, target);
  const program = lower(model);
  const indices = new Map<string, number>(program.outcomes.map(({ id }, index) => [id, index]));
  const indexOf = (id: string): number => {
    const index = indices.get(id);
    invariant(index !== undefined, `the program has the outcome ${id}`);
    return index;
  };
  const signs = watched.map(({ happening, id }): Sign => {
    const outcome = indexOf(id);
    if (happening.kind !== "level") {
      const { kind, writes } = happening;
      return { outcome, kind, writes };
    }
    const { flashpoint, way, distance } = happening;
    return { outcome, kind: "level", flashpoint, way, distance };
  });
  return {
    program,
    parameters: parametersOf(program),
    watch: {
      width: program.outcomes.length,
      target: indexOf(target),
      timed,
      ...(arrival === undefined ? {} : { arrival: indexOf(arrival) }),
      signs,
      depth,
    },
  };
}

/** Takes every part away in turn. */
export async function findRemovals(
  plan: PathsPlan,
  seed: string,
  share: Share,
): Promise<RemovalsAnswer | undefined> {
  const { counts, index: outcome, timed } = plan;
  const { model, parts: switched } = switchParts(plan.model);
  const parts = switched.map(({ part }) => part);
  const program = lower(model);
  const parameters = parametersOf(program);
  const indices = new Map<string, number>(program.parameters.map(({ id }, index) => [id, index]));
  const switches = switched.map(({ parameter }) => indices.get(parameter) ?? -1);
  const width = program.outcomes.length;
  const target = {
    kind: timed ? "time" : "boolean",
    cap: program.calendar.steps,
    outcome,
  } as const;
  const work = { kind: "removals", target, width } as const;
  const screen = await share({
    name: "screening",
    program,
    parameters,
    seed,
    work: { ...work, switches, runs: counts.screening },
    total: parts.length * counts.screening,
  });
  if (screen?.kind !== "removals") return undefined;
  const screened = estimateRemovals(screen.tallies);
  const chosen = leadersOf(screened, LEADERS);
  const fresh = `${seed}/again`;
  const told = {
    parts,
    screeningRuns: counts.screening,
    idle: screened.filter(({ gained, lost }) => gained + lost === 0).length,
    screened,
    leaderRuns: counts.runs,
    seed: fresh,
  };
  if (chosen.length === 0) return { ...told, leaders: [] };
  const again = await share({
    name: "leaders",
    program,
    parameters,
    seed: fresh,
    work: { ...work, switches: chosen.map((part) => at(switches, part)), runs: counts.runs },
    total: chosen.length * counts.runs,
  });
  if (again?.kind !== "removals") return undefined;
  return {
    ...told,
    leaders: estimateRemovals(again.tallies, jointLevel(chosen.length)).map((one) => ({
      ...one,
      part: at(chosen, one.part),
    })),
  };
}

/** Looks for the inputs under which the target is frequent. */
export async function findBoxes(
  plan: PathsPlan,
  seed: string,
  share: Share,
): Promise<BoxesAnswer | undefined> {
  const { program, counts, index, timed, inputs: ranges, coverage } = plan;
  const caseSeed = `${seed}/cases`;
  const part = await share({
    name: "cases",
    program,
    parameters: parametersOf(program),
    seed: caseSeed,
    work: {
      kind: "cases",
      target: index,
      timed,
      unknowns: program.unknowns.length,
      inputs: ranges,
    },
    total: counts.cases,
  });
  if (part?.kind !== "cases") return undefined;
  const inputs: CaseInput[] = [
    ...ranges.map(({ id, prior, shares }) => {
      // A draw of all shares may leave the range of one.
      const { low, high } = shares === undefined ? prior : { low: 0, high: 1 };
      return { kind: "number", id, low, high } as const;
    }),
    ...program.unknowns.map(({ id, values }) => ({
      kind: "value" as const,
      id: String(id),
      values: values.map((value): string => value.id),
    })),
  ];
  const table = tableOf(part.lists, program.unknowns.length);
  const prepared = prepareInputs(ranges);
  const key = keyOfSeed(caseSeed);
  const half = (parity: number): DiscoveryCases => {
    const rows = table.filter(({ number }) => number % 2 === parity);
    // Drawn anew: cheaper than to send them from the threads.
    const draws = rows.map(({ number }) => drawInputs(prepared, key, number));
    return {
      inputs: inputs.map((input, column): PrimInput => {
        if (input.kind === "number") {
          return { kind: "number", cases: draws.map((values) => at(values, column)) };
        }
        const unknown = column - ranges.length;
        const cases = rows.map(({ unknowns }) => at(unknowns, unknown));
        return { kind: "value", cases, values: input.values.length };
      }),
      positive: rows.map(({ met }) => met),
    };
  };
  const found = discover(half(0), half(1), { coverage });
  return {
    inputs,
    cases: table.length,
    positives: table.filter(({ met }) => met === 1).length,
    least: LEAST_CASES,
    ...(found === undefined ? {} : { found }),
  };
}

/** Cases without a fault. */
function tableOf(
  lists: readonly CaseList[],
  width: number,
): readonly { readonly number: number; readonly met: number; readonly unknowns: Uint8Array }[] {
  return lists
    .toSorted((a, b) => a.first - b.first)
    .flatMap(({ first, met, unknowns }) =>
      Array.from(met, (value, row) => ({
        number: first + row,
        met: value,
        unknowns: unknowns.subarray(row * width, (row + 1) * width),
      })),
    )
    .filter(({ met }) => met !== 2);
}
