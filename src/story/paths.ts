/** What leads to an outcome, told: orders of what happened first, parts taken away, a box of inputs. */

import { clausesIn } from "../i18n/list.ts";
import type { PathsAnswer } from "../answer/paths.ts";
import type { OrdersAnswer } from "../answer/paths-parts.ts";
import { shareAxis } from "./axis.ts";
import type { Block, IntervalRow, Story } from "./block.ts";
import { formatShare, formatSignificant, isolated } from "./figures.ts";
import { boxBlocks } from "./path-boxes.ts";
import { arrowOf, signName } from "./path-names.ts";
import { removalBlocks } from "./path-removals.ts";
import { cautionBlocks, closing, heading, note, paragraph } from "./telling.ts";
import { settingsLine, type Telling } from "./telling.ts";

/** The story of what leads to an outcome. */
export function tellPaths(answer: PathsAnswer, telling: Telling): Story {
  const { say } = telling;
  const { orders, removals, boxes, cautions, seed, set, runs } = answer;
  const target = telling.nameOf(answer.outcome);
  return {
    subject: telling.subject,
    made: [say("batch.runs", { n: runs, seed }), ...settingsLine(set, telling)],
    sections: [
      {
        id: "paths",
        title: say("report.section.paths", { outcome: target }),
        blocks: [
          ...(orders === undefined ? [] : [met(orders, telling)]),
          ...cautionBlocks(cautions, telling),
          ...(orders === undefined ? [] : orderBlocks(orders, target, telling)),
          ...(removals === undefined ? [] : removalBlocks(removals, target, telling)),
          ...(boxes === undefined ? [] : boxBlocks(boxes, telling)),
          ...(orders === undefined
            ? []
            : [
                note(say(orders.signsChosen ? "paths.note.orders" : "paths.note.followed")),
                note(say("paths.note.cause")),
              ]),
          ...(removals === undefined ? [] : [note(say("paths.note.removals"))]),
          ...((boxes?.found ?? null) === null ? [] : [note(say("paths.note.boxes"))]),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

function met({ runs, target }: OrdersAnswer, { say, style }: Telling): Block {
  const { value: share, interval } = formatShare(target, style);
  return paragraph(say("paths.met", { count: target.count, runs, share, interval }));
}

type Order = OrdersAnswer["orders"][number];
type Stage = OrdersAnswer["tree"][number];

function orderBlocks(answer: OrdersAnswer, target: string, telling: Telling): readonly Block[] {
  const { say, style } = telling;
  const { signs, acts, orders, tree, different } = answer;
  if (orders.length === 0) return [];
  const name = (sign: number | undefined): string => {
    const found = sign === undefined ? undefined : signs[sign];
    return found === undefined ? "" : signName(found, telling);
  };
  const told = acts.map((act) => {
    const { value: share, interval } = formatShare(act, style);
    return say("paths.act", { act: signName(act, telling), share, interval });
  });
  const paths = orders.map(({ order, cut }) =>
    [
      ...(order.length === 0 ? [say("paths.none-followed")] : order.map(name)),
      ...(cut > 0 ? ["…"] : []),
      target,
    ].join(` ${arrowOf(telling)} `),
  );
  return [
    ...(told.length === 0 ? [] : [paragraph(say("paths.acts", { acts: clausesIn(style, told) }))]),
    paragraph(say("paths.orders", { shown: orders.length, all: different })),
    ...orders.flatMap((order, index) => [
      heading(say("paths.order", { number: index + 1, order: paths[index] ?? "" })),
      paragraph(orderFigures(order, telling)),
      ...(order.order.length === 0
        ? []
        : [paragraph(exitText(order, answer.exitBelow, name, telling))]),
    ]),
    orderFigure(orders, paths, telling),
    ...(tree.length === 0 ? [] : [treeTable(tree, name, telling)]),
  ];
}

function orderFigures(
  { order, exactly, all, lift, medianArrival }: Order,
  telling: Telling,
): string {
  const { say, style } = telling;
  const { value: share, interval } = formatShare(exactly, style);
  const fill = { n: exactly.count, share, interval };
  const figures =
    order.length === 0
      ? say("paths.order-runs", fill)
      : say("paths.order-begins", {
          ...fill,
          all: telling.share(all),
          lift: lift === null ? "—" : formatSignificant(lift, 3, style),
        });
  const date = medianArrival === null ? "" : telling.date(medianArrival);
  return date === "" ? figures : `${figures}${say("paths.order-date", { date })}`;
}

/** Where the last exit of an order was: past when less than `limit` still turn. */
function exitText(
  { stages, exit, order }: Order,
  limit: number,
  name: (sign: number | undefined) => string,
  { say, style }: Telling,
): string {
  const turned = (
    stage: Stage | undefined,
  ): { readonly turned: string; readonly interval: string } => {
    const { probability, low, high } = stage?.given ?? { probability: 0, low: 0, high: 1 };
    const share = { probability: 1 - probability, low: 1 - high, high: 1 - low };
    const { value, interval } = formatShare(share, style);
    return { turned: value, interval };
  };
  if (exit === null) return say("paths.exit-none", turned(stages.at(-1)));
  if (exit === 0) {
    const share = isolated(`${formatSignificant(100 * limit, 3, style)}%`, style);
    return say("paths.exit-start", { limit: share });
  }
  const before = turned(stages[exit - 1]).turned;
  return say("paths.exit", { sign: name(order[exit - 1]), ...turned(stages[exit]), before });
}

/** The orders side by side; what they are is told in words before. */
function orderFigure(orders: readonly Order[], paths: readonly string[], telling: Telling): Block {
  const { say, style } = telling;
  const rows = orders.map(({ exactly }, index): IntervalRow => {
    const { value, interval } = formatShare(exactly, style);
    return {
      label: say("paths.order", { number: index + 1, order: paths[index] ?? "" }),
      figures: [value, interval],
      ...{ value: exactly.probability, low: exactly.low, high: exactly.high },
    };
  });
  return {
    kind: "figure",
    caption: say("report.paths.orders"),
    alternative: say("report.paths.alternative", {
      order: paths[0] ?? "",
      share: rows[0]?.figures[0] ?? "",
    }),
    plot: {
      kind: "intervals",
      axis: shareAxis(Math.max(...rows.map(({ high }) => high)), style),
      zero: false,
      rows,
    },
    table: {
      head: [
        ...[say("report.paths.order"), say("batch.share"), say("batch.interval")],
        ...[say("report.paths.begin"), say("report.paths.lift"), say("report.paths.date")],
      ],
      rows: orders.map(({ order, all, lift, medianArrival }, index) => [
        paths[index] ?? "",
        ...(rows[index]?.figures ?? []),
        order.length === 0 ? "" : telling.share(all),
        order.length === 0 || lift === null ? "" : formatSignificant(lift, 3, style),
        medianArrival === null ? "" : telling.date(medianArrival),
      ]),
    },
    illustrates: true,
  };
}

function treeTable(
  tree: readonly Stage[],
  name: (sign: number | undefined) => string,
  telling: Telling,
): Block {
  const { say } = telling;
  return {
    kind: "table",
    table: {
      head: [
        ...[say("paths.tree"), say("paths.tree-among"), say("paths.tree-all")],
        ...[say("paths.tree-given"), say("paths.tree-step")],
      ],
      rows: tree.map(({ order, among, all, given, medianStep }) => [
        `${order.length > 1 ? "└ " : ""}${name(order.at(-1))}`,
        ...[telling.share(among), telling.share(all), telling.share(given)],
        medianStep === null ? "" : telling.date(medianStep),
      ]),
      insets: tree.map(({ order }) => 2 * Math.max(0, order.length - 2)),
    },
  };
}
