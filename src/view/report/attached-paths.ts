/** The section of what `brink paths --json` printed: orders, leaders of removal, the box of inputs. */

import { formatDate } from "../../i18n/date.ts";
import { textIn } from "../../i18n/text.ts";
import type { RemovablePart } from "../../ir/switches.ts";
import type { Happening } from "../../ir/watch.ts";
import type { Model } from "../../scenario/model.ts";
import { formatDifference, formatShare, formatSignificant } from "../../story/figures.ts";
import { exitText } from "../paths-exit.ts";
import { PathNames } from "../paths-names.ts";
import { boxBlocks } from "./attached-boxes.ts";
import {
  DamagedDocument,
  fieldsIn,
  fieldsOf,
  listIn,
  numberIn,
  numberOf,
  optionalIn,
  readShare,
  stringIn,
  type Fields,
} from "./document.ts";
import { numberAxis } from "../../story/axis.ts";
import type { Block, IntervalRow, Section } from "../../story/block.ts";
import { isolate } from "../../story/figures.ts";
import { shareAxis } from "../../story/axis.ts";
import type { SpokenResult } from "./result.ts";

/** What the parts of the section share. */
interface Telling {
  readonly result: SpokenResult;
  readonly names: PathNames;
  /** What is led to, in words. */
  readonly target: string;
}

/** The section. */
export function pathsSection(document: Fields, result: SpokenResult): Section {
  const { naming, words } = result;
  const { say, style } = words;
  const asked = stringIn(document, "outcome");
  const target =
    textIn(
      naming.model.outcomes.find(({ id }) => (id as string) === asked)?.title,
      style.language,
    ) || isolate(asked, style);
  const telling: Telling = { result, target, names: new PathNames(naming.model, say, style) };
  const blocks = [
    ...(optionalIn(document, "orders", (value) =>
      ordersBlocks(fieldsOf(value), stringIn(document, "seed"), telling),
    ) ?? []),
    ...(optionalIn(document, "removals", (value) => removalBlocks(fieldsOf(value), telling)) ?? []),
    ...(optionalIn(document, "boxes", (value) =>
      boxBlocks(fieldsOf(value), telling.names, words),
    ) ?? []),
  ];
  if (blocks.length === 0) throw new DamagedDocument();
  return {
    id: "paths",
    title: say("report.section.paths", { outcome: target }),
    blocks: [
      ...(document["partial"] === true
        ? [{ kind: "paragraph" as const, text: say("paths.stopped") }]
        : []),
      ...blocks,
    ],
  };
}

/** The sign that a document names. */
function readHappening(value: unknown): Happening {
  const fields = fieldsOf(value);
  switch (fields["kind"]) {
    case "level": {
      const way = fields["way"];
      if (way !== "worse" && way !== "better") throw new DamagedDocument();
      return {
        kind: "level",
        flashpoint: stringIn(fields, "flashpoint"),
        level: stringIn(fields, "level"),
        way,
        distance: 1,
      };
    }
    case "event":
      return { kind: "event", event: stringIn(fields, "event"), writes: [] };
    case "move":
      return {
        kind: "move",
        actor: stringIn(fields, "actor"),
        move: stringIn(fields, "move"),
        writes: [],
      };
    default:
      throw new DamagedDocument();
  }
}

/** An order of at least one sign, all of them among the `signs`. */
function readOrder(fields: Fields, signs: number): readonly number[] {
  const order = listIn(fields, "order", numberOf);
  if (order.some((sign) => !Number.isInteger(sign) || sign < 0 || sign >= signs)) {
    throw new DamagedDocument();
  }
  return order;
}

function ordersBlocks(fields: Fields, seed: string, telling: Telling): readonly Block[] {
  const { result, names, target } = telling;
  const { say, style } = result.words;
  const signs = listIn(fields, "signs", (value) => names.happening(readHappening(value)));
  const name = (sign: number): string => signs[sign] ?? "";
  const limit = numberIn(fields, "exitBelow");
  const percent = (share: { probability: number; low: number; high: number }): string =>
    formatShare(share, style).value;
  const dateOf = (step: number | undefined): string => {
    const iso = step === undefined ? undefined : result.estimates.dates[step];
    return iso === undefined ? "" : formatDate(iso, style, "short");
  };
  const met = readShare(fields["target"]);
  const runs = numberIn(fields, "runs");
  const { value: share, interval } = formatShare(met, style);
  const count = numberIn(fieldsIn(fields, "target"), "count");
  const heading: Block = {
    kind: "paragraph",
    text: `${say("paths.met", { count, runs, share, interval, seed })}.`,
  };
  const acts = listIn(fields, "acts", (value) => {
    const text = formatShare(readShare(value), style);
    return say("paths.act", {
      act: names.happening(readHappening(value)),
      share: text.value,
      interval: text.interval,
    });
  });
  const orders = listIn(fields, "orders", (value) => {
    const one = fieldsOf(value);
    const order = readOrder(one, signs.length);
    const exact = readShare(one["exactly"]);
    const exit = optionalIn(one, "exit", numberOf);
    const stages = listIn(one, "stages", (stage) => ({
      given: readShare(fieldsOf(stage)["given"]),
    }));
    if (stages.length !== order.length + 1) throw new DamagedDocument();
    if (exit !== undefined && (!Number.isInteger(exit) || exit < 0 || exit > order.length)) {
      throw new DamagedDocument();
    }
    const path = [
      ...(order.length === 0 ? [say("paths.none-followed")] : order.map(name)),
      ...(numberIn(one, "cut") > 0 ? ["…"] : []),
      target,
    ].join(` ${names.arrow} `);
    const lift = optionalIn(one, "lift", numberOf);
    return {
      path,
      exact,
      all: order.length === 0 ? "" : percent(readShare(one["all"])),
      lift: order.length === 0 || lift === undefined ? "" : formatSignificant(lift, 3, style),
      date: dateOf(optionalIn(one, "medianArrival", numberOf)),
      exit:
        order.length === 0
          ? ""
          : exitText(
              { order, stages, ...(exit === undefined ? {} : { exit }) },
              limit,
              name,
              say,
              style,
            ),
    };
  });
  if (orders.length === 0) {
    return [heading, { kind: "paragraph", text: say("paths.never", { runs }) }];
  }
  const rows = orders.map(({ path, exact }, index): IntervalRow => {
    const text = formatShare(exact, style);
    return {
      label: say("paths.order", { number: index + 1, order: path }),
      figures: [text.value, text.interval],
      value: exact.probability,
      low: exact.low,
      high: exact.high,
    };
  });
  const tree = listIn(fields, "tree", (value) => {
    const stage = fieldsOf(value);
    const order = readOrder(stage, signs.length);
    const deep = Math.max(0, order.length - 1);
    const last = order.at(-1);
    return [
      `${"\u00a0\u00a0".repeat(Math.max(0, deep - 1))}${deep > 0 ? "└ " : ""}${last === undefined ? "" : name(last)}`,
      percent(readShare(stage["among"])),
      percent(readShare(stage["all"])),
      percent(readShare(stage["given"])),
      dateOf(optionalIn(stage, "medianStep", numberOf)),
    ];
  });
  return [
    heading,
    ...(acts.length === 0
      ? []
      : [{ kind: "paragraph" as const, text: say("paths.acts", { acts: acts.join("; ") }) }]),
    {
      kind: "figure",
      caption: say("report.paths.orders"),
      alternative: say("report.paths.alternative", {
        order: orders[0]?.path ?? "",
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
          say("report.paths.order"),
          say("batch.share"),
          say("batch.interval"),
          say("report.paths.begin"),
          say("report.paths.lift"),
          say("report.paths.date"),
          say("report.paths.exit"),
        ],
        texts: [0, 6],
        rows: orders.map(({ path, all, lift, date, exit }, index) => [
          path,
          ...(rows[index]?.figures ?? []),
          all,
          lift,
          date,
          exit,
        ]),
      },
    },
    ...(tree.length === 0
      ? []
      : [
          { kind: "heading" as const, text: say("paths.tree") },
          {
            kind: "table" as const,
            table: {
              head: [
                say("report.paths.first"),
                say("paths.tree-among"),
                say("paths.tree-all"),
                say("paths.tree-given"),
                say("paths.tree-step"),
              ],
              rows: tree,
            },
          },
        ]),
    {
      kind: "paragraph",
      text: `${say(fields["signsChosen"] === true ? "paths.note.orders" : "paths.note.followed")} ${say("paths.note.cause")}`,
    },
  ];
}

/** The part that stands at a path; undefined where the scenario has none there. */
function partAt(path: string, model: Model): RemovablePart | undefined {
  const [kind, first, , third] = path.split(".");
  if (first === undefined) return undefined;
  switch (kind) {
    case "flashpoints":
      return third === undefined
        ? undefined
        : { kind: "rule", flashpoint: first, rule: third, path };
    case "actors":
      return third === undefined ? undefined : { kind: "move", actor: first, move: third, path };
    case "events":
      return { kind: "event", event: first, path };
    case "couplings": {
      const link = model.couplings?.links[Number(path.split(".")[2])];
      return link === undefined ? undefined : { kind: "coupling", ...link, path };
    }
    default:
      return undefined;
  }
}

function removalBlocks(fields: Fields, { result, names, target }: Telling): readonly Block[] {
  const { say, style } = result.words;
  const screening = fieldsIn(fields, "screening");
  const leading = fieldsIn(fields, "leaders");
  const fill = { parts: numberIn(fields, "parts"), runs: numberIn(screening, "runs") };
  const leaders = listIn(leading, "parts", (value) => {
    const one = fieldsOf(value);
    const difference = numberIn(one, "difference");
    const [low, high] = [numberIn(one, "low"), numberIn(one, "high")];
    const part = partAt(stringIn(one, "path"), result.naming.model);
    if (part === undefined) throw new DamagedDocument();
    const text = formatDifference({ difference, low, high }, 100, style);
    const share = (key: string): string =>
      formatShare({ probability: numberIn(one, key), low, high }, style).value;
    return {
      cells: [names.part(part), share("base"), share("without"), text.value, text.interval],
      row: {
        label: names.part(part),
        figures: [text.value, text.interval] as const,
        value: difference * 100,
        low: low * 100,
        high: high * 100,
      },
    };
  });
  const heading: Block = { kind: "heading", text: say("report.paths.removals") };
  if (leaders.length === 0) {
    return [heading, { kind: "paragraph", text: say("paths.no-leader", fill) }];
  }
  const rows = leaders.map(({ row }) => row);
  return [
    heading,
    {
      kind: "paragraph",
      text: say("paths.screening", {
        ...fill,
        idle: numberIn(screening, "idle"),
        leaders: leaders.length,
        more: numberIn(leading, "runs"),
      }),
    },
    {
      kind: "figure",
      caption: say("report.paths.removals-caption", { outcome: target }),
      alternative: say("report.paths.removals-alternative", {
        part: rows[0]?.label ?? "",
        difference: rows[0]?.figures[0] ?? "",
      }),
      plot: {
        kind: "intervals",
        axis: numberAxis(
          Math.min(0, ...rows.map(({ low }) => low)),
          Math.max(0, ...rows.map(({ high }) => high)),
          style,
          true,
        ),
        zero: true,
        rows,
      },
      table: {
        head: [
          say("paths.removal"),
          say("paths.with"),
          say("paths.without"),
          say("compare.difference"),
          say("batch.interval"),
        ],
        rows: leaders.map(({ cells }) => cells),
      },
    },
    { kind: "paragraph", text: say("paths.note.removals") },
  ];
}
