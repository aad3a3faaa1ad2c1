/**
 * The documented JSON and CSV of `brink paths` (docs/methods.md). Same command, same seed: same
 * bytes, but for `elapsed`, whatever the number of workers.
 */

import { at } from "../base/invariant.ts";
import type { BatchIdentity } from "../batch/identity.ts";
import type { BoxEstimate, BoxesAnswer } from "../study/discovery.ts";
import type { ShareEstimate } from "../study/estimates.ts";
import type { OrdersAnswer, OrderStage } from "../study/paths.ts";
import type { RemovalEstimate, RemovalsAnswer } from "../study/removals.ts";
import type { PathsAnswers } from "../view/paths.ts";
import { csvText } from "./batch-csv.ts";

/** What the document says besides the answers. */
export interface PathsStory {
  readonly identity: BatchIdentity;
  readonly engine: string;
  readonly set: Readonly<Record<string, string>>;
  readonly asked: string;
  /** Id of the outcome. */
  readonly target: string;
  readonly depth: number;
  readonly exit: number;
  readonly coverage: number;
  readonly sections: readonly string[];
  readonly total: number;
  readonly done: number;
  readonly partial: boolean;
  /** Seconds. */
  readonly elapsed: number;
}

type Happening = OrdersAnswer["signs"][number];
type Document = Readonly<Record<string, unknown>>;

/** The document as plain data, keys in a fixed order; a part that was not asked for is left out. */
export function pathsDocument(
  { orders, removals, boxes }: PathsAnswers,
  { identity, ...story }: PathsStory,
): Document {
  return {
    kind: "paths",
    schema: 1,
    scenario: identity.scenario,
    scenarioHash: identity.scenarioHash,
    engineVersion: identity.engineVersion,
    engine: story.engine,
    seed: identity.seed,
    set: story.set,
    outcome: story.asked,
    runs: story.done,
    runsRequested: story.total,
    partial: story.partial,
    uncertainty: "sampling",
    forecast: false,
    ...(orders === undefined ? {} : { orders: ordersDocument(orders, story) }),
    ...(removals === undefined ? {} : { removals: removalsDocument(removals) }),
    ...(boxes === undefined ? {} : { boxes: boxesDocument(boxes, story.coverage) }),
    elapsed: story.elapsed,
  };
}

function ordersDocument(
  { signs, chosen, acts, estimate }: OrdersAnswer,
  { depth, exit }: Pick<PathsStory, "depth" | "exit">,
): Document {
  const stage = ({ order, all, among, given, lift, step }: OrderStage): Document => ({
    order,
    all,
    among,
    given,
    lift: Number.isFinite(lift) ? lift : null,
    medianStep: step ?? null,
  });
  const { runs, faults, level, target, orders, different, tree } = estimate;
  return {
    runs,
    faults,
    level,
    method: "wilson",
    target,
    depth,
    signsChosen: chosen,
    signs: signs.map(signDocument),
    acts: acts.map(({ happening, share }) => ({ ...signDocument(happening), ...share })),
    different,
    exitBelow: exit,
    orders: orders.map((one) => ({
      ...stage(one),
      exactly: one.exactly,
      cut: one.cut,
      medianArrival: one.arrival ?? null,
      exit: one.exit ?? null,
      stages: one.stages.map(stage),
    })),
    tree: tree.map(stage),
  };
}

function signDocument(happening: Happening): Document {
  return { ...happening };
}

function removalsDocument(answer: RemovalsAnswer): Document {
  const { parts, screened, leaders, screeningRuns, leaderRuns, idle, seed } = answer;
  const one = ({ part, ...estimate }: RemovalEstimate): Document => ({
    path: at(parts, part).path,
    kind: at(parts, part).kind,
    ...estimate,
  });
  return {
    commonRandomNumbers: true,
    parts: parts.length,
    screening: { runs: screeningRuns, idle, parts: screened.map(one) },
    leaders: { runs: leaderRuns, seed, correction: "bonferroni", parts: leaders.map(one) },
  };
}

function boxesDocument({ inputs, cases, positives, found }: BoxesAnswer, wanted: number): Document {
  const figures = ({ coverage, density, mass }: BoxEstimate): Document => ({
    coverage,
    density: density ?? null,
    mass,
  });
  return {
    method: "prim",
    cases,
    positives,
    inputs: inputs.length,
    coverageWanted: wanted,
    found:
      found === undefined
        ? null
        : {
            chosenOn: found.chosenOn,
            judgedOn: found.judgedOn,
            limits: found.limits.map((limit) => {
              const input = at(inputs, limit.input);
              const { p } = limit;
              if (input.kind === "value") {
                const left = limit.kind === "value" ? limit.values : [];
                return { input: input.id, values: left.map((value) => at(input.values, value)), p };
              }
              const bound = (value: number): number | null =>
                Number.isFinite(value) ? value : null;
              const low = limit.kind === "number" ? bound(limit.low) : null;
              const high = limit.kind === "number" ? bound(limit.high) : null;
              return { input: input.id, low, high, range: [input.low, input.high], p };
            }),
            box: figures(found.box),
            peeling: found.peeling.map((step) => ({ limits: step.limits, ...figures(step) })),
          },
  };
}

const head = ["part", "id", "measure", "value", "low", "high", "confidence", "method", "count"];

/** The whole file; one number per line, in full precision. */
export function pathsCsv({ orders, removals, boxes }: PathsAnswers): string {
  const rows: (readonly (string | number)[])[] = [head];
  if (orders !== undefined) {
    const { signs, estimate } = orders;
    const { level } = estimate;
    const row = (id: string, measure: string, share: ShareEstimate): void => {
      const { probability, low, high, count } = share;
      rows.push(["orders", id, measure, probability, low, high, level, "wilson", count]);
    };
    const named = (order: readonly number[]): string =>
      order.map((sign) => wordOf(at(signs, sign))).join(" > ");
    row("", "probability", estimate.target);
    for (const order of estimate.orders) row(named(order.order), "exactly", order.exactly);
    for (const { order, among, all, given } of estimate.tree) {
      row(named(order), "begins, of those that came true", among);
      row(named(order), "begins, of all", all);
      row(named(order), "came true, of those that begin so", given);
    }
  }
  if (removals !== undefined) {
    for (const [measure, list] of [
      ["difference, screening", removals.screened],
      ["difference", removals.leaders],
    ] as const) {
      for (const { part, difference, low, high, level, method, gained, lost } of list) {
        const { path } = at(removals.parts, part);
        const figures = [difference, low, high, level, method, gained + lost];
        rows.push(["removals", path, measure, ...figures]);
      }
    }
  }
  if (boxes?.found !== undefined) {
    for (const limit of boxes.found.limits) {
      const { id } = at(boxes.inputs, limit.input);
      rows.push(["boxes", id, "quasi-p", limit.p, "", "", "", "binomial", ""]);
    }
    const { coverage, density, mass } = boxes.found.box;
    for (const [measure, share] of Object.entries({ coverage, density, mass })) {
      if (share === undefined) continue;
      const { probability, low, high, count } = share;
      rows.push(["boxes", "", measure, probability, low, high, 0.95, "wilson", count]);
    }
  }
  return csvText(rows);
}

function wordOf(happening: Happening): string {
  switch (happening.kind) {
    case "level": {
      const sign = happening.way === "worse" ? ">=" : "<=";
      return `${happening.flashpoint}${sign}${happening.level}`;
    }
    case "event":
      return happening.event;
    case "move":
      return `${happening.actor}.${happening.move}`;
  }
}
