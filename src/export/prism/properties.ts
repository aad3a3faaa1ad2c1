/**
 * Outcomes as properties. S_k of the scenario is the state of the model after a fixed number of
 * transitions, in phase 0; a run that is over stays there. Bounds of steps are scaled accordingly.
 */

import { InvariantError } from "../../base/invariant.ts";
import { cameTrue, isHit } from "../../ir/outcome-fold.ts";
import type { Program, ProgramOutcome } from "../../ir/program.ts";
import type { Decision, Fold, OutcomeValue } from "../../ir/expression.ts";
import type { Refusal } from "../refusal.ts";
import { booleanPiece, numberPiece, type Vocabulary } from "./expression.ts";
import { literal } from "./piece.ts";
import { isWhole, wholeVariables } from "./whole.ts";

/** What the two files need for the outcomes. */
export interface PropertyText {
  /** Reward structures, which belong to the model. */
  readonly rewards: readonly {
    readonly name: string;
    readonly guard: string;
    readonly value: string;
  }[];
  readonly properties: readonly {
    readonly name: string;
    readonly about: string;
    /** Absent where there is none: `about` says why. */
    readonly text?: string;
  }[];
  readonly refusals: readonly Refusal[];
}

/** More terms than this would be a properties file that nobody wants to check. */
const mostThresholds = 1000;

/** Transitions until S_k. */
function transitionsTo(step: string): string {
  return `(initial_transitions+transitions_per_step*${step})`;
}

interface Building {
  /** Whether somebody chooses: a sum of two answers is then not the answer of the sum. */
  readonly chosen: boolean;
  readonly vocabulary: Vocabulary;
  readonly rewards: PropertyText["rewards"][number][];
  readonly refusals: Refusal[];
}

function reach(condition: string, step: string): string {
  return `P=? [ F<=${transitionsTo(step)} (phase=0 & ${condition}) ]`;
}

/** The mean of a number in the state after `step`: a reward, or two where it may be negative. */
function mean(
  building: Building,
  id: string,
  of: OutcomeValue,
  guard: string,
  step: string,
): string {
  const { vocabulary, rewards } = building;
  if (of.type === "boolean")
    return reach(`${guard} & ${booleanPiece(vocabulary, of.value).text}`, step);
  const { text } = numberPiece(vocabulary, of.value);
  const { low, high } = vocabulary.bounds.number(of.value);
  const instant = (name: string, value: string): string => {
    rewards.push({ name, guard: `phase=0 & ${guard}`, value });
    return `R{"${name}"}=? [ I=${transitionsTo(step)} ]`;
  };
  if (low >= 0) return instant(id, text);
  if (building.chosen) {
    // Above its lower bound it is nowhere negative.
    const from = literal(low).text;
    return `${from} + ${instant(id, `${text}-${from}`)}`;
  }
  // PRISM takes no negative rewards, so what is below 0 is counted by itself.
  const above = high > 0 ? `${instant(`${id}_above`, `max(${text},0)`)} - ` : "-";
  return `${above}${instant(`${id}_below`, `max(-${text},0)`)}`;
}

/** Of whole values, E[max] = low + Σ P(max ≥ c), and E[min] = high − Σ P(min ≤ c). */
function extreme(
  building: Building,
  id: string,
  { combine, value: { value } }: Extract<Fold, { kind: "combine" }>,
  steps: string,
): string {
  const { vocabulary, refusals } = building;
  const { program, bounds } = vocabulary;
  const { low, high, nan } = bounds.number(value);
  if (!isWhole(program, wholeVariables(program), value) || nan || !(high - low <= mostThresholds)) {
    refusals.push({ reason: "real-maximum", path: `outcomes.${id}` });
    return "";
  }
  const { text } = numberPiece(vocabulary, value);
  const [least, most] = [Math.ceil(low), Math.floor(high)];
  const steady = combine === "max" ? least : most;
  const [beyond, sign] = combine === "max" ? [">=", " + "] : ["<=", " - "];
  const terms = [literal(steady).text];
  for (let limit = least; limit <= most; limit += 1) {
    if (limit !== steady) terms.push(reach(`(${text}${beyond}${literal(limit).text})`, steps));
  }
  return terms.join(sign);
}

/** That a decision is taken in a state, or that it is not. */
function decisionText(
  vocabulary: Vocabulary,
  { condition, holds }: Decision,
  taken: boolean,
): string {
  const { text } = booleanPiece(vocabulary, condition);
  return holds === taken ? text : `!${text}`;
}

/** That none of the decisions is taken, as a condition on every state. */
function clearOf(vocabulary: Vocabulary, decisions: readonly Decision[]): string {
  const texts = decisions.map((one) => decisionText(vocabulary, one, false));
  return `(phase!=0 | ${texts.join(" & ")})`;
}

/** The chance that an outcome has come true by `until`: decided so, or from the start and not against it. */
function comesTrue(
  { vocabulary }: Building,
  starts: boolean,
  decisions: readonly Decision[],
  until: string,
): { readonly about: string; readonly text: string } {
  const misses = decisions.filter((one) => !isHit(one));
  const hits = decisions.flatMap((one, index) => {
    if (!isHit(one)) return [];
    const before = misses.filter((miss) => decisions.indexOf(miss) < index);
    return [
      [
        ...before.map((miss) => decisionText(vocabulary, miss, false)),
        decisionText(vocabulary, one, true),
      ].join(" & "),
    ];
  });
  const reached = hits.length === 0 ? "false" : hits.join(" | ");
  if (starts && hits.length === 0) {
    const text = `P=? [ G<=${transitionsTo(until)} ${clearOf(vocabulary, misses)} ]`;
    return { about: "always", text };
  }
  if (!starts && misses.length === 0) return { about: "ever", text: reach(reached, until) };
  const clear = misses.length === 0 ? "true" : clearOf(vocabulary, misses);
  const path = `${clear} ${starts ? "W" : "U"}<=${transitionsTo(until)} (phase=0 & ${reached})`;
  return { about: "until", text: `P=? [ ${path} ]` };
}

function propertiesOf(
  building: Building,
  outcome: ProgramOutcome,
  horizon: string,
): PropertyText["properties"] {
  const { vocabulary } = building;
  const { id, type, fold } = outcome;
  switch (fold.kind) {
    case "decide": {
      const starts = cameTrue(outcome, fold.start);
      const by = (until: string): ReturnType<typeof comesTrue> =>
        comesTrue(building, starts, fold.decided, until);
      if (type !== "time") return [{ name: id, ...by(horizon) }];
      const never = `P=? [ G<=${transitionsTo(horizon)} ${clearOf(vocabulary, fold.decided)} ]`;
      return [
        { ...by("k"), name: id, about: "first time at step k or before" },
        { name: `${id}_never`, about: "never", text: never },
      ];
    }
    case "combine": {
      if (building.chosen) {
        return [{ name: id, about: "as the best mean of an extreme value is no sum of chances" }];
      }
      const about = `mean of the ${fold.combine === "max" ? "largest" : "smallest"} value`;
      return [{ name: id, about, text: extreme(building, id, fold, horizon) }];
    }
    case "count":
      throw new InvariantError("counts of states are followed by runs only");
    case "read": {
      const { step, value } = fold;
      const about = step === undefined ? "at the end" : `in step ${String(step)}`;
      const until = step === undefined ? horizon : String(step);
      const guard = step === undefined ? "over" : `(t=${until} | (over & t<${until}))`;
      return [{ name: id, about, text: mean(building, id, value, guard, until) }];
    }
    case "cases":
      throw new InvariantError("cases are counted over runs, and no file can ask for them");
  }
}

/** Both ends of a property where somebody chooses. */
function bothEnds(
  { name, about }: PropertyText["properties"][number],
  text: string,
): PropertyText["properties"] {
  return (["max", "min"] as const).map((end) => ({
    name: `${name}_${end}`,
    about: `${about}, at the ${end === "max" ? "most" : "least"}`,
    text: text.replaceAll("=? [", `${end}=? [`),
  }));
}

/** All outcomes of a program; where somebody chooses, at the most and at the least. */
export function writeProperties(
  vocabulary: Vocabulary,
  program: Program,
  chosen: boolean,
): PropertyText {
  const building: Building = { chosen, vocabulary, rewards: [], refusals: [] };
  const horizon = String(program.calendar.steps);
  const told = program.outcomes.flatMap((outcome) => propertiesOf(building, outcome, horizon));
  const properties = chosen
    ? told.flatMap((one) => (one.text === undefined ? [one] : bothEnds(one, one.text)))
    : told;
  return { rewards: building.rewards, properties, refusals: building.refusals };
}
