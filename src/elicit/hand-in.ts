/** What experts hand in: one file each, written by the form. Nothing in it is trusted. */

import { latinDigits } from "../i18n/number.ts";
import { plainNumber } from "../scenario/build/number.ts";
import type { ElicitedQuestion, ExpertAnswers, QuantileSet } from "./pool.ts";

/** The format of a hand-in. */
export const HAND_IN = "brink-elicitation-1";

/** What may be wrong with a file, or with one answer in it. */
export type HandInProblem =
  | "unreadable"
  | "other-scenario"
  | "other-quantiles"
  | "twice"
  | "unknown-question"
  | "missing"
  | "number"
  | "order"
  | "bounds";

/** A problem with its place. */
export interface HandInFault {
  readonly file: string;
  readonly expert?: string;
  readonly question?: string;
  readonly problem: HandInProblem;
  /** What was written. */
  readonly found?: string;
}

/** What was asked. */
export interface AskedForm {
  readonly scenario: string;
  readonly quantiles: QuantileSet;
  readonly questions: readonly (ElicitedQuestion & { readonly percent: boolean })[];
}

/** Answers that can be counted, and all that cannot. */
export interface ReadHandIns {
  readonly experts: readonly ExpertAnswers[];
  readonly faults: readonly HandInFault[];
}

/** Reads hand-ins in the order given; of one expert the first counts. */
export function readHandIns(
  files: readonly { readonly file: string; readonly text: string }[],
  asked: AskedForm,
): ReadHandIns {
  const faults: HandInFault[] = [];
  const experts: ExpertAnswers[] = [];
  for (const { file, text } of files) {
    const found = fieldsOf(text);
    const problem = found === undefined ? "unreadable" : headFault(found, asked);
    if (found === undefined || problem !== undefined) {
      faults.push({ file, problem: problem ?? "unreadable" });
      continue;
    }
    const expert = found.expert.slice(0, 60);
    if (experts.some((one) => one.expert === expert)) {
      faults.push({ file, expert, problem: "twice" });
      continue;
    }
    const known = new Set(asked.questions.map(({ id }) => id));
    for (const question of Object.keys(found.answers)) {
      // Seeds count where their answers are given.
      if (!known.has(question) && !question.startsWith("seed:"))
        faults.push({ file, expert, question, problem: "unknown-question" });
    }
    const answers = new Map<string, readonly number[]>();
    for (const question of asked.questions) {
      const read = answerTo(question, found.answers[question.id]);
      if ("values" in read) answers.set(question.id, read.values);
      else faults.push({ file, expert, question: question.id, ...read });
    }
    experts.push({ expert, answers });
  }
  return { experts, faults };
}

interface HandIn {
  readonly scenario: string;
  readonly quantiles: string;
  readonly expert: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

function fieldsOf(text: string): HandIn | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof read !== "object" || read === null) return undefined;
  const { format, scenario, quantiles, expert, answers } = read as Readonly<
    Record<string, unknown>
  >;
  const texts = [scenario, quantiles, expert].every((one) => typeof one === "string" && one !== "");
  if (format !== HAND_IN || !texts || typeof answers !== "object" || answers === null) {
    return undefined;
  }
  return { scenario, quantiles, expert, answers } as HandIn;
}

function headFault(found: HandIn, asked: AskedForm): HandInProblem | undefined {
  if (found.scenario !== asked.scenario) return "other-scenario";
  return found.quantiles === asked.quantiles ? undefined : "other-quantiles";
}

/** Three numbers in ascending order, as people type them: a comma for a point, `%`, digits of any kind. */
function answerTo(
  { percent, low, high, scale }: AskedForm["questions"][number],
  written: unknown,
): { readonly values: readonly number[] } | Pick<HandInFault, "problem" | "found"> {
  const texts = Array.isArray(written) ? written.map(String) : [];
  if (texts.length !== 3 || texts.every((one) => one.trim() === "")) return { problem: "missing" };
  const found = texts.join(" | ").slice(0, 100);
  const values = texts.map((text) => {
    const plain = latinDigits(text.trim())
      .replace(/^([^.,٫]*)[,٫]([^.,٫]*)$/u, "$1.$2")
      .replace("٪", "%");
    const number = plainNumber(plain);
    if (number === undefined) return Number.NaN;
    return percent && !number.percent ? number.value / 100 : number.value;
  });
  if (values.some(Number.isNaN)) return { problem: "number", found };
  if (values.some((one, index) => index > 0 && one < (values[index - 1] ?? one))) {
    return { problem: "order", found };
  }
  // On a logarithmic scale nothing is 0, and no hazard is certain.
  const least = scale === "log" && low <= 0 ? Number.MIN_VALUE : low;
  const most = scale === "hazard" && high >= 1 ? 1 - 2 ** -53 : high;
  const within = values.every((one) => one >= least && one <= most);
  return within ? { values } : { problem: "bounds", found };
}
