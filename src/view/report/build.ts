/** A report from results: what comes first, and in which order the rest. */

import { formatDate } from "../../i18n/date.ts";
import { directionOf } from "../../i18n/language.ts";
import { textIn } from "../../i18n/text.ts";
import { assumptionsSection } from "./assumptions.ts";
import { flashpointsSection } from "./flashpoints.ts";
import { howSection } from "./how.ts";
import { headlineOf, oddsSection, unknownSections } from "./odds.ts";
import type { Section, Page } from "../../story/block.ts";
import { isolate } from "../../story/figures.ts";
import type { SpokenResult } from "./result.ts";
import { sideBySide } from "./side-by-side.ts";

/**
 * The report of one or more results.
 * @param attached sections from documents of other commands
 * @param again the command that makes the report once more
 */
export function viewReport(
  results: readonly [SpokenResult, ...SpokenResult[]],
  attached: readonly Section[],
  again: string,
): Page {
  const [first] = results;
  const { say, style } = first.words;
  const { language } = style;
  const several = results.length > 1;
  const titles = results.map(
    ({ naming: { model } }) => textIn(model.title, language) || String(model.id),
  );
  // The same scenario under several settings has its assumptions once.
  const scenarios = results.filter(
    ({ identity }, index) =>
      results.findIndex((one) => one.identity.scenarioHash === identity.scenarioHash) === index,
  );
  return {
    language,
    direction: directionOf(language),
    title: [...new Set(titles)].join(" · "),
    lead: [...new Set(results.map(leadOf))],
    headline: several
      ? results.flatMap((result) =>
          headlineOf(result)
            .slice(0, 2)
            .map((sentence) => `${isolate(result.label, style)}: ${sentence}`),
        )
      : headlineOf(first),
    caution: say("report.caution"),
    sections: [
      ...sideBySide(results),
      ...attached,
      ...results.flatMap((result) => [
        oddsSection(result),
        flashpointsSection(result),
        ...unknownSections(result),
      ]),
      howSection(results, again),
      // The last, as an appendix of many pages.
      ...scenarios.map((result, index) =>
        assumptionsSection(
          scenarios.length === 1 ? { ...result, suffix: "" } : result,
          index === 0 ? undefined : first,
        ),
      ),
    ],
    words: { contents: say("report.contents"), data: say("report.data") },
  };
}

function leadOf({ words, facts, identity, estimates, naming }: SpokenResult): string {
  const { say, style } = words;
  const { steps, unit } = naming.model.calendar;
  const { dates } = estimates;
  const [start, end] = [dates[0], dates.at(-1)];
  return say("report.lead", {
    runs: say("batch.runs", { n: facts.done, seed: facts.seed }),
    id: isolate(identity.scenario, style),
    unit: say(`unit.${unit}`, { n: steps }),
    start: start === undefined ? "" : formatDate(start, style),
    end: end === undefined ? "" : formatDate(end, style),
  });
}
