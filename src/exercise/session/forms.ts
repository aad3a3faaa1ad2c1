/**
 * What people typed into the form of a stage, read into an event, or what is wrong with it, field by
 * field. Digits may be Western, Arabic or Persian (made Western by whoever calls this).
 */

import { categoriesOf, type Category } from "../categories.ts";
import type { QuestionForecast } from "../commitment.ts";
import type { Exercise, Question } from "../model.ts";
import type { Decision } from "../decision.ts";
import type { Model } from "../../scenario/model.ts";
import type { OwnMarks } from "../submission.ts";
import type { DecisionAnswer } from "../decision.ts";

/** What was typed, by id of the field; a tick is `yes`. */
export type FormValues = Readonly<Record<string, string>>;

/** What is wrong with a field. */
export type Problem =
  | "percent"
  | "total"
  | "number"
  | "order"
  | "ratio"
  | "choose"
  | "too-many"
  | "too-dear"
  | "empty"
  | "points";

/** A form that was read. */
export type ReadForm<T> =
  | { readonly kind: "fine"; readonly value: T }
  | { readonly kind: "wrong"; readonly problems: Readonly<Record<string, Problem>> };

/** Parts of an explanation; without a claim nothing else counts, the others are a point each. */
export const explanationParts = [
  "claim",
  "mechanism",
  "evidence",
  "counter_signal",
  "uncertainty",
] as const;

/** Points of an explanation at most. */
export const EXPLANATION_MOST = explanationParts.length - 1;

/** Points for an explanation, 0 … 4. */
export function explanationPoints(parts: readonly string[]): number {
  return parts.includes("claim")
    ? explanationParts.filter((part) => parts.includes(part)).length - 1
    : 0;
}

const fine = <T>(value: T): ReadForm<T> => ({ kind: "fine", value });
const wrong = <T>(problems: Readonly<Record<string, Problem>>): ReadForm<T> => ({
  kind: "wrong",
  problems,
});

/** A number as people write it: `12`, `1.5`, `−3`, `2,5`. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace("−", "-").replace(/[,٫]/u, ".").replaceAll("_", "");
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu.test(plain) ? Number(plain) : undefined;
}

/** A fraction: `1/500`, `1 in 500`. */
function readFraction(text: string): number | undefined {
  const parts = /^\s*([^/]+?)\s*(?:\/|in|من)\s*([^/]+?)\s*$/iu.exec(text);
  const above = readNumber(parts?.[1] ?? "");
  const below = readNumber(parts?.[2] ?? "");
  return above === undefined || below === undefined || below === 0 ? undefined : above / below;
}

/**
 * A probability: `30` and `30%` are the same, `1/500` and `1 in 500` too; `undefined` unless it lies in
 * [0, 1].
 */
export function readChance(text: string): number | undefined {
  const percent = readNumber(text.trim().replace(/\s*[%٪]$/u, ""));
  // Divided, not multiplied: 7 % is 0.07 to the last bit.
  const p = readFraction(text) ?? (percent === undefined ? undefined : percent / 100);
  return p !== undefined && p >= 0 && p <= 1 ? p : undefined;
}

/** A likelihood ratio: `3`, `0.5`, `1/2`; greater than 0. */
export function readRatio(text: string): number | undefined {
  const ratio = readFraction(text) ?? readNumber(text);
  return ratio !== undefined && ratio > 0 && Number.isFinite(ratio) ? ratio : undefined;
}

/** How far hand-written percentages may sum to other than 100: rounding of a percentage in each. */
const ROUNDING = 0.0051;

function filled(values: FormValues, names: readonly string[]): readonly string[] {
  return names.map((name) => (values[name] ?? "").trim()).filter((text) => text !== "");
}

/** Reads a forecast. */
export function readForecast(
  question: Question,
  model: Pick<Model, "flashpoints" | "unknowns">,
  values: FormValues,
): ReadForm<QuestionForecast> {
  const reasons = filled(values, ["reason1", "reason2"]);
  const common = { question: question.id, ...(reasons.length === 0 ? {} : { reasons }) };
  if (question.kind === "binary") {
    const p = readChance(values["p"] ?? "");
    return p === undefined ? wrong({ p: "percent" }) : fine({ ...common, p });
  }
  if (question.kind === "number") return readRange(common, values);
  const categories = categoriesOf(question, model) ?? [];
  const shares = categories.map(({ id }) => readShare(values[`p.${id}`] ?? ""));
  const problems = Object.fromEntries(
    categories.flatMap(({ id }, index) =>
      shares[index] === undefined ? [[`p.${id}`, "percent" as const]] : [],
    ),
  );
  if (Object.keys(problems).length > 0) return wrong(problems);
  const known = shares.map((share) => share ?? 0);
  const total = sumOf(known);
  const last = categories.at(-1)?.id ?? "";
  if (Math.abs(total - 1) > ROUNDING * known.length || total === 0) {
    return wrong({ [`p.${last}`]: "total" });
  }
  return fine({ ...common, p: known.map((share) => share / total) });
}

/** A share of a distribution; what is left empty is 0. */
function readShare(text: string): number | undefined {
  return text.trim() === "" ? 0 : readChance(text);
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

function readRange(
  common: Pick<QuestionForecast, "question" | "reasons">,
  values: FormValues,
): ReadForm<QuestionForecast> {
  const low = readNumber(values["low"] ?? "");
  const high = readNumber(values["high"] ?? "");
  if (low === undefined || high === undefined) {
    return wrong({
      ...(low === undefined ? { low: "number" } : {}),
      ...(high === undefined ? { high: "number" } : {}),
    });
  }
  return low <= high ? fine({ ...common, range: [low, high] }) : wrong({ high: "order" });
}

/** The sum of the shares that are written, in percent, for the line below them. */
export function totalOf(categories: readonly Category[], values: FormValues): number {
  return 100 * sumOf(categories.map(({ id }) => readShare(values[`p.${id}`] ?? "") ?? 0));
}

/** Puts what is missing to 100 into one field: help with the total. */
export function withRest(
  categories: readonly Category[],
  values: FormValues,
  field: string,
): FormValues {
  const others = totalOf(categories, { ...values, [field]: "" });
  const rest = Math.max(0, Math.round((100 - others) * 10) / 10);
  return { ...values, [field]: String(rest) };
}

/** The options that are ticked, in the order of the exercise. */
function ticked(decision: Decision, values: FormValues): readonly string[] {
  return decision.options.map(({ id }) => id).filter((id) => values[`option.${id}`] === "yes");
}

/** What the ticked options of a `spend` cost together. */
export function spentOf(decision: Decision, values: FormValues): number {
  const chosen = ticked(decision, values);
  return sumOf(decision.options.map(({ id, price }) => (chosen.includes(id) ? (price ?? 1) : 0)));
}

const planParts = ["what", "why", "means", "risks"] as const;

/** Fields of a plan. */
export const planFields: typeof planParts = planParts;

/** Reads a decision. */
export function readDecision(
  exercise: Exercise,
  decision: Decision,
  values: FormValues,
): ReadForm<DecisionAnswer> {
  const text = (field: string): string => (values[field] ?? "").trim();
  switch (decision.kind) {
    case "plan": {
      if (text("what") === "") return wrong({ what: "empty" });
      const [what, why, means, risks] = planParts.map(text);
      return fine({ kind: "plan", what, why, means, risks } as DecisionAnswer);
    }
    case "choice": {
      const option = decision.options.find(({ id }) => id === values["option"]);
      const reason = text("reason");
      return option === undefined
        ? wrong({ option: "choose" })
        : fine({ kind: "choice", option: option.id, ...(reason === "" ? {} : { reason }) });
    }
    case "moves": {
      const options = ticked(decision, values);
      const most = decision.points ?? options.length;
      const last = options.at(-1) ?? "";
      return options.length > most
        ? wrong({ [`option.${last}`]: "too-many" })
        : fine({ kind: "moves", options });
    }
    case "spend": {
      const options = ticked(decision, values);
      const last = options.at(-1) ?? "";
      return spentOf(decision, values) > (decision.points ?? Infinity)
        ? wrong({ [`option.${last}`]: "too-dear" })
        : fine({ kind: "spend", options });
    }
    case "text": {
      const fields = Object.fromEntries(decision.fields.map(({ id }) => [id, text(`field.${id}`)]));
      const [first] = decision.fields;
      return first !== undefined && Object.values(fields).every((one) => one === "")
        ? wrong({ [`field.${first.id}`]: "empty" })
        : fine({ kind: "text", fields });
    }
    case "agreement": {
      if (values["sign"] === "walk") return fine({ kind: "agreement" });
      const open = exercise.issues.filter(
        ({ id, options }) => !options.some((option) => option.id === values[`issue.${id}`]),
      );
      const terms = Object.fromEntries(
        exercise.issues.map(({ id }) => [id, values[`issue.${id}`] ?? ""]),
      );
      return open.length > 0
        ? wrong(Object.fromEntries(open.map(({ id }) => [`issue.${id}`, "choose" as const])))
        : values["sign"] === "sign"
          ? fine({ kind: "agreement", terms })
          : wrong({ sign: "choose" });
    }
  }
}

/** Reads marks that someone gives to their own work. */
export function readMarks({ scoring }: Exercise, values: FormValues): ReadForm<OwnMarks> {
  const points: Record<string, number> = {};
  const problems: Record<string, Problem> = {};
  for (const { id, most } of scoring.points) {
    const text = (values[`points.${id}`] ?? "").trim();
    const given = text === "" ? 0 : readNumber(text);
    if (given === undefined || given < 0 || given > most) problems[`points.${id}`] = "points";
    else points[id] = given;
  }
  if (Object.keys(problems).length > 0) return wrong(problems);
  const explanation = explanationParts.filter((part) => values[`explanation.${part}`] === "yes");
  const text = (values["explanation"] ?? "").trim();
  return fine({
    ...(scoring.explanation ? { explanation } : {}),
    ...(text === "" ? {} : { text }),
    points,
    checklist: scoring.checklist
      .map(({ id }) => id)
      .filter((id) => values[`checklist.${id}`] === "yes"),
  });
}

/** The values that a forecast had in its form, so that it can be revised. */
export function valuesOfForecast(
  question: Question,
  model: Pick<Model, "flashpoints" | "unknowns">,
  forecast: QuestionForecast,
): FormValues {
  const { p, range, reasons = [] } = forecast;
  const percent = (share: number): string => String(Number((100 * share).toFixed(4)));
  const categories = categoriesOf(question, model) ?? [];
  return {
    ...(typeof p === "number" ? { p: percent(p) } : {}),
    ...(p === undefined || typeof p === "number"
      ? {}
      : Object.fromEntries(categories.map(({ id }, index) => [`p.${id}`, percent(p[index] ?? 0)]))),
    ...(range === undefined ? {} : { low: String(range[0]), high: String(range[1]) }),
    ...Object.fromEntries(reasons.map((reason, index) => [`reason${String(index + 1)}`, reason])),
  };
}
