/**
 * The play views as lines of running text, without columns, bars or colours: for screen readers and
 * for terminals without a screen. Text is logical; nothing is cut or wrapped.
 */

import { clausesIn } from "../../i18n/list.ts";
import type { BeliefRow, Dashboard } from "./dashboard.ts";
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

/** The situation: every flashpoint in a line, then what is believed. */
export function situationText(naming: Naming, dashboard: Dashboard): readonly string[] {
  const { say, style } = naming;
  return [
    `${dashboard.title}. ${dashboard.step}, ${dashboard.date}. ${dashboard.role}.`,
    ...dashboard.flashpoints.map((row, index) => {
      const trend = say(`trend.${row.trend}`);
      const chances = say("linear.chances", { up: row.up, down: row.down });
      const place = say("linear.level", { level: row.level, of: row.worst, name: row.levelName });
      return `${String((index + 1) % 10)}. ${row.name}: ${clausesIn(style, [place, trend, chances])}`;
    }),
    ...dashboard.beliefs.map((row) => beliefText(naming, row)),
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
      return `  ${factor.factor} ${reason}${note}${marksText(factor.marks)}`;
    }),
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

/** Odds alone: what has happened so far may rest on what is hidden. */
export function oddsText({ say }: Naming, rows: readonly OutcomeRow[]): readonly string[] {
  return rows.map(({ title, likely }) => `  ${title}: ${likely ?? say("odds.pending")}`);
}

/** The end: what happened against what was likely. */
export function endText(
  naming: Naming,
  view: EndView,
  replay: readonly string[],
): readonly string[] {
  const { say } = naming;
  return [
    say("panel.end"),
    view.reached,
    ...outcomesText(naming, view.outcomes),
    view.oddsNote ?? say("end.odds-pending"),
    ...view.truths,
    ...replay,
    `${say("end.turns")}:`,
    ...view.turns.map((turn) => turnText(naming, turn)),
    say("note.model"),
  ];
}
