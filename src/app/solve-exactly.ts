/** `brink exact` as a use case: a scenario → its exact solution, a refusal, or a fault of its runs. */

import { setImmediate } from "node:timers/promises";
import { at } from "../base/invariant.ts";
import { solveGiven } from "../engine/exact/given.ts";
import { ExactRefusal } from "../engine/exact/refusal.ts";
import { solve, type ExactProgress } from "../engine/exact/solve.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import { parametersOf } from "../engine/interpreter/run.ts";
import type { Speech } from "../i18n/catalog.ts";
import { directionOf } from "../i18n/language.ts";
import { latinDigits, type NumberStyle } from "../i18n/number.ts";
import { detectBidiMode } from "../i18n/terminal/detect.ts";
import { arrangeText } from "../i18n/terminal/spans.ts";
import type { Program } from "../ir/program.ts";
import { batchText } from "../report/batch-text.ts";
import { exactDocument, exactGivenDocument } from "../report/exact-json.ts";
import { dateOfDay, dayOfDate, dayOfStep } from "../scenario/calendar.ts";
import type { BatchView } from "../view/batch.ts";
import { viewExactGiven } from "../view/exact-given.ts";
import type { StepAsked } from "../view/exact-levels.ts";
import { viewExact } from "../view/exact.ts";
import { faultKeys } from "../view/explain/run-lines.ts";
import { batchNames } from "../story/batch-names.ts";
import { forReader } from "./for-reader.ts";
import { packageVersion } from "./paths.ts";
import type { SoundScenario } from "./read.ts";
import type { Surroundings } from "./surroundings.ts";

/** What is asked for. */
export interface ExactRequest {
  readonly set: Readonly<Record<string, string>>;
  /** 0 … 0.5. */
  readonly drop: number;
  readonly states: number;
  readonly quiet: boolean;
  /** The condition as written; the scenario was read with it. */
  readonly given?: string;
  /** Steps whose levels are asked for: a number, a date, or `all`. */
  readonly at?: string;
}

/** Where it speaks, and in which words. */
export interface ExactContext {
  readonly surroundings: Surroundings;
  readonly say: Speech;
  readonly style: NumberStyle;
}

/** How it ended. */
export type ExactDone =
  | {
      readonly kind: "solved";
      readonly lines: readonly string[];
      readonly document: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: "refused" | "fault";
      readonly message: string;
      readonly document: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: "usage"; readonly message: string }
  | { readonly kind: "interrupted" };

/** Milliseconds between two lines of progress, and between two looks for Ctrl-C. */
const LINE_MILLISECONDS = 2000;
const LOOK_MILLISECONDS = 100;

/** Solves a scenario, telling on stderr how far it is. */
export async function solveExactly(
  scenario: SoundScenario,
  request: ExactRequest,
  context: ExactContext,
): Promise<ExactDone> {
  const { surroundings, say, style } = context;
  const { program, answers } = scenario;
  const [condition] = answers;
  const { given, at: wanted } = request;
  const asked = wanted === undefined ? [] : stepsAsked(program, wanted);
  if (asked === undefined) return { kind: "usage", message: badStep(program, wanted ?? "", say) };
  const settings = Object.entries(request.set).map(([id, value]) => `${id}=${value}`);
  const names = batchNames(scenario.model);
  const story = {
    scenario: program.id,
    scenarioHash: program.hash,
    engineVersion: packageVersion(),
    set: request.set,
    drop: request.drop,
  };
  const parameters = parametersOf(program);
  const options = { drop: request.drop, most: request.states, levels: asked.length > 0 };
  const shown = (view: BatchView): readonly string[] =>
    forReader(batchText(view), style, surroundings);
  try {
    if (given !== undefined && condition !== undefined) {
      const { id, type } = at(program.outcomes, condition);
      if (type === "number") return { kind: "usage", message: say("given.number", { id }) };
      const hidden = id !== given.trim();
      const going = solveGiven(program, parameters, options, condition);
      const solution = await drive(going, program, request, context);
      if (solution === undefined) return { kind: "interrupted" };
      return {
        kind: "solved",
        lines: shown(viewExactGiven(solution, given, hidden, names, settings, say, style)),
        document: exactGivenDocument(solution, given, hidden, story),
      };
    }
    const going = solve(program, parameters, options);
    const solution = await drive(going, program, request, context);
    if (solution === undefined) return { kind: "interrupted" };
    return {
      kind: "solved",
      lines: shown(viewExact(solution, names, settings, say, style, asked)),
      document: exactDocument(solution, story, asked),
    };
  } catch (error) {
    if (error instanceof ExactRefusal) return refused(error, scenario, say);
    if (!(error instanceof RunFault)) throw error;
    const { step, reason, place } = error;
    return {
      kind: "fault",
      message: say("exact.fault", { step, place: place.path, reason: say(faultKeys[reason]) }),
      document: { kind: "exact-fault", scenario: program.id, step, place: place.path, reason },
    };
  }
}

/** The steps that `--at` names; undefined if it names none. */
function stepsAsked({ calendar }: Program, wanted: string): readonly StepAsked[] | undefined {
  const dated = (step: number): StepAsked => ({
    step,
    date: dateOfDay(at(calendar.dayOfStep, step)),
  });
  if (wanted.trim() === "all") return [...calendar.dayOfStep.keys()].map(dated);
  const text = latinDigits(wanted.trim());
  const day = dayOfDate(text);
  if (day !== undefined) {
    const step = calendar.dayOfStep.findLastIndex((first) => first <= day);
    const last = dayOfStep(at(calendar.dayOfStep, 0), calendar.unit, calendar.steps + 1);
    return step >= 0 && day < last ? [dated(step)] : undefined;
  }
  const step = /^\d+$/u.test(text) ? Number(text) : Infinity;
  return step <= calendar.steps ? [dated(step)] : undefined;
}

function badStep({ calendar }: Program, value: string, say: Speech): string {
  const { dayOfStep: days, steps, unit } = calendar;
  const last = dayOfStep(at(days, 0), unit, steps + 1) - 1;
  const wanted = say("usage.step", {
    steps: String(steps),
    first: dateOfDay(at(days, 0)),
    last: dateOfDay(last),
  });
  return say("usage.bad-value", { option: "--at", value, wanted });
}

async function drive<T>(
  going: Generator<ExactProgress, T>,
  program: Program,
  { quiet }: ExactRequest,
  { surroundings, say, style }: ExactContext,
): Promise<T | undefined> {
  const stop = surroundings.interruption();
  let looked = performance.now();
  let told = looked;
  for (;;) {
    const next = going.next();
    if (next.done === true) return next.value;
    const now = performance.now();
    if (now - looked < LOOK_MILLISECONDS) continue;
    looked = now;
    await setImmediate();
    if (stop.aborted) return undefined;
    if (quiet || now - told < LINE_MILLISECONDS) continue;
    told = now;
    const line = progressLine(next.value, program.calendar.steps, say);
    const { stderr, environment } = surroundings;
    const shown = stderr.isTTY
      ? arrangeText(line, directionOf(style.language), detectBidiMode(environment))
      : line;
    stderr.write(`${shown}\n`);
  }
}

function progressLine({ pass, step, states }: ExactProgress, steps: number, say: Speech): string {
  return pass === 1
    ? say("exact.progress", { step, steps, states })
    : say("exact.progress-more", { pass, step, steps, states });
}

/** A number of states in as many digits as it deserves. */
function about(states: number): string {
  if (states <= 1e6) return String(states);
  return Number.isFinite(states) ? states.toExponential(1).replace("e+", "·10^") : "10^308";
}

function refused(error: ExactRefusal, { program, file }: SoundScenario, say: Speech): ExactDone {
  const { reason } = error;
  const words = (): string => {
    switch (reason.kind) {
      case "real variable":
        return say("exact.refusal.real", { variable: reason.variable, most: reason.most });
      case "too many states": {
        const fill = { states: about(reason.states), most: about(reason.most) };
        return reason.real.length === 0
          ? say("exact.refusal.states", fill)
          : say("exact.refusal.states-real", { ...fill, variables: reason.real.join(", ") });
      }
      case "too many at once":
        return say("exact.refusal.room", {
          step: reason.step,
          most: reason.most,
          states: about(reason.possible),
        });
      case "too many successors":
        return say("exact.refusal.successors", { step: reason.step, most: reason.most });
      case "too many values":
        return say("exact.refusal.values", { outcome: reason.outcome, most: reason.most });
    }
  };
  const advice = say("exact.batch", { scenario: file.argument });
  return {
    kind: "refused",
    message: `${say("exact.refused", { reason: words() })}\n${advice}`,
    document: { kind: "exact-refusal", scenario: program.id, refusal: reason },
  };
}
