/** Ways of one run: each as a line of marks, and two of them side by side. */

import { at } from "../../base/invariant.ts";
import type { Choices } from "../../engine/interpreter/record.ts";
import { listIn } from "../../i18n/list.ts";
import { formatDifference } from "../../story/figures.ts";
import {
  actorAt,
  dateOfStep,
  levelName,
  moveAt,
  shortNameOf,
  told,
  variableAt,
  variableValue,
  type Naming,
} from "../../story/naming.ts";
import { flashpointOrder } from "./dashboard.ts";
import { outcomeRows } from "./end.ts";
import type { Odds, Past } from "./scene.ts";

/** A step of a way, as far as a line shows it. */
interface WayStep extends Past {
  readonly choices: Choices;
}

/** A way of the run. */
export interface Way {
  readonly name: string;
  readonly path: readonly WayStep[];
}

/** What a step brought, for one sign: a choice by hand before all, then a level. */
export type WayMark = "decided" | "worse" | "better" | "step";

/** The signs of a way: one for the step that leads to each date, from the first on. */
export function marksOf({ path }: Way): readonly WayMark[] {
  return path.slice(1).map((stand, index): WayMark => {
    if (stand.choices.size > 0) return "decided";
    const before = at(path, index);
    const rises = stand.levels.some((level, flashpoint) => level > at(before.levels, flashpoint));
    if (rises) return "worse";
    return stand.levels.some((level, flashpoint) => level < at(before.levels, flashpoint))
      ? "better"
      : "step";
  });
}

/** A thing as it stands on both ways. */
export interface BothRow {
  readonly name: string;
  readonly first: string;
  readonly second: string;
  /** Of a level: how the first stands against the second. */
  readonly against: "worse" | "better" | "same" | "other";
}

/** A chance from here on, on both ways. */
export interface BothOdds {
  readonly name: string;
  readonly first: string;
  readonly second: string;
  /** First minus second, with its interval; "" while it is computed, and where there is none. */
  readonly difference: string;
  /** Whether it is clear of what luck could do. */
  readonly clear: boolean;
}

/** Two ways at one date. */
export interface SideBySide {
  /** Where they part, or that they have not yet. */
  readonly parting: string;
  readonly levels: readonly BothRow[];
  /** Those variables that differ. */
  readonly variables: readonly BothRow[];
  readonly odds: readonly BothOdds[];
}

/** What was chosen by hand in a step: `NATO: Offer a formula`. */
export function choicesText(naming: Naming, choices: Choices): string {
  const { say, style } = naming;
  if (choices.size === 0) return say("compare.staff");
  const turns = [...choices].map(([actor, slots]) => {
    const made = slots.flatMap((choice) =>
      choice.kind === "move" ? [told(naming, moveAt(naming, actor, choice.move).name)] : [],
    );
    const move = made.length === 0 ? say("decision.none") : listIn(style, made);
    return say("news.move", { actor: told(naming, actorAt(naming, actor).name), move });
  });
  return turns.join(" · ");
}

/** Half of a 95 % interval of the difference of two shares, as if they had been drawn apart. */
function halfWidth(one: number, ones: number, other: number, others: number): number {
  return 1.96 * Math.sqrt((one * (1 - one)) / ones + (other * (1 - other)) / others);
}

function oddsRows(
  naming: Naming,
  first: Odds | undefined,
  second: Odds | undefined,
): readonly BothOdds[] {
  const { say, style } = naming;
  const others = outcomeRows(naming, undefined, second);
  return outcomeRows(naming, undefined, first).map((row, index) => {
    const other = at(others, index);
    const [one, two] = [row.probability, other.probability];
    const pending = say("odds.pending");
    const both = {
      name: row.title,
      first: row.likely ?? pending,
      second: other.likely ?? pending,
    };
    if (one === undefined || two === undefined || first === undefined || second === undefined) {
      return { ...both, difference: "", clear: false };
    }
    const half = halfWidth(one, first.runs, two, second.runs);
    const difference = one - two;
    const [low, high] = [difference - half, difference + half];
    const { value, interval } = formatDifference({ difference, low, high }, 100, style);
    return {
      ...both,
      difference: interval === "" ? value : `${value} (${interval})`,
      clear: low > 0 || high < 0,
    };
  });
}

/**
 * Two ways at one date, side by side.
 * @param parting the step in which they first chose otherwise
 * @param hidden whether hidden variables are seen
 */
export function sideBySide(
  naming: Naming,
  ways: readonly [Way, Way],
  where: { readonly step: number; readonly parting: number | undefined; readonly hidden: boolean },
  odds: readonly [Odds | undefined, Odds | undefined],
): SideBySide {
  const { say, program } = naming;
  const { step, parting, hidden } = where;
  const [here, there] = ways.map(({ path }) => at(path, Math.min(step, path.length - 1)));
  const [one, two] = ways;
  const chosen = (way: Way): string =>
    parting === undefined ? "" : choicesText(naming, at(way.path, parting + 1).choices);
  const levels = flashpointOrder(naming).map((index): BothRow => {
    const [first, second] = [at(here?.levels ?? [], index), at(there?.levels ?? [], index)];
    return {
      name: shortNameOf(naming, index),
      first: `${String(first)} ${levelName(naming, index, first)}`,
      second: `${String(second)} ${levelName(naming, index, second)}`,
      against: first > second ? "worse" : first < second ? "better" : "same",
    };
  });
  const variables = program.variables.flatMap((variable, index): BothRow[] => {
    const { origin, name } = variableAt(naming, index);
    if ((variable.hidden && !hidden) || origin !== undefined) return [];
    const [first, second] = [at(here?.variables ?? [], index), at(there?.variables ?? [], index)];
    if (first === second) return [];
    return [
      {
        name: told(naming, name),
        first: variableValue(naming, index, first, 1),
        second: variableValue(naming, index, second, 1),
        against: "other",
      },
    ];
  });
  return {
    parting:
      parting === undefined
        ? say("compare.same")
        : say("compare.parting", {
            date: dateOfStep(naming, parting),
            first: say("compare.chose", { name: one.name, what: chosen(one) }),
            second: say("compare.chose", { name: two.name, what: chosen(two) }),
          }),
    levels,
    variables,
    odds: oddsRows(naming, ...odds),
  };
}
