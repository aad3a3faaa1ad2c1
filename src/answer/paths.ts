/** The answer of `brink paths`: what leads to an outcome, in orders, in parts and in inputs. */

import type { BoxesAnswer } from "../study/discovery.ts";
import type { OrdersAnswer } from "../study/paths.ts";
import type { RemovalsAnswer } from "../study/removals.ts";
import { caution, type Caution } from "./caution.ts";
import { head, headOf, partial, tail, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import { boxesOf, boxesSchema, ordersOf, ordersSchema, removalsOf } from "./paths-parts.ts";
import { removalsSchema, type SignAnswer } from "./paths-parts.ts";
import { count, optional, shape, text, type TypeOf } from "./schema.ts";
import type { Cell } from "./table.ts";

/** The shape of an answer of the kind `paths`. */
export const pathsSchema = shape({
  ...head("paths"),
  outcome: text("Id of the outcome, or the condition, as asked."),
  runs: count("Runs done for the orders."),
  runsRequested: count("Runs wanted for them."),
  partial,
  orders: optional(ordersSchema),
  removals: optional(removalsSchema),
  boxes: optional(boxesSchema),
  ...tail,
});

/**
 * What leads to an outcome; a part that was not asked for, or not finished, is absent.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("paths", {
 *   scenario: "two-state",
 *   outcome: "border == crisis",
 *   only: ["orders"],
 *   runs: 200,
 * });
 * console.log(answer.orders);
 */
export type PathsAnswer = TypeOf<typeof pathsSchema>;

/** What was found of each part that was asked for and finished. */
export interface PathsFound {
  readonly orders?: OrdersAnswer;
  readonly removals?: RemovalsAnswer;
  readonly boxes?: BoxesAnswer;
}

/** What was asked, and how it went. */
export interface PathsFacts extends HeadFacts {
  /** As asked. */
  readonly outcome: string;
  readonly depth: number;
  readonly exit: number;
  readonly coverage: number;
  /** Runs wanted for the orders, those done, and cases drawn. */
  readonly total: number;
  readonly done: number;
  readonly drawn: number;
  readonly partial: boolean;
  readonly elapsed: number;
}

/** The answer, keys in the order of the schema. */
export function pathsAnswer(found: PathsFound, facts: PathsFacts): PathsAnswer {
  const { orders, removals, boxes } = found;
  const parts = {
    ...(orders === undefined ? {} : { orders: ordersOf(orders, facts) }),
    ...(removals === undefined ? {} : { removals: removalsOf(removals) }),
    ...(boxes === undefined ? {} : { boxes: boxesOf(boxes, facts) }),
  };
  return {
    ...headOf("paths", facts),
    cautions: cautionsOf(parts, facts.partial),
    outcome: facts.outcome,
    runs: facts.done,
    runsRequested: facts.total,
    partial: facts.partial,
    ...parts,
    uncertainty: "sampling",
    forecast: false,
    elapsed: facts.elapsed,
  };
}

function cautionsOf(
  { orders, removals, boxes }: Pick<PathsAnswer, "orders" | "removals" | "boxes">,
  partial: boolean,
): Caution[] {
  const sound =
    orders !== undefined ||
    (removals !== undefined && (removals.parts === 0 || removals.screening.parts.length > 0)) ||
    (boxes !== undefined && boxes.cases > 0);
  const faults = (orders?.faults ?? 0) + (removals?.faults ?? 0) + (boxes?.faults ?? 0);
  const fewCases = boxes !== undefined && boxes.cases > 0 && boxes.found === null;
  return [
    ...(partial ? [caution("paths-partial")] : []),
    ...(sound || partial ? [] : [caution("no-runs")]),
    ...(sound && faults > 0 ? [caution("paths-faults", { n: faults })] : []),
    ...(orders?.target.count === 0 ? [caution("paths-never", { runs: orders.runs })] : []),
    ...(fewCases ? [caution("paths-few-cases", { least: boxes.least })] : []),
  ];
}

type Counted = Readonly<Record<"probability" | "low" | "high" | "count", number>>;

/** One number per line. */
const numbers = table<PathsAnswer>()(
  {
    part: "text",
    id: "text",
    measure: "text",
    value: "number",
    low: "number",
    high: "number",
    confidence: "number",
    method: "text",
    count: "count",
  },
  ({ orders, removals, boxes }) => [
    ...(orders === undefined ? [] : orderRows(orders)),
    ...(removals === undefined ? [] : removalRows(removals)),
    ...(boxes === undefined ? [] : boxRows(boxes)),
  ],
);

type Rows = readonly (readonly Cell[])[];

const shareCells = ({ probability, low, high, count: n }: Counted, level: number): Cell[] => [
  ...[probability, low, high, level],
  ...["wilson", n],
];

function orderRows({
  signs,
  level,
  target,
  orders,
  tree,
}: NonNullable<PathsAnswer["orders"]>): Rows {
  const named = (order: readonly number[]): string =>
    order.map((sign) => wordOf(signs[sign])).join(" > ");
  const row = (id: string, measure: string, share: Counted): Cell[] => [
    ...["orders", id, measure],
    ...shareCells(share, level),
  ];
  return [
    row("", "probability", target),
    ...orders.map(({ order, exactly }) => row(named(order), "exactly", exactly)),
    ...tree.flatMap(({ order, among, all, given }) => [
      row(named(order), "begins, of those that came true", among),
      row(named(order), "begins, of all", all),
      row(named(order), "came true, of those that begin so", given),
    ]),
  ];
}

function removalRows({ screening, leaders }: NonNullable<PathsAnswer["removals"]>): Rows {
  const measured = [
    ["difference, screening", screening.parts],
    ["difference", leaders.parts],
  ] as const;
  return measured.flatMap(([measure, parts]) =>
    parts.map(({ path, difference, low, high, level, method, gained, lost }) => [
      ...["removals", path, measure],
      ...[difference, low, high, level, method, gained + lost],
    ]),
  );
}

/** The level of the intervals of a box. */
const LEVEL = 0.95;

function boxRows({ found }: NonNullable<PathsAnswer["boxes"]>): Rows {
  if (found === null) return [];
  return [
    ...found.limits.map(({ input, p }) => [
      ...["boxes", input, "quasi-p", p],
      ...[null, null, null, "binomial", null],
    ]),
    ...Object.entries(found.box).flatMap(([measure, share]) =>
      share === null ? [] : [["boxes", "", measure, ...shareCells(share, LEVEL)]],
    ),
  ];
}

/** A sign as `--follow` names it; of a level, with the way. */
function wordOf(sign: SignAnswer | undefined): string {
  switch (sign?.kind) {
    case undefined:
      return "";
    case "level":
      return `${sign.flashpoint}${sign.way === "worse" ? ">=" : "<="}${sign.level}`;
    case "event":
      return sign.event;
    case "move":
      return `${sign.actor}.${sign.move}`;
  }
}

/** The kind `paths`: its schema and its table. */
export const paths: AnswerKind<typeof pathsSchema> = { schema: pathsSchema, table: numbers };
