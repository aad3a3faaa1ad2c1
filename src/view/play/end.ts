/** The end: what happened against what was likely. */

import { at } from "../../base/invariant.ts";
import {
  actorAt,
  chanceOf,
  dateOfStep,
  levelName,
  moveAt,
  numberOf,
  outcomeTitle,
  shortNameOf,
  stepOfComing,
  told,
  unknownAt,
  valueName,
  type Naming,
} from "../../story/naming.ts";
import { headlinesOf, type Headline } from "./headlines.ts";
import type { NearMiss, NewsItem, Odds, OutcomeOdds, Roads, Scene } from "./scene.ts";

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
  /** What turned the run: the changes of a level that had looked least likely, oldest first. */
  readonly turning: readonly Headline[];
  /** What nearly happened, what was decided by hand, ways that were left; in words. */
  readonly misses: readonly string[];
  readonly decided: readonly string[];
  readonly ways: readonly string[];
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

/** So many changes of a level are told as turning points. */
const TURNS = 5;

/** The changes of a level that had looked least likely. */
function turningPoints({ news }: Scene): readonly NewsItem[] {
  const surprises = news.flatMap((item) =>
    item.kind === "level" && item.chance !== undefined ? [{ item, chance: item.chance }] : [],
  );
  return surprises
    .toSorted((left, right) => left.chance - right.chance)
    .slice(0, TURNS)
    .map(({ item }) => item)
    .toSorted((left, right) => left.step - right.step);
}

/** A draw that was near, in words. */
function missText(
  naming: Naming,
  { step, flashpoint, from, to, draw, probability }: NearMiss,
): string {
  return naming.say("end.miss", {
    date: dateOfStep(naming, step, "day"),
    flashpoint: shortNameOf(naming, flashpoint),
    from: levelName(naming, flashpoint, from),
    to: levelName(naming, flashpoint, to),
    draw: numberOf(naming, draw, 4),
    threshold: numberOf(naming, probability, 4),
  });
}

/** The end screen of a scene whose run has ended. */
export function endOf(
  scene: Scene,
  values: readonly number[],
  odds: Odds | undefined,
  roads?: Roads,
): EndView {
  const { naming, state, perspective } = scene;
  const { say, program } = naming;
  return {
    turning: headlinesOf(naming, turningPoints(scene)).toReversed(),
    misses: perspective.truth ? (roads?.misses ?? []).map((one) => missText(naming, one)) : [],
    decided: (roads?.decided ?? []).map(({ step, actor, move }) =>
      say("why.made", {
        actor: told(naming, actorAt(naming, actor).name),
        date: dateOfStep(naming, step, "day"),
        move: told(naming, moveAt(naming, actor, move).name),
      }),
    ),
    ways: (roads?.ways ?? []).map(({ name, step }) =>
      say("end.way", { name, date: dateOfStep(naming, step) }),
    ),
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
