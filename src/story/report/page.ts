/** A report: what comes first, and in which order the rest. */

import { formatDate } from "../../i18n/date.ts";
import { directionOf } from "../../i18n/language.ts";
import { textIn } from "../../i18n/text.ts";
import { tellBatch } from "../batch.ts";
import type { Page, Section } from "../block.ts";
import { isolate } from "../figures.ts";
import { assumptionsSection } from "./assumptions.ts";
import { howSection } from "./how.ts";
import { labelOf, type ReportResult } from "./result.ts";
import { madeSections, sectionsOf, withoutRepeats } from "./sections.ts";
import { sideBySide } from "./side-by-side.ts";

/** Sentences of the headline for each of several results. */
const SENTENCES_EACH = 2;

/**
 * The report of one or more results.
 * @param attached sections from documents of other commands
 * @param again the command that makes the report once more
 */
export function reportPage(
  results: readonly [ReportResult, ...ReportResult[]],
  attached: readonly Section[],
  again: string,
): Page {
  const [{ telling }] = results;
  const { say, style } = telling;
  const { language } = style;
  const several = results.length > 1;
  const titles = results.map(
    ({ telling: { naming } }) => textIn(naming.model.title, language) || String(naming.model.id),
  );
  // The same scenario under several settings has its assumptions once.
  const scenarios = results.filter(
    ({ answer }, index) =>
      results.findIndex((one) => one.answer.scenarioHash === answer.scenarioHash) === index,
  );
  const suffixOf = (result: ReportResult): string =>
    several ? `-${String(results.indexOf(result) + 1)}` : "";
  const stories = results.map((result) => {
    const { answer, courses, label } = result;
    const extras = { courses, ...(several ? { label } : {}) };
    return { result, story: tellBatch(answer, result.telling, extras) };
  });
  return {
    language,
    direction: directionOf(language),
    title: [...new Set(titles)].join(" · "),
    lead: [...new Set(results.map(leadOf))],
    headline: stories.flatMap(({ result, story: { headline = [] } }) =>
      several
        ? headline.slice(0, SENTENCES_EACH).map((sentence) => `${labelOf(result)}: ${sentence}`)
        : headline,
    ),
    caution: say("report.caution"),
    sections: withoutRepeats([
      ...sideBySide(results),
      ...attached,
      ...stories.flatMap(({ result, story }) =>
        several ? madeSections(story, suffixOf(result)) : sectionsOf(story, ""),
      ),
      howSection(results, again),
      // The last, as an appendix of many pages.
      ...scenarios.map((result, index) => ({
        ...assumptionsSection(result, {
          ...(index === 0 ? {} : { before: results[0] }),
          named: scenarios.length > 1,
        }),
        id: `assumptions${scenarios.length === 1 ? "" : suffixOf(result)}`,
      })),
    ]),
    words: { contents: say("report.contents"), data: say("report.data") },
  };
}

function leadOf({ telling, answer: { runs: n, seed, scenario } }: ReportResult): string {
  const { say, style, dates, naming } = telling;
  const { steps, unit } = naming.model.calendar;
  const [start, end] = [dates[0], dates.at(-1)];
  return say("report.lead", {
    runs: say("batch.runs", { n, seed }),
    id: isolate(scenario, style),
    unit: say(`unit.${unit}`, { n: steps }),
    start: start === undefined ? "" : formatDate(start, style),
    end: end === undefined ? "" : formatDate(end, style),
  });
}
