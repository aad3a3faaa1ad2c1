/**
 * The play views as lines of running text, without columns, bars or colours: for screen readers and
 * for terminals without a screen. Text is logical; nothing is cut or wrapped.
 */

import { clausesIn, listIn } from "../../i18n/list.ts";
import type { BeliefCurve } from "./belief.ts";
import type { ChanceRow, ChancesView, WatchedView } from "./chances.ts";
import type { ChangeView } from "./figures.ts";
import type { Situation } from "./situation.ts";
import type { BeliefRow, FlashpointRow } from "./dashboard.ts";
import type { Headline } from "./headlines.ts";
import { withInterval, type AdviceCell, type AdviceView } from "./advice.ts";
import type { DecisionSheet } from "./decision.ts";
import type { CauseView } from "./causes.ts";
import type { Detail } from "./detail.ts";
import type { EndView, OutcomeRow } from "./end.ts";
import { headlineText } from "../../story/headline.ts";
import type { Naming } from "../../story/naming.ts";

/** A change of a level, with the chance that it had. */
function turnText({ say }: Naming, headline: Headline): string {
  const { chance } = headline;
  const then = chance === "" ? "" : `; ${say("detail.chance-then", { chance })}`;
  return `  ${headlineText(headline)}${then}`;
}

function beliefText({ say, style }: Naming, row: BeliefRow): string {
  const truth = row.values.find(({ isTrue }) => isTrue);
  if (row.known && truth !== undefined) {
    return say("belief.known", { unknown: row.unknown, value: truth.name });
  }
  const values = clausesIn(
    style,
    row.values.map(({ name, chance, isTrue }) => `${name} ${chance}${isTrue ? " ✓" : ""}`),
  );
  return say("belief.line", { unknown: row.unknown, values });
}

/** How odds changed since the last step, in words; nothing where that is not clear of luck. */
function changeText({ say }: Naming, change: ChangeView | undefined): readonly string[] {
  if (change === undefined || change.direction === "same") return [];
  const key = change.direction === "up" ? "linear.rose" : "linear.fell";
  return [say(key, { points: change.size })];
}

/** A flashpoint in a sentence: where it stands, what may move it, its odds to the end, who presses it. */
function flashpointText(
  naming: Naming,
  row: FlashpointRow,
  watched: WatchedView | undefined,
  end: string,
): string {
  const { say, style } = naming;
  const odds =
    watched === undefined || watched.chance === ""
      ? []
      : [
          say("linear.watched", {
            rung: watched.rung,
            date: end,
            chance: watched.chance,
            margin: watched.margin,
          }),
          ...changeText(naming, watched.change),
        ];
  const names = row.pressures.slice(0, 3).map(({ name, factor }) => `${name} ${factor}`.trim());
  return clausesIn(style, [
    say("linear.level", { level: row.level, of: row.worst, name: row.levelName }),
    say(`trend.${row.trend}`),
    say("linear.chances", { up: row.up, down: row.down }),
    ...odds,
    ...(names.length === 0 ? [] : [say("linear.pressed", { names: listIn(style, names) })]),
  ]);
}

/** What moved a belief, in a sentence each. */
function signalTexts({ say }: Naming, { signals, value }: BeliefCurve): readonly string[] {
  return signals
    .slice(0, 3)
    .map(({ date, text, ratio }) => `  ${say("linear.signal", { date, text, ratio, value })}`);
}

/** The situation: every flashpoint in a line, then gauges, what is believed, what moved that, and what is scheduled. */
export function situationText(
  naming: Naming,
  { dashboard, beliefs, gauges, timeline, week }: Situation,
  watched: readonly WatchedView[] = [],
): readonly string[] {
  const { say, style } = naming;
  const scheduled = timeline.ahead.slice(0, 4).map(({ date, name }) => `${date} ${name}`);
  const risks = week.risks
    .slice(0, 4)
    .map(({ name, before, now }) => say("linear.risk", { name, before, now }));
  return [
    `${dashboard.title}. ${dashboard.step}, ${dashboard.date}. ${dashboard.role}.`,
    ...dashboard.flashpoints.map((row, index) => {
      const text = flashpointText(naming, row, watched[row.flashpoint], timeline.end);
      return `${String((index + 1) % 10)}. ${row.name}: ${text}`;
    }),
    ...(risks.length === 0 ? [] : [say("week.risks", { list: listIn(style, risks) })]),
    ...gauges.map(({ name, value, trend }) =>
      say("linear.gauge", { name, value, trend: say(`gauge.${trend}`) }),
    ),
    ...dashboard.beliefs.map((row) => beliefText(naming, row)),
    ...beliefs.flatMap((curve) => signalTexts(naming, curve)),
    scheduled.length === 0
      ? say("timeline.none")
      : say("timeline.next", { list: listIn(style, scheduled) }),
  ];
}

/** The odds in sentences: the start, a step ago, now with its error; whole questions first, then by place. */
export function chancesText(naming: Naming, view: ChancesView): readonly string[] {
  const { say, style } = naming;
  const pending = say("odds.pending");
  const rowText = (row: ChanceRow): string => {
    const { title, start, last, now, margin, probability } = row;
    if (probability === undefined) return `  ${title}: ${now === "" ? pending : now}`;
    const fill = {
      now,
      margin,
      start: start === "" ? pending : start,
      last: last === "" ? pending : last,
    };
    return `  ${title}: ${clausesIn(style, [say("linear.odds", fill), ...changeText(naming, row.change)])}`;
  };
  return [
    ...view.whole.map(rowText),
    ...view.places.flatMap(({ name, rows }) => [`${name}:`, ...rows.map(rowText)]),
  ];
}

function marksText(marks: readonly string[]): string {
  return marks.length === 0 ? "" : ` [${marks.join(", ")}]`;
}

function causeText({ say }: Naming, cause: CauseView): readonly string[] {
  return [
    `${cause.heading}: ${cause.chance}. ${cause.rule}.`,
    `  ${cause.base}${marksText(cause.marks)}${cause.because === "" ? "" : `: ${cause.because}`}`,
    ...cause.factors.map((factor) => {
      const parts = [factor.condition, factor.because].filter((part) => part !== "");
      const reason = parts.length === 0 ? say("detail.always") : parts.join(". ");
      const note = factor.uncertain ? ` ${say("detail.unknown-now")}` : "";
      const made = factor.made === "" ? "" : ` (${factor.made})`;
      return `  ${factor.factor} ${reason}${note}${made}${marksText(factor.marks)}`;
    }),
    ...(cause.without === "" ? [] : [`  ${say("why.without", { chance: cause.without })}`]),
    ...(cause.factors.length === 0 ? [] : [`  = ${cause.sum}`]),
  ];
}

/** One flashpoint: ladder, causes, history. */
export function detailText(naming: Naming, detail: Detail): readonly string[] {
  const { say, program } = naming;
  const unit = say(`unitword.${program.calendar.unit}`);
  return [
    `${detail.name}: ${detail.now}.`,
    ...(detail.about === "" ? [] : [detail.about]),
    `${say("panel.ladder")}:`,
    ...detail.ladder.map(({ level, name, test, current }) => {
      const here = current ? ` (${say("detail.now")})` : "";
      return `  ${String(level)} ${name}${here}${test === "" ? "" : `: ${test}`}`;
    }),
    ...(detail.moved === undefined
      ? []
      : [`${say("panel.moved", { unit })}:`, ...causeText(naming, detail.moved)]),
    `${say("panel.causes", { unit })}:`,
    ...(detail.causes.length === 0 && !detail.ended ? [say("detail.no-rules")] : []),
    ...detail.causes.flatMap((cause) => causeText(naming, cause)),
    detail.stay,
    ...(detail.averaged ? [say("detail.averaged")] : []),
    ...(detail.draw === "" ? [] : [detail.draw]),
    ...(detail.history.length === 0 ? [] : [`${say("panel.history")}:`]),
    ...detail.history.map((headline) => turnText(naming, headline)),
  ];
}

/** The decision sheet: what happened, the numbered moves, how to answer. */
export function decisionText(naming: Naming, sheet: DecisionSheet): readonly string[] {
  const { say, program } = naming;
  const unit = say(`unitword.${program.calendar.unit}`);
  return [
    `${sheet.title}${sheet.slot === "" ? "" : ` (${sheet.slot})`}`,
    ...(sheet.news.length === 0 ? [] : [say("decision.this-step", { unit })]),
    ...sheet.news.map((headline) => `  ${headlineText(headline)}`),
    ...sheet.options.map((option, index) => {
      const about = option.about === "" ? "" : ` ${option.about}.`;
      return `  ${String(index + 1)}. ${option.name}.${about} ${option.effects}`;
    }),
    `  0. ${say("decision.none")}. ${sheet.aboutNothing}`,
    `  p. ${say("decision.policy")}. ${sheet.aboutStaff}`,
    say("plain.decide"),
  ];
}

/** What each deed would change, in sentences; or why there is no advice yet. */
export function adviceText(
  { options }: DecisionSheet,
  advice: AdviceView | string,
): readonly string[] {
  if (typeof advice === "string") return [advice];
  const cellsOf = (cells: readonly AdviceCell[]): readonly string[] =>
    cells.map((cell, index) => `     ${advice.wishes[index] ?? ""}: ${withInterval(cell)}`);
  return [
    ...advice.rows.flatMap(({ deed, cells }) => {
      const row = options.findIndex(({ move }) => move === deed);
      const name = `  ${String(row + 1)}.${row < 0 ? "" : ` ${options[row]?.name ?? ""}`}`;
      return [name, ...cellsOf(cells)];
    }),
    advice.note,
  ];
}

/** Outcomes with what was or is likely. */
function outcomesText({ say }: Naming, rows: readonly OutcomeRow[]): readonly string[] {
  return rows.map(({ title, happened, likely }) => {
    const odds = say("linear.likely", { likely: likely ?? say("odds.pending") });
    return `  ${title}: ${happened}; ${odds}`;
  });
}

/** The end: what happened against what was likely. */
export function endText(
  naming: Naming,
  view: EndView,
  replay: readonly string[],
): readonly string[] {
  const { say } = naming;
  const told = (title: string, texts: readonly string[]): readonly string[] =>
    texts.length === 0 ? [] : [`${title}:`, ...texts.map((text) => `  ${text}`)];
  return [
    say("panel.end"),
    view.reached,
    ...view.truths,
    ...told(
      say("end.turning"),
      view.turning.map((turn) => turnText(naming, turn).trim()),
    ),
    ...told(say("end.misses"), view.misses),
    ...told(say("end.decided"), view.decided),
    ...told(say("end.ways"), view.ways),
    ...outcomesText(naming, view.outcomes),
    view.oddsNote ?? say("end.odds-pending"),
    `${say("end.turns")}:`,
    ...view.turns.map((turn) => turnText(naming, turn)),
    ...replay,
    say("note.model"),
  ];
}
