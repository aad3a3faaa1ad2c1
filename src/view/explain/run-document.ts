/**
 * A run as one JSON document (docs/explain.md). Ids instead of indices, numbers to
 * the last bit, texts left out: the scenario has them.
 */

import { at } from "../../base/invariant.ts";
import type {
  ChangeRecord,
  EventRecord,
  FactorRecord,
  MoveRecord,
  StepRecord,
  TransitionRecord,
} from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import { isoFromDay } from "../../i18n/date.ts";
import type { Program, ProgramMultiplier, ProgramOutcome } from "../../ir/program.ts";
import type { RunView } from "./run-lines.ts";

/** Anything that JSON can hold. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function dateOf(program: Program, step: number): string {
  return isoFromDay(at(program.calendar.dayOfStep, step));
}

function factorsOf(
  factors: readonly FactorRecord[],
  multipliers: readonly ProgramMultiplier[],
): Json {
  return factors.map(({ multiplier, factor }) => ({
    multiplier,
    origin: at(multipliers, multiplier).origin,
    factor,
  }));
}

function eventOf(program: Program, record: EventRecord): Json {
  const { id, occurrence } = at(program.events, record.event);
  const { base } = record;
  return {
    event: id,
    ...(base === undefined ? {} : { base: { ...base } }),
    ...(occurrence.kind === "dated"
      ? {}
      : { factors: factorsOf(record.factors, occurrence.multipliers) }),
    ...(record.hazard === undefined ? {} : { hazard: record.hazard }),
    probability: record.probability,
    draw: record.draw,
    happened: record.happened,
  };
}

function moveOf(program: Program, record: MoveRecord): Json {
  const { id, moves } = at(program.actors, record.actor);
  return {
    actor: id,
    slot: record.slot,
    options: record.options.map((option) => ({
      move: at(moves, option.move).id,
      base: option.base,
      factors: factorsOf(option.factors, at(moves, option.move).multipliers),
      weight: option.weight,
    })),
    total: record.total,
    ...(record.draw === undefined ? {} : { draw: record.draw }),
    by: record.by,
    chosen: record.chosen === undefined ? null : at(moves, record.chosen).id,
  };
}

function transitionOf(program: Program, record: TransitionRecord): Json {
  const { id, levels, rules } = at(program.flashpoints, record.flashpoint);
  return {
    flashpoint: id,
    from: at(levels, record.from),
    mode: record.mode,
    rules: record.rules.map(({ rule, base, factors, hazard }) => ({
      rule: at(rules, rule).id,
      to: at(levels, at(rules, rule).target),
      base: { ...base },
      factors: factorsOf(factors, at(rules, rule).multipliers),
      hazard,
    })),
    total: record.total,
    probability: record.probability,
    ...(record.draw === undefined ? {} : { draw: record.draw }),
    fired: record.fired === undefined ? null : at(rules, record.fired).id,
    to: at(levels, record.to),
  };
}

function changeOf(program: Program, change: ChangeRecord): Json {
  const { phase, index, from, to } = change;
  if (change.target === "variable") {
    return { phase, variable: at(program.variables, index).id, from, to };
  }
  const { id, levels } = at(program.flashpoints, index);
  return { phase, flashpoint: id, from: at(levels, from), to: at(levels, to) };
}

/** Only what happened, without thresholds. */
function stepInShort(program: Program, record: StepRecord): Json {
  return {
    step: record.step,
    date: dateOf(program, record.step),
    events: record.events
      .filter((event) => event.happened)
      .map((event) => at(program.events, event.event).id),
    moves: record.moves.flatMap(({ actor, chosen, by }) =>
      chosen === undefined
        ? []
        : [
            {
              actor: at(program.actors, actor).id,
              move: at(at(program.actors, actor).moves, chosen).id,
              by,
            },
          ],
    ),
    rules: record.transitions.flatMap(({ flashpoint, fired }) => {
      const { id, rules } = at(program.flashpoints, flashpoint);
      return fired === undefined ? [] : [{ flashpoint: id, rule: at(rules, fired).id }];
    }),
    changes: record.changes.map((change) => changeOf(program, change)),
  };
}

function stepInFull(program: Program, record: StepRecord): Json {
  return {
    step: record.step,
    date: dateOf(program, record.step),
    events: record.events.map((event) => eventOf(program, event)),
    moves: record.moves.map((move) => moveOf(program, move)),
    transitions: record.transitions.map((transition) => transitionOf(program, transition)),
    changes: record.changes.map((change) => changeOf(program, change)),
  };
}

function stateOf(program: Program, state: State): Json {
  return {
    step: state.step,
    date: dateOf(program, state.step),
    levels: Object.fromEntries(
      program.flashpoints.map(({ id, levels }, index) => [id, at(levels, at(state.levels, index))]),
    ),
    variables: Object.fromEntries(
      program.variables.map(({ id }, index) => [id, at(state.variables, index)]),
    ),
  };
}

function outcomeOf(program: Program, outcome: ProgramOutcome, value: number): Json {
  switch (outcome.type) {
    case "boolean":
      return value !== 0;
    case "number":
      return value;
    case "time":
      // Never is null: JSON has no infinity.
      return Number.isFinite(value) ? { step: value, date: dateOf(program, value) } : null;
  }
}

/** What the document says beside the run itself. */
export interface RunDocumentOptions {
  readonly explain: boolean;
  /** Only the first so many steps; undefined = all. */
  readonly steps: number | undefined;
  readonly engineVersion: string;
}

/** The document of `brink run --json`; with `explain`, every draw with its parts. */
export function runDocument(program: Program, run: RunView, options: RunDocumentOptions): Json {
  const { explain, steps, engineVersion } = options;
  const [first] = run.states;
  const count = Math.min(steps ?? Infinity, run.records.length);
  return {
    kind: "run",
    scenario: program.id,
    scenarioHash: program.hash,
    engineVersion,
    seed: run.seed,
    run: run.run,
    observer: true,
    unknowns: Object.fromEntries(
      first === undefined
        ? []
        : program.unknowns.map(({ id, values }, index) => [
            id,
            at(values, at(first.unknowns, index)).id,
          ]),
    ),
    states: run.states.slice(0, count + 1).map((state) => stateOf(program, state)),
    steps: run.records
      .slice(0, count)
      .map((record) => (explain ? stepInFull(program, record) : stepInShort(program, record))),
    outcomes: Object.fromEntries(
      count < run.records.length
        ? []
        : run.outcomes.map((value, index) => {
            const outcome = at(program.outcomes, index);
            return [outcome.id, outcomeOf(program, outcome, value)];
          }),
    ),
    fault:
      run.fault === undefined
        ? null
        : { step: run.fault.step, place: run.fault.place.path, reason: run.fault.reason },
  };
}
