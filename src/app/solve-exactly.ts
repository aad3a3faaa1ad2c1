/** `brink exact` as a use case: a scenario → its exact solution, a refusal, or a fault of its runs. */

import { setImmediate } from "node:timers/promises";
import { ExactRefusal } from "../engine/exact/refusal.ts";
import { solve, type ExactProgress, type Solution } from "../engine/exact/solve.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import { parametersOf } from "../engine/interpreter/run.ts";
import type { Speech } from "../i18n/catalog.ts";
import { directionOf } from "../i18n/language.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { detectBidiMode } from "../i18n/terminal/detect.ts";
import { arrangeText } from "../i18n/terminal/spans.ts";
import { batchText } from "../report/batch-text.ts";
import { exactDocument } from "../report/exact-json.ts";
import { viewExact } from "../view/exact.ts";
import { faultKeys } from "../view/explain/run-lines.ts";
import { batchNames } from "./batch/names.ts";
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
  const { program } = scenario;
  try {
    const solution = await drive(scenario, request, context);
    if (solution === undefined) return { kind: "interrupted" };
    const settings = Object.entries(request.set).map(([id, value]) => `${id}=${value}`);
    const view = viewExact(solution, batchNames(scenario.model), settings, say, style);
    return {
      kind: "solved",
      lines: forReader(batchText(view), style, surroundings),
      document: exactDocument(solution, {
        scenario: program.id,
        scenarioHash: program.hash,
        engineVersion: packageVersion(),
        set: request.set,
        drop: request.drop,
      }),
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

async function drive(
  { program }: SoundScenario,
  { drop, states, quiet }: ExactRequest,
  { surroundings, say, style }: ExactContext,
): Promise<Solution | undefined> {
  const stop = surroundings.interruption();
  const going = solve(program, parametersOf(program), { drop, most: states });
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
