/**
 * Outcomes as properties. S_k of the scenario is the state of the model after a fixed number of
 * transitions, in phase 0; a run that is over stays there. Bounds of steps are scaled accordingly.
 */

import type { OutcomeValue, Program, ProgramOutcome } from "../../ir/program.ts";
import type { Refusal } from "../refusal.ts";
import { booleanPiece, numberPiece, type Vocabulary } from "./expression.ts";
import { literal, type Piece } from "./piece.ts";
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
    readonly text: string;
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
  readonly vocabulary: Vocabulary;
  readonly rewards: PropertyText["rewards"][number][];
  readonly refusals: Refusal[];
}

function reach(condition: string, step: string): string {
  return `P=? [ F<=${transitionsTo(step)} (phase=0 & ${condition}) ]`;
}

function conditionOf(vocabulary: Vocabulary, of: OutcomeValue): Piece {
  return of.type === "boolean"
    ? booleanPiece(vocabulary, of.value)
    : { text: `(${numberPiece(vocabulary, of.value).text}!=0)`, type: "bool" };
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
  // PRISM takes no negative rewards, so what is below 0 is counted by itself.
  const above = high > 0 ? `${instant(`${id}_above`, `max(${text},0)`)} - ` : "-";
  return `${above}${instant(`${id}_below`, `max(-${text},0)`)}`;
}

/** E[max] = low + Σ P(max ≥ c) over whole c. */
function largest(building: Building, id: string, of: OutcomeValue, steps: string): string {
  const { vocabulary, refusals } = building;
  const refuse = (): string => {
    refusals.push({ reason: "real-maximum", path: `outcomes.${id}` });
    return "";
  };
  if (of.type === "boolean") return reach(booleanPiece(vocabulary, of.value).text, steps);
  const { program, bounds } = vocabulary;
  if (!isWhole(program, wholeVariables(program), of.value)) return refuse();
  const { low, high, nan } = bounds.number(of.value);
  if (nan || !(high - low <= mostThresholds)) return refuse();
  const { text } = numberPiece(vocabulary, of.value);
  const least = Math.ceil(low);
  const terms = [literal(least).text];
  for (let value = least + 1; value <= Math.floor(high); value += 1) {
    terms.push(reach(`(${text}>=${literal(value).text})`, steps));
  }
  return terms.join(" + ");
}

function propertiesOf(
  building: Building,
  { id, form }: ProgramOutcome,
  horizon: string,
): PropertyText["properties"] {
  const { vocabulary } = building;
  const one = (about: string, text: string): PropertyText["properties"] => [
    { name: id, about, text },
  ];
  switch (form.kind) {
    case "ever":
      return one("ever", reach(conditionOf(vocabulary, form.of).text, horizon));
    case "always": {
      const { text } = conditionOf(vocabulary, form.of);
      return one("always", `P=? [ G<=${transitionsTo(horizon)} (phase!=0 | ${text}) ]`);
    }
    case "at_end":
      return one("at the end", mean(building, id, form.of, "over", horizon));
    case "value": {
      const step = String(form.step);
      const guard = `(t=${step} | (over & t<${step}))`;
      return one(`in step ${step}`, mean(building, id, form.of, guard, step));
    }
    case "max":
      return one("mean of the largest value", largest(building, id, form.of, horizon));
    case "until": {
      const hold = booleanPiece(vocabulary, form.hold).text;
      const wanted = booleanPiece(vocabulary, form.reach).text;
      const path = `(phase!=0 | ${hold}) U<=${transitionsTo(horizon)} (phase=0 & ${wanted})`;
      return one("until", `P=? [ ${path} ]`);
    }
    case "first_time": {
      const { text } = conditionOf(vocabulary, form.of);
      return [
        { name: id, about: "first time at step k or before", text: reach(text, "k") },
        {
          name: `${id}_never`,
          about: "never",
          text: `P=? [ G<=${transitionsTo(horizon)} (phase!=0 | !${text}) ]`,
        },
      ];
    }
  }
}

/** All outcomes of a program. */
export function writeProperties(vocabulary: Vocabulary, program: Program): PropertyText {
  const building: Building = { vocabulary, rewards: [], refusals: [] };
  const horizon = String(program.calendar.steps);
  const properties = program.outcomes.flatMap((outcome) =>
    propertiesOf(building, outcome, horizon),
  );
  return { rewards: building.rewards, properties, refusals: building.refusals };
}
