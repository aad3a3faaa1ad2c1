/** The three parts of the answer of `brink paths`: orders of happenings, parts taken away, a box of inputs. */

import * as v from "valibot";
import { at } from "../base/invariant.ts";
import type { RemovablePart } from "../ir/switches.ts";
import type { BoxEstimate, BoxesAnswer } from "../study/discovery.ts";
import type { OrdersAnswer as Orders, OrderStage } from "../study/paths.ts";
import type { RemovalEstimate, RemovalsAnswer as Removals } from "../study/removals.ts";
import { bound, count, figure, finite, flag, list, nullable, oneOf, shape } from "./schema.ts";
import { share, text, type TypeOf } from "./schema.ts";

const counted = {
  probability: share("The share."),
  low: share("Lower bound of its interval."),
  high: share("Upper bound of its interval."),
  count: count("Runs or cases."),
};

const shareOf = (meaning: string) => v.pipe(shape(counted), v.description(meaning));

const signs = [
  {
    kind: v.literal("level"),
    flashpoint: text("Id of the flashpoint."),
    level: text("Id of the level."),
    way: oneOf(["worse", "better"], "First at this level or worse, or at this level or better."),
    distance: count("Rungs from the level at the start."),
  },
  {
    kind: v.literal("event"),
    event: text("Id of the event."),
    writes: list(text("Id of a flashpoint."), "Flashpoints that it may change by itself."),
  },
  {
    kind: v.literal("move"),
    actor: text("Id of the actor."),
    move: text("Id of the move."),
    writes: list(text("Id of a flashpoint."), "Flashpoints that it may change by itself."),
  },
] as const;

const [level, event, move] = signs;
const signSchema = v.union([shape(level), shape(event), shape(move)]);

/** Something that can happen in a run, by its ids. */
export type SignAnswer = TypeOf<typeof signSchema>;

const stage = {
  order: list(count("Index of a sign."), "What happened first, in its order."),
  all: shareOf("Of all runs, those that begin so."),
  among: shareOf("Of the runs in which it came true, those that begin so."),
  given: shareOf("Of the runs that begin so, those in which it came true."),
  lift: bound("That over the share of all runs; null where it never came true."),
  medianStep: bound("Median step of the last happening, where it came true; null of none."),
};

/** Orders in which things came. */
export const ordersSchema = shape({
  runs: count("Runs without fault."),
  faults: count("Runs that stopped with a fault."),
  level: share("Confidence level of the intervals."),
  method: text("How they were made."),
  target: shareOf("The runs in which it came true."),
  depth: count("Most happenings of an order."),
  signsChosen: flag("Whether what is followed was chosen by runs of their own."),
  signs: list(signSchema, "What was followed."),
  acts: list(
    v.union([
      shape({ ...level, ...counted }),
      shape({ ...event, ...counted }),
      shape({ ...move, ...counted }),
    ]),
    "What it came true by, in the runs that chose; left out of the orders.",
  ),
  different: count("Different orders that ended in it."),
  exitBelow: share("An exit is past when less than this share still turns."),
  orders: list(
    shape({
      ...stage,
      exactly: shareOf("Of the runs in which it came true, those after exactly this order."),
      cut: count("Of those, the runs that saw more happen beyond the depth."),
      medianArrival: bound("Median step in which it came true; null where only the end decides."),
      exit: bound("Happenings after which less than that share still turned; null where never."),
      stages: list(shape(stage), "From no happening on."),
    }),
    "The most frequent first.",
  ),
  tree: list(shape(stage), "The most frequent beginnings, each after what it begins with."),
});

const removal = shape({
  path: text("Where the part stands, as `compare --with 'without PATH'` takes it."),
  kind: oneOf(["rule", "move", "event", "coupling"], "What it is."),
  pairs: count("Pairs of runs without a fault on either side."),
  base: share("The share with the part."),
  without: share("The share without it."),
  difference: figure("Without minus with."),
  low: figure("Lower bound of its interval."),
  high: figure("Upper bound of its interval."),
  level: share("Confidence level of this interval alone."),
  method: text("How it was made."),
  gained: count("Runs in which it comes true only without the part."),
  lost: count("Runs in which it comes true only with it."),
});

/** What removing a thing changes. */
export const removalsSchema = shape({
  commonRandomNumbers: v.pipe(v.literal(true), v.description("Both sides have the same luck.")),
  parts: count("Parts that were taken away in turn."),
  faults: count("Pairs of runs that stopped with a fault."),
  screening: shape({
    runs: count("Runs of each part."),
    idle: count("Parts that changed no run."),
    parts: list(removal, "The greatest change first."),
  }),
  leaders: shape({
    runs: count("Runs of each part that led."),
    seed: text("The seed of their fresh luck."),
    correction: text("How their intervals hold together."),
    parts: list(removal, "The greatest change first."),
  }),
});

const box = {
  coverage: shareOf("Of the cases in which it came true, those in the box."),
  density: v.pipe(
    nullable(shape(counted)),
    v.description("Of the cases in the box, those in which it came true; null of none."),
  ),
  mass: shareOf("Of all cases, those in the box."),
};

const half = shape({ cases: count("Cases."), positives: count("Those in which it came true.") });

const input = text("Id of the input.");
const p = share("Quasi-p-value on the half that judges: small where the limit matters.");

/** A box of inputs in which an outcome is likelier. */
export const boxesSchema = shape({
  method: text("How the box was chosen."),
  cases: count("Cases without fault."),
  faults: count("Cases that stopped with a fault."),
  positives: count("Those in which it came true."),
  inputs: count("Inputs that were drawn."),
  coverageWanted: share("Least share of the positive cases that the box covers."),
  least: count("Fewest cases of each kind, in each half, to look for a box."),
  found: v.pipe(
    nullable(
      shape({
        chosenOn: half,
        judgedOn: half,
        limits: list(
          v.union([
            shape({ input, values: list(text("Id of a value."), "The values that are left."), p }),
            shape({
              input,
              low: bound("No less than this; null where it is free."),
              high: bound("No more than this; null where it is free."),
              range: list(
                figure("A bound."),
                "The range that it was drawn from: its low and its high end.",
              ),
              p,
            }),
          ]),
          "What the box asks of inputs; none where no limit matters.",
        ),
        box: shape(box),
        peeling: list(
          shape({ limits: count("Limits so far."), ...box }),
          "Steps of the way to the box, the first and the last among them.",
        ),
      }),
    ),
    v.description("The box; null where cases of one kind are too few."),
  ),
});

/** Orders that lead to an outcome. */
export type OrdersAnswer = TypeOf<typeof ordersSchema>;
/** What parts do to it, taken away. */
export type RemovalsAnswer = TypeOf<typeof removalsSchema>;
/** Under which inputs it is frequent. */
export type BoxesAnswerDocument = TypeOf<typeof boxesSchema>;

const stageOf = ({ order, all, among, given, lift, step }: OrderStage) => ({
  ...{ order, all, among, given },
  lift: finite(lift),
  medianStep: step === undefined ? null : finite(step),
});

/** Orders as written. */
export function ordersOf(
  { signs: followed, chosen, acts, estimate }: Orders,
  { depth, exit }: { readonly depth: number; readonly exit: number },
): OrdersAnswer {
  const { runs, faults, level: confidence, target, orders, different, tree } = estimate;
  return {
    ...{ runs, faults, level: confidence, method: "wilson", target, depth },
    signsChosen: chosen,
    signs: followed.map((sign) => ({ ...sign })),
    acts: acts.map(({ happening, share: of }) => ({ ...happening, ...of })),
    different,
    exitBelow: exit,
    orders: orders.map((one) => ({
      ...stageOf(one),
      exactly: one.exactly,
      cut: one.cut,
      medianArrival: one.arrival ?? null,
      exit: one.exit ?? null,
      stages: one.stages.map(stageOf),
    })),
    tree: tree.map(stageOf),
  };
}

/** Parts taken away as written. */
export function removalsOf(answer: Removals): RemovalsAnswer {
  const { parts, screened, leaders, screeningRuns, leaderRuns, idle, seed } = answer;
  const one = ({ part, ...estimate }: RemovalEstimate) => {
    const { path, kind }: RemovablePart = at(parts, part);
    return { path, kind, ...estimate };
  };
  const done = (list: readonly RemovalEstimate[]) =>
    list.reduce((sum, { pairs }) => sum + pairs, 0);
  const chosen = screened.filter(({ gained, lost }) => gained + lost > 0).length;
  return {
    commonRandomNumbers: true,
    parts: parts.length,
    faults:
      parts.length * screeningRuns -
      done(screened) +
      (leaders.length === 0 ? 0 : Math.min(chosen, leaders.length) * leaderRuns - done(leaders)),
    screening: { runs: screeningRuns, idle, parts: screened.map(one) },
    leaders: { runs: leaderRuns, seed, correction: "bonferroni", parts: leaders.map(one) },
  };
}

/** The box as written. @param drawn cases that were run */
export function boxesOf(
  { inputs, cases, positives, least, found }: BoxesAnswer,
  { coverage: coverageWanted, drawn }: { readonly coverage: number; readonly drawn: number },
): BoxesAnswerDocument {
  const figures = ({ coverage, density, mass }: BoxEstimate) => ({
    coverage,
    density: density ?? null,
    mass,
  });
  return {
    ...{ method: "prim", cases, faults: drawn - cases, positives },
    ...{ inputs: inputs.length, coverageWanted, least },
    found:
      found === undefined
        ? null
        : {
            chosenOn: found.chosenOn,
            judgedOn: found.judgedOn,
            limits: found.limits.map((limit) => {
              const of = at(inputs, limit.input);
              if (of.kind === "value") {
                const left = limit.kind === "value" ? limit.values : [];
                return { input: of.id, values: left.map((one) => at(of.values, one)), p: limit.p };
              }
              const [low, high] =
                limit.kind === "number" ? [limit.low, limit.high] : [-Infinity, Infinity];
              return {
                ...{ input: of.id, low: finite(low), high: finite(high) },
                ...{ range: [of.low, of.high], p: limit.p },
              };
            }),
            box: figures(found.box),
            peeling: found.peeling.map((step) => ({ limits: step.limits, ...figures(step) })),
          },
  };
}
