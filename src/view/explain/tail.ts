/** The end of a line that tells what happened: its headline and who is responsible. */

import type { StepRecord } from "../../engine/interpreter/record.ts";
import type { Rule } from "../../scenario/model.ts";
import { culpritName, type Naming } from "../../story/naming.ts";
import { newsLine, timesIn, type Happened } from "../../story/news-line.ts";

/** Headline, who is responsible, whether it is hidden; less what was told `before` in the line. */
export function tailOf(
  naming: Naming,
  element: Pick<Rule, "headline" | "again" | "culprit" | "hidden">,
  what: Happened,
  earlier: readonly StepRecord[],
  before: readonly string[] = [],
): string {
  const { say } = naming;
  const culprit = culpritName(naming, element.culprit);
  const headline = newsLine(naming, element, timesIn(earlier, what));
  return [
    before.includes(headline) ? "" : headline,
    culprit === "" || before.includes(culprit) ? "" : `(${say("run.culprit", { culprit })})`,
    element.hidden ? say("run.hidden") : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** A line and its end. */
export function joined(head: string, tail: string): string {
  return tail === "" ? head : `${head}. ${tail}`;
}
