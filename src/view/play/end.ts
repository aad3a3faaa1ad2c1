/** The end: what happened against what was likely. */

import { at } from "../../base/invariant.ts";
import {
  chanceOf,
  dateOfStep,
  numberOf,
  outcomeTitle,
  stepOfComing,
  told,
  unknownAt,
  valueName,
  type Naming,
} from "../../story/naming.ts";
import { headlinesOf, type Headline } from "./headlines.ts";
import type { Odds, OutcomeOdds, Scene } from "./scene.ts";

/** An outcome of the run that is over, beside its odds. */
export interface OutcomeRow {
  readonly title: string;
  readonly about: string;
  /** What happened in this run: `happened`, `on 24 Feb 2022`, a number. */
  readonly happened: string;
  /** For colour and glyph: a condition that came true, one that did not, neither. */
  readonly mark: "yes" | "no" | "value";
  /** What was likely, for people; undefined while it is being computed. */
  readonly likely?: string;
  readonly probability?: number;
}

/** The end of a run. */
export interface EndView {
  readonly reached: string;
  readonly outcomes: readonly OutcomeRow[];
  /** `What was hidden: …`. */
  readonly truths: readonly string[];
  /** Every change of a level, oldest first, with the chance that it had. */
  readonly turns: readonly Headline[];
  /** How the odds were made; undefined while they are being computed. */
  readonly oddsNote?: string;
}

/** What is likely of an outcome: a chance, a mean, a date. */
export function likelyText(naming: Naming, odds: OutcomeOdds): string {
  const { say } = naming;
  switch (odds.kind) {
    case "chance": {
      return chanceOf(naming, odds.probability);
    }
    case "none":
      return "–";
    case "mean":
      return `≈ ${numberOf(naming, odds.mean, 2)}`;
    case "time": {
      // The median where there is one; else what more than half of the runs say.
      return Number.isFinite(odds.median) && odds.median <= naming.program.calendar.steps
        ? `≈ ${dateOfStep(naming, stepOfComing(Math.round(odds.median)))}`
        : `${say("end.never")} ${chanceOf(naming, odds.never)}`;
    }
  }
}

/**
 * Rows of outcomes: as they turned out (`values`, by outcome index; undefined before the end, since the
 * true path would tell what is hidden), and as they were likely.
 */
export function outcomeRows(
  naming: Naming,
  values: readonly number[] | undefined,
  odds: Odds | undefined,
): readonly OutcomeRow[] {
  const { model, program, say } = naming;
  return model.outcomes.map((outcome) => {
    const { id, about } = outcome;
    const index = program.outcomes.findIndex((one) => one.id === id);
    const { type } = at(program.outcomes, index);
    const value = values === undefined ? undefined : at(values, index);
    const estimate = odds === undefined ? undefined : at(odds.outcomes, index);
    const happened =
      value === undefined
        ? say("odds.pending")
        : type === "boolean"
          ? say(value === 1 ? "end.yes" : "end.no")
          : type === "time"
            ? Number.isFinite(value)
              ? say(`end.at-${program.calendar.unit}`, {
                  date: dateOfStep(naming, stepOfComing(value)),
                })
              : say("end.never")
            : Number.isNaN(value)
              ? "–"
              : numberOf(naming, value, 1);
    return {
      title: outcomeTitle(naming, outcome),
      about: told(naming, about),
      happened,
      mark:
        type === "boolean"
          ? value === 1
            ? "yes"
            : "no"
          : value === undefined || (type === "time" && !Number.isFinite(value))
            ? "no"
            : "value",
      ...(estimate === undefined ? {} : { likely: likelyText(naming, estimate) }),
      ...(estimate?.kind === "chance" ? { probability: estimate.probability } : {}),
    };
  });
}

/** What was hidden, for the reveal. */
export function truthsOf({ naming, state }: Scene): readonly string[] {
  return state.unknowns.map((value, unknown) =>
    naming.say("end.truth", {
      unknown: told(naming, unknownAt(naming, unknown).name),
      value: valueName(naming, unknown, value),
    }),
  );
}

/** The end screen of a scene whose run has ended. */
export function endOf(scene: Scene, values: readonly number[], odds: Odds | undefined): EndView {
  const { naming, state } = scene;
  const { say, program } = naming;
  return {
    reached: say("end.reached", { date: dateOfStep(naming, state.step) }),
    outcomes: outcomeRows(naming, values, odds),
    truths: truthsOf(scene),
    turns: headlinesOf(
      naming,
      scene.news.filter(({ kind }) => kind === "level"),
    ).toReversed(),
    ...(odds === undefined
      ? {}
      : {
          oddsNote: say("end.odds-runs", {
            runs: say("unit.run", { n: odds.runs }),
            unit: say(`unitword.${program.calendar.unit}`),
          }),
        }),
  };
}

/** The command that plays this run again, quoted for a shell. */
export function replayCommand(
  scenario: string,
  session: { readonly seed: string; readonly run: number },
  actors: readonly string[],
): string {
  const quoted = (word: string): string =>
    /^[\w./:-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
  return [
    "npx brink play",
    quoted(scenario),
    "--seed",
    quoted(session.seed),
    "--run",
    String(session.run),
    ...actors.map((actor) => `--as ${actor}`),
  ].join(" ");
}
