/** What leads to an outcome, as lines and tables in one language. */

import { at } from "../base/invariant.ts";
import type { Speech } from "../i18n/catalog.ts";
import { formatDate, isoFromDay } from "../i18n/date.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import type { Program } from "../ir/program.ts";
import type { Model } from "../scenario/model.ts";
import type { BoxesAnswer } from "../study/discovery.ts";
import type { ShareEstimate } from "../study/estimates.ts";
import type { OrderEstimate, OrdersAnswer } from "../study/paths.ts";
import type { RemovalsAnswer } from "../study/removals.ts";
import { formatDifference, formatShare, formatSignificant } from "../story/figures.ts";
import { lines, type PathsBlock } from "./paths-block.ts";
import { viewBoxes } from "./paths-boxes.ts";
import { exitText } from "./paths-exit.ts";
import { PathNames } from "./paths-names.ts";

/** Each part of the answer that there is. */
export interface PathsAnswers {
  readonly orders?: OrdersAnswer;
  readonly removals?: RemovalsAnswer;
  readonly boxes?: BoxesAnswer;
}

/** What the text says about how it came about. */
export interface PathsFacts {
  readonly identity: { readonly seed: string };
  readonly asked: string;
  readonly target: string;
  readonly set: Readonly<Record<string, string>>;
  readonly exit: number;
  readonly sections: readonly string[];
  readonly done: number;
  readonly partial: boolean;
  readonly replay: string;
}

/** The whole answer. */
export type PathsView = readonly PathsBlock[];

/** The blocks of the answer. */
export function viewPaths(
  answers: PathsAnswers,
  model: Model,
  program: Program,
  facts: PathsFacts,
  say: Speech,
  style: NumberStyle,
): PathsView {
  const teller = new Teller(model, program, facts, say, style);
  return teller.tell(answers);
}

/** As wide as `1. `. */
const NUMBER = 3;

class Teller {
  readonly #model: Model;
  readonly #program: Program;
  readonly #facts: PathsFacts;
  readonly #say: Speech;
  readonly #style: NumberStyle;
  readonly #names: PathNames;

  constructor(model: Model, program: Program, facts: PathsFacts, say: Speech, style: NumberStyle) {
    this.#model = model;
    this.#program = program;
    this.#facts = facts;
    this.#say = say;
    this.#style = style;
    this.#names = new PathNames(model, say, style);
  }

  tell({ orders, removals, boxes }: PathsAnswers): PathsView {
    const say = this.#say;
    return [
      lines(this.#heading(orders)),
      ...(orders === undefined ? [] : [...this.#acts(orders), ...this.#orders(orders)]),
      ...(removals === undefined ? [] : this.#removals(removals)),
      ...(boxes === undefined ? [] : viewBoxes(boxes, this.#names, this.#say, this.#style)),
      lines(
        [
          ...this.#faults(orders),
          ...(orders === undefined
            ? []
            : [
                say(orders.chosen ? "paths.note.orders" : "paths.note.followed"),
                say("paths.note.cause"),
              ]),
          ...(removals === undefined ? [] : [say("paths.note.removals")]),
          ...(boxes?.found === undefined ? [] : [say("paths.note.boxes")]),
          say("note.model"),
          say("batch.replay", { command: this.#facts.replay }),
        ],
        2,
      ),
    ];
  }

  #faults(orders: OrdersAnswer | undefined): string[] {
    const { sections, partial } = this.#facts;
    if (orders === undefined) {
      return sections.includes("orders") && !partial ? [this.#say("caution.no-runs")] : [];
    }
    const { faults: n } = orders.estimate;
    return n === 0 ? [] : [this.#say("batch.note.faults", { n })];
  }

  #heading(orders: OrdersAnswer | undefined): string[] {
    const say = this.#say;
    const { set, partial, identity } = this.#facts;
    const settings = Object.entries(set).map(([id, value]) => `${id}=${value}`);
    const { seed } = identity;
    const met = (): string => {
      if (orders === undefined) return "";
      const { runs, target } = orders.estimate;
      const { value: share, interval } = formatShare(target, this.#style);
      return say("paths.met", { count: target.count, runs, share, interval, seed });
    };
    return [
      textIn(this.#model.title, this.#style.language),
      say("paths.about", { outcome: this.#target() }),
      met(),
      ...(settings.length === 0 ? [] : [say("batch.with", { settings: settings.join(", ") })]),
      ...(partial ? [say("paths.stopped")] : []),
    ].filter((line) => line !== "");
  }

  #target(): string {
    const { asked, target } = this.#facts;
    if (asked !== target) return asked;
    const outcome = this.#model.outcomes.find(({ id }) => id === target);
    return textIn(outcome?.title, this.#style.language) || asked;
  }

  /** What it came true by, if that was not followed. */
  #acts({ acts }: OrdersAnswer): PathsBlock[] {
    if (acts.length === 0) return [];
    const told = acts.map(({ happening, share }) => {
      const { value, interval } = formatShare(share, this.#style);
      return this.#say("paths.act", {
        act: this.#names.happening(happening),
        share: value,
        interval,
      });
    });
    return [lines([this.#say("paths.acts", { acts: told.join("; ") })])];
  }

  #orders({ signs, estimate }: OrdersAnswer): PathsBlock[] {
    const say = this.#say;
    if (estimate.target.count === 0) return [lines([say("paths.never", { runs: estimate.runs })])];
    const name = (sign: number): string => this.#names.happening(at(signs, sign));
    const fill = { shown: estimate.orders.length, all: estimate.different };
    const told = estimate.orders.map((order, index) => this.#order(order, index, name));
    return [
      lines([say("paths.orders", fill)]),
      ...told,
      ...(estimate.tree.length === 0
        ? []
        : [
            {
              kind: "table" as const,
              table: {
                head: [
                  say("paths.tree"),
                  say("paths.tree-among"),
                  say("paths.tree-all"),
                  say("paths.tree-given"),
                  say("paths.tree-step"),
                ],
                rows: estimate.tree.map(({ order, among, all, given, step }) => [
                  `${order.length > 1 ? "└ " : ""}${name(order.at(-1) ?? 0)}`,
                  this.#percent(among),
                  this.#percent(all),
                  this.#percent(given),
                  this.#date(step),
                ]),
                insets: estimate.tree.map(({ order }) => 2 * Math.max(0, order.length - 2)),
              },
            },
          ]),
    ];
  }

  #order(estimate: OrderEstimate, index: number, name: (sign: number) => string): PathsBlock {
    const say = this.#say;
    const { order, exactly, all, lift, cut, arrival } = estimate;
    const names = [
      ...(order.length === 0 ? [say("paths.none-followed")] : order.map(name)),
      ...(cut > 0 ? ["…"] : []),
      this.#target(),
    ];
    const { value: share, interval } = formatShare(exactly, this.#style);
    const fill = { n: exactly.count, share, interval };
    const figures =
      order.length === 0
        ? say("paths.order-runs", fill)
        : say("paths.order-begins", {
            ...fill,
            all: this.#percent(all),
            lift: formatSignificant(lift, 3, this.#style),
          });
    const dated =
      arrival === undefined ? "" : say("paths.order-date", { date: this.#date(arrival) });
    return {
      kind: "lines",
      lines: [
        {
          text: say("paths.order", {
            number: index + 1,
            order: names.join(` ${this.#names.arrow} `),
          }),
          inset: 0,
          hang: NUMBER,
        },
        { text: `${figures}${dated}`, inset: NUMBER, hang: 0 },
        ...(order.length === 0
          ? []
          : [
              {
                text: exitText(estimate, this.#facts.exit, name, this.#say, this.#style),
                inset: NUMBER,
                hang: 0,
              },
            ]),
      ],
    };
  }

  #removals({ parts, leaders, idle, screeningRuns, leaderRuns }: RemovalsAnswer): PathsBlock[] {
    const say = this.#say;
    const fill = { parts: parts.length, runs: screeningRuns };
    if (leaders.length === 0) return [lines([say("paths.no-leader", fill)])];
    return [
      lines([say("paths.screening", { ...fill, idle, leaders: leaders.length, more: leaderRuns })]),
      {
        kind: "table",
        table: {
          head: [
            say("paths.removal"),
            say("paths.with"),
            say("paths.without"),
            say("compare.difference"),
            say("batch.interval"),
          ],
          rows: leaders.map((leader) => {
            const { low, high } = leader;
            const share = (probability: number): string =>
              formatShare({ probability, low, high }, this.#style).value;
            const { value, interval } = formatDifference(leader, 100, this.#style);
            const name = this.#names.part(at(parts, leader.part));
            return [name, share(leader.base), share(leader.without), value, interval];
          }),
        },
      },
    ];
  }

  #percent(share: Pick<ShareEstimate, "probability" | "low" | "high">): string {
    return formatShare(share, this.#style).value;
  }

  #date(step: number | undefined): string {
    if (step === undefined) return "";
    const day = this.#program.calendar.dayOfStep[step];
    return day === undefined ? "" : formatDate(isoFromDay(day), this.#style, "short");
  }
}
