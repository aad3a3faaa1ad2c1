/** A whole run as lines of text: changes with their causes, or every step in every detail. */

import { at } from "../../base/invariant.ts";
import type { RunFault } from "../../engine/interpreter/fault.ts";
import type { StepRecord } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import { faultWords } from "../../story/faults.ts";
import {
  actorAt,
  dateOfStep,
  told,
  unknownAt,
  valueName,
  type Naming,
} from "../../story/naming.ts";
import { outcomeRows } from "../play/end.ts";
import { explainStep } from "./explain-step.ts";
import { listed } from "./reasons.ts";
import { tellStep } from "./tell-step.ts";

/** A run as `app/run` gives it. */
export interface RunView {
  readonly seed: string;
  readonly run: number;
  readonly states: readonly State[];
  readonly records: readonly StepRecord[];
  readonly outcomes: readonly number[];
  readonly fault?: RunFault;
}

/** How much of a run is told. */
export interface RunLinesOptions {
  /** Every step in every detail. */
  readonly explain: boolean;
  /** Only the first so many steps; undefined = all. */
  readonly steps: number | undefined;
  /** Last lines: how to play this run again. */
  readonly again: readonly string[];
}

/** A run fault in words, with seed, run, step and place. */
export function faultLine(naming: Naming, run: RunView, fault: RunFault): string {
  return naming.say("run.fault", {
    date: dateOfStep(naming, fault.step),
    place: fault.place.path,
    reason: faultWords(fault.reason, naming.say),
    seed: run.seed,
    run: String(run.run),
    step: fault.step,
  });
}

/** What was drawn at the start; who knows it. */
function drawnLines(naming: Naming, first: State): readonly string[] {
  const { program, say } = naming;
  return program.unknowns.map(({ knownTo }, index) => {
    const fill = {
      unknown: told(naming, unknownAt(naming, index).name),
      value: valueName(naming, index, at(first.unknowns, index)),
    };
    if (knownTo.length === 0) return say("run.drawn", fill);
    const actors = knownTo.map((actor) => told(naming, actorAt(naming, actor).name));
    return say("run.drawn-known", { ...fill, actors: listed(naming, actors) });
  });
}

function stepsTold(
  naming: Naming,
  run: RunView,
  records: readonly StepRecord[],
): readonly string[] {
  const lines: string[] = [];
  for (const [index, record] of records.entries()) {
    const news = tellStep(naming, record, at(run.states, index), records.slice(0, index));
    if (news.length === 0) continue;
    const date = dateOfStep(naming, record.step);
    const head = naming.say(`run.step-${naming.program.calendar.unit}`, { date });
    lines.push("", head, ...news.map((line) => `  ${line}`));
  }
  return lines;
}

function endLines(naming: Naming, run: RunView): readonly string[] {
  const { say, program } = naming;
  const last = run.states.at(-1);
  if (run.fault !== undefined) return ["", faultLine(naming, run, run.fault)];
  if (last === undefined) return [];
  const date = dateOfStep(naming, last.step);
  return [
    "",
    say(last.step < program.calendar.steps ? "run.ended-early" : "run.ended", { date }),
    ...(run.outcomes.length === 0 ? [] : ["", say("run.outcomes")]),
    ...outcomeRows(naming, run.outcomes, undefined).map(
      ({ title, happened }) => `  ${say("run.outcome", { title, value: happened })}`,
    ),
  ];
}

/** The whole text of `brink run`. Shows what is hidden from players, and says so. */
export function runLines(
  naming: Naming,
  run: RunView,
  options: RunLinesOptions,
): readonly string[] {
  const { say, model } = naming;
  const { explain, again } = options;
  const cut = options.steps !== undefined && options.steps < run.records.length;
  const records = run.records.slice(0, options.steps);
  const [first] = run.states;
  return [
    say("run.title", { title: told(naming, model.title), run: String(run.run), seed: run.seed }),
    say("note.model"),
    say("run.observer"),
    ...(first === undefined ? [] : drawnLines(naming, first)),
    ...(explain
      ? records.flatMap((record, index) => [
          "",
          ...explainStep(naming, record, at(run.states, index)),
        ])
      : stepsTold(naming, run, records)),
    ...(cut ? [] : endLines(naming, run)),
    "",
    ...again,
  ];
}
