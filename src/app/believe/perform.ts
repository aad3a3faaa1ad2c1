/** `brink believe` as a use case: an observed path → belief along it and outcomes given it. */

import { at } from "../../base/invariant.ts";
import { ImpossiblePath } from "../../belief/along.ts";
import type { DatedPath, Signal } from "../../belief/dated.ts";
import { curveOf } from "../../belief/curve.ts";
import { BeliefTooLarge } from "../../belief/refusal.ts";
import { RunFault } from "../../engine/interpreter/fault.ts";
import { directionOf } from "../../i18n/language.ts";
import { formatDate, isoFromDay } from "../../i18n/date.ts";
import { detectBidiMode } from "../../i18n/terminal/detect.ts";
import { arrangeText } from "../../i18n/terminal/spans.ts";
import type { Program } from "../../ir/program.ts";
import { batchText } from "../../report/batch-text.ts";
import {
  believeCsv,
  curveDocument,
  outlookDocument,
  type BelieveIds,
} from "../../report/believe.ts";
import { endOfStep, signalName, viewBelieve } from "../../view/believe.ts";
import { faultKeys } from "../../view/explain/run-lines.ts";
import { namingOf, type Naming } from "../../story/naming.ts";
import { shellWord } from "../batch/command-line.ts";
import { refuseFaulty, type Refusal } from "../batch/order.ts";
import type { BatchContext, BatchDone } from "../batch/perform.ts";
import { forReader } from "../for-reader.ts";
import { packageVersion } from "../paths.ts";
import { readScenarioFile, type SoundScenario } from "../read.ts";
import { follow, observedFile, type FollowRequest, type Followed } from "./follow.ts";

/** What a user may ask of `brink believe`. */
export interface BelieveRequest extends FollowRequest {
  readonly scenario: string;
  /** File with a `history:`; the scenario's own where absent. */
  readonly observed?: string;
  readonly set: Readonly<Record<string, string>>;
  readonly quiet: boolean;
  readonly format: "text" | "json" | "csv";
}

/** It could not be done, and why. */
export interface BelieveStopped {
  readonly kind: "stopped";
  readonly message: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** A scenario with the history to follow. */
export interface ScenarioWithHistory {
  readonly kind: "ready";
  readonly scenario: SoundScenario;
  readonly history: DatedPath;
  /** As readers know the history. */
  readonly observed: string;
}

/** Reads a scenario and the history that is asked for. */
export function readWithHistory(
  request: Pick<BelieveRequest, "scenario" | "observed" | "set">,
  { surroundings: { folder }, say }: Pick<BatchContext, "surroundings" | "say">,
): ScenarioWithHistory | Refusal {
  const { observed, set } = request;
  const file = observed === undefined ? undefined : observedFile(observed, folder);
  if (observed !== undefined && file === undefined) {
    return { kind: "usage", message: say("believe.no-file", { file: observed }) };
  }
  const changes = file === undefined ? {} : { observed: file };
  const read = readScenarioFile(request.scenario, folder, set, false, changes);
  if (read.kind === "faulty") return refuseFaulty(read, request, folder, say);
  const { history } = read.model;
  if (history === undefined) {
    const { argument: scenario } = read.file;
    return { kind: "usage", message: say("believe.no-history", { scenario }) };
  }
  return { kind: "ready", scenario: read, history, observed: observed ?? read.file.argument };
}

/** Lines of progress on stderr, not oftener than every two seconds. */
export function stepsTold(
  quiet: boolean,
  { surroundings, say, style }: BatchContext,
): (done: number, steps: number) => void {
  let told = performance.now();
  return (done, steps) => {
    const now = performance.now();
    if (quiet || now - told < 2000) return;
    told = now;
    const line = say("believe.progress", { done, steps });
    const { stderr, environment } = surroundings;
    const shown = stderr.isTTY
      ? arrangeText(line, directionOf(style.language), detectBidiMode(environment))
      : line;
    stderr.write(`${shown}\n`);
  };
}

/** What stopped a filter, in words; anything else goes on. */
export function stoppedBy(error: unknown, naming: Naming): BelieveStopped {
  const { program, say, style } = naming;
  const { id: scenario } = program;
  if (error instanceof ImpossiblePath) {
    const { step, signal, particles } = error;
    const fill = {
      date: formatDate(endOfStep(naming, step), style),
      signal: signal === undefined ? "—" : signalName(naming, signal),
    };
    return {
      kind: "stopped",
      message:
        particles === undefined
          ? say("believe.impossible", fill)
          : say("believe.impossible.particles", { ...fill, particles }),
      document: {
        kind: "impossible-path",
        scenario,
        step,
        ...(signal === undefined
          ? {}
          : { signal: { kind: signal.kind, ...idsOf(program).signal(signal) } }),
        ...(particles === undefined ? {} : { particles }),
      },
    };
  }
  if (error instanceof BeliefTooLarge) {
    const { step } = error;
    return {
      kind: "stopped",
      message: say("believe.too-large", { step }),
      document: { kind: "belief-too-large", scenario, step },
    };
  }
  if (!(error instanceof RunFault)) throw error;
  const { step, reason, place } = error;
  return {
    kind: "stopped",
    message: say("exact.fault", { step, place: place.path, reason: say(faultKeys[reason]) }),
    document: { kind: "run-fault", scenario, step, place: place.path, reason },
  };
}

/** Ids and days for documents. */
export function idsOf(program: Program): BelieveIds {
  const days = program.calendar.dayOfStep;
  return {
    unknowns: program.unknowns.map(({ id, values }) => ({
      id,
      values: values.map((value): string => value.id),
    })),
    days: (step) => ({
      from: isoFromDay(at(days, step)),
      to: isoFromDay(at(days, step + 1) - 1),
    }),
    signal: (signal: Signal): Readonly<Record<string, string>> => {
      switch (signal.kind) {
        case "event":
          return { event: at(program.events, signal.event).id };
        case "move": {
          const { id, moves } = at(program.actors, signal.actor);
          return { actor: id, move: at(moves, signal.move).id };
        }
        case "level": {
          const { id, levels } = at(program.flashpoints, signal.flashpoint);
          return { flashpoint: id, from: at(levels, signal.from), to: at(levels, signal.to) };
        }
        default:
          return {};
      }
    },
  };
}

function commandOf(request: BelieveRequest, scenario: string): string {
  return [
    "brink believe",
    shellWord(scenario),
    ...(request.observed === undefined ? [] : ["--observed", shellWord(request.observed)]),
    ...(request.until === undefined ? [] : ["--until", request.until]),
    ...(request.method === "auto" ? [] : ["--method", request.method]),
    "--particles",
    String(request.particles),
    "--runs",
    String(request.runs),
    "--seed",
    shellWord(request.seed),
    ...Object.entries(request.set).flatMap(([id, value]) => ["--set", shellWord(`${id}=${value}`)]),
  ].join(" ");
}

/** Performs `brink believe`. */
export function performBelieve(
  request: BelieveRequest,
  context: BatchContext,
): BatchDone | Refusal | BelieveStopped {
  const ready = readWithHistory(request, context);
  if (ready.kind !== "ready") return ready;
  const { scenario, history, observed } = ready;
  const { model, program } = scenario;
  const { style, surroundings } = context;
  const naming = namingOf(model, program, style);
  let followed: Followed;
  try {
    followed = follow(scenario, history, request, stepsTold(request.quiet, context));
  } catch (error) {
    return stoppedBy(error, naming);
  }
  const { method, path, outlook } = followed;
  const curve = curveOf(program, followed.prior, followed.accounts);
  const ids = idsOf(program);
  const done = (output: BatchDone["output"]): BatchDone => ({
    kind: "done",
    output,
    end: "complete",
  });
  switch (request.format) {
    case "csv":
      return done({ format: "csv", text: believeCsv(curve, outlook.answers, ids) });
    case "json":
      return done({
        format: "json",
        document: {
          kind: "believe",
          schema: 1,
          scenario: program.id,
          scenarioHash: program.hash,
          engineVersion: packageVersion(),
          set: request.set,
          observed,
          method,
          ...(method === "exact" && outlook.runs === 0 ? {} : { seed: request.seed }),
          ...(method === "exact" ? {} : { particles: request.particles }),
          runs: outlook.runs,
          forecast: false,
          leftOut: path.leftOut,
          level: 0.95,
          ...curveDocument(curve, ids),
          outcomes: outlookDocument(outlook.answers),
        },
      });
    case "text": {
      const view = viewBelieve(naming, curve, outlook, {
        method,
        particles: request.particles,
        observed,
        seed: request.seed,
        settings: Object.entries(request.set).map(([id, value]) => `${id}=${value}`),
        leftOut: path.leftOut.map(({ id, date }) => `${id} (${formatDate(date, style)})`),
        replay: commandOf(request, scenario.file.argument),
      });
      return done({ format: "text", lines: forReader(batchText(view), style, surroundings) });
    }
  }
}
