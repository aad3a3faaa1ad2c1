/** Answers, odds, forecasts and decisions of an exercise in words. */

import { clausesIn } from "../../i18n/list.ts";
import type { Answer, EngineOdds } from "../../exercise/answers.ts";
import { categoriesOf } from "../../exercise/categories.ts";
import type { QuestionForecast } from "../../exercise/commitment.ts";
import type { Decision } from "../../exercise/decision.ts";
import type { Exercise, Question } from "../../exercise/model.ts";
import type { DecisionAnswer } from "../../exercise/decision.ts";
import { formatChance } from "../../i18n/number.ts";
import { dateOfStep, numberOf, told, type Naming } from "../naming.ts";
import { byId } from "./blocks.ts";

/** Whether the numbers of a question are steps of the calendar. */
function isTime({ program }: Naming, { kind, sealed }: Question): boolean {
  if (kind !== "number" || sealed === undefined || sealed.lever !== undefined) return false;
  return sealed.firstTime !== undefined || byId(program.outcomes, sealed.outcome)?.type === "time";
}

/** The categories of a question with their names; none where it has none. */
export function categoryNames(
  naming: Naming,
  question: Question,
): readonly { readonly id: string; readonly text: string }[] {
  const categories = categoriesOf(question, naming.model) ?? [];
  return categories.map(({ id, name }) => ({ id, text: told(naming, name) }));
}

/** An answer in words. */
export function answerWords(naming: Naming, question: Question, answer: Answer): string {
  const { say } = naming;
  if (typeof answer === "boolean") return say(answer ? "word.yes" : "word.no");
  if (typeof answer === "string")
    return byId(categoryNames(naming, question), answer)?.text ?? answer;
  if (!Number.isFinite(answer)) return say("word.never");
  return isTime(naming, question) ? dateOfStep(naming, answer) : numberOf(naming, answer, 3);
}

/** The engine's odds in a line. */
export function oddsText(naming: Naming, question: Question, odds: EngineOdds): string {
  const { style, say } = naming;
  switch (odds.kind) {
    case "binary":
      return formatChance(odds.yes.p, style);
    case "categories":
      return clausesIn(
        style,
        odds.categories.map(
          ({ id, p }) => `${answerWords(naming, question, id)} ${formatChance(p, style)}`,
        ),
      );
    case "number": {
      const [low = "", middle = "", high = ""] = quantileWords(naming, question, odds.quantiles);
      return say("pack.odds-between", { low, middle, high });
    }
  }
}

const quantileWords = (
  naming: Naming,
  question: Question,
  quantiles: readonly number[],
): readonly string[] => quantiles.map((value) => answerWords(naming, question, value));

/** Below this chance odds read as one in N. */
const RARE = 0.01;

/** A small chance as `1 in N` with a range: never a bare headline number. */
function rareWords({ say }: Naming, low: number, high: number): string {
  const least = Math.round(1 / high);
  return low <= 0
    ? say("teach.rarer-than", { n: least })
    : say("teach.one-in", { low: least, high: Math.round(1 / low) });
}

/** The engine's odds with their intervals, a line each. */
export function oddsLines(naming: Naming, question: Question, odds: EngineOdds): readonly string[] {
  const { style, say } = naming;
  const percent = (p: number): string => formatChance(p, style);
  const ranged = ({ p, low, high }: { p: number; low: number; high: number }): string =>
    `${percent(p)} (${percent(low)}–${percent(high)})`;
  switch (odds.kind) {
    case "binary": {
      const { p, low, high } = odds.yes;
      return [p < RARE ? rareWords(naming, low, high) : ranged(odds.yes)];
    }
    case "categories":
      return odds.categories.map(
        (one) => `${answerWords(naming, question, one.id)}: ${ranged(one)}`,
      );
    case "number": {
      const [low = "", middle = "", high = ""] = quantileWords(naming, question, odds.quantiles);
      return [say("teach.quantiles", { low, middle, high })];
    }
  }
}

/** A forecast in a line: `30%`, `calm 20% · tense 80%`, `3 … 9`. */
export function forecastLine(
  naming: Naming,
  question: Question,
  { p, range }: QuestionForecast,
): string {
  if (range !== undefined) return range.map((end) => numberOf(naming, end)).join(" … ");
  const percent = (share: number): string => formatChance(share, naming.style);
  if (p === undefined) return "–";
  if (typeof p === "number") return percent(p);
  return categoryNames(naming, question)
    .map((category, index) => `${category.text} ${percent(p[index] ?? 0)}`)
    .join(" · ");
}

/** What was decided, a line for each part. */
export function decisionLines(
  naming: Naming,
  exercise: Exercise,
  decision: Decision,
  answer: DecisionAnswer,
): readonly string[] {
  const { say } = naming;
  const named = (id: string): string => told(naming, byId(decision.options, id)?.text);
  const worded = (label: string, words = ""): readonly string[] =>
    words === "" ? [] : [`${label}: ${words}`];
  switch (answer.kind) {
    case "plan":
      return (["what", "why", "means", "risks"] as const).flatMap((part) =>
        worded(say(`teach.plan.${part}`), answer[part]),
      );
    case "choice":
      return [named(answer.option), ...worded(say("teach.why"), answer.reason)];
    case "moves":
    case "spend":
      return answer.options.length === 0 ? [say("word.none")] : answer.options.map(named);
    case "text":
      return decision.fields.flatMap(({ id, text }) =>
        worded(told(naming, text), answer.fields[id]),
      );
    case "agreement": {
      const { terms } = answer;
      if (terms === undefined) return [say("teach.walked-out")];
      return exercise.issues.map(({ id, text, options }) => {
        const agreed = told(naming, byId(options, terms[id])?.text);
        return `${told(naming, text)}: ${agreed}`;
      });
    }
  }
}
