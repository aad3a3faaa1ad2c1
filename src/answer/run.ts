/**
 * The answer of `brink run`: one run, ids instead of indices, numbers to the last bit. Texts are left out:
 * the scenario has them.
 */

import { at } from "../base/invariant.ts";
import type {
  ChangeRecord,
  EventRecord,
  FactorRecord,
  MoveRecord,
  StepRecord,
  TransitionRecord,
} from "../engine/interpreter/record.ts";
import type { State } from "../engine/interpreter/state.ts";
import type { RunFault } from "../engine/interpreter/fault.ts";
import { dateOfDay } from "../base/civil-date.ts";
import type { Program, ProgramMultiplier, ProgramOutcome } from "../ir/program.ts";
import { caution } from "./caution.ts";
import { headOf, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import { runSchema, type RunAnswer, type RunStep } from "./run-schema.ts";
import type { Cell, ColumnKind } from "./table.ts";

type FullStep = Extract<RunStep, { readonly transitions: unknown }>;
type ShortStep = Exclude<RunStep, FullStep>;
type Factors = FullStep["transitions"][number]["rules"][number]["factors"];

/** A run as it was made. */
export interface RunRecords {
  readonly run: number;
  readonly states: readonly State[];
  readonly records: readonly StepRecord[];
  /** By outcome index; empty if the run stopped with a fault. */
  readonly outcomes: readonly number[];
  readonly fault?: RunFault;
}

function dateOf(program: Program, step: number): string {
  return dateOfDay(at(program.calendar.dayOfStep, step));
}

function factorsOf(
  factors: readonly FactorRecord[],
  multipliers: readonly ProgramMultiplier[],
): Factors {
  return factors.map(({ multiplier, factor }) => ({
    multiplier,
    origin: at(multipliers, multiplier).origin,
    factor,
  }));
}

function eventOf(program: Program, record: EventRecord): FullStep["events"][number] {
  const { id, occurrence } = at(program.events, record.event);
  const { base } = record;
  return {
    event: id,
    ...(base === undefined ? {} : { base: { ...base } }),
    ...(occurrence.kind === "undated"
      ? { factors: factorsOf(record.factors, occurrence.multipliers) }
      : {}),
    ...(record.hazard === undefined ? {} : { hazard: record.hazard }),
    probability: record.probability,
    ...(record.draw === undefined ? {} : { draw: record.draw }),
    happened: record.happened,
  };
}

function moveOf(program: Program, record: MoveRecord): FullStep["moves"][number] {
  const { id, moves } = at(program.actors, record.actor);
  return {
    actor: id,
    slot: record.slot,
    options: record.options.map(({ move, way, probability, base, factors, weight }) => {
      const { id: name, ways } = at(moves, move);
      return {
        move: name,
        ...(probability === undefined ? {} : { probability }),
        base,
        factors: factorsOf(factors, way === undefined ? [] : at(ways, way).multipliers),
        weight,
      };
    }),
    mode: record.mode,
    total: record.total,
    probability: record.probability,
    ...(record.draw === undefined ? {} : { draw: record.draw }),
    by: record.by,
    chosen: record.chosen === undefined ? null : at(moves, record.chosen).id,
  };
}

function transitionOf(program: Program, record: TransitionRecord): FullStep["transitions"][number] {
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

function changeOf(program: Program, change: ChangeRecord): RunStep["changes"][number] {
  const { phase, index, from, to } = change;
  if (change.target === "variable") {
    return { phase, variable: at(program.variables, index).id, from, to };
  }
  const { id, levels } = at(program.flashpoints, index);
  return { phase, flashpoint: id, from: at(levels, from), to: at(levels, to) };
}

/** Only what happened, without thresholds. */
function stepInShort(program: Program, record: StepRecord): ShortStep {
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

function stepInFull(program: Program, record: StepRecord): FullStep {
  return {
    step: record.step,
    date: dateOf(program, record.step),
    events: record.events.map((event) => eventOf(program, event)),
    moves: record.moves.map((move) => moveOf(program, move)),
    transitions: record.transitions.map((transition) => transitionOf(program, transition)),
    changes: record.changes.map((change) => changeOf(program, change)),
  };
}

function stateOf(program: Program, state: State): RunAnswer["states"][number] {
  return {
    step: state.step,
    date: dateOf(program, state.step),
    levels: Object.fromEntries(
      program.flashpoints.map(({ id, levels }, index) => [id, at(levels, at(state.levels, index))]),
    ),
    variables: Object.fromEntries(
      program.variables.map(({ id }, index) => [id, at(state.variables, index)]),
    ),
    happened: program.events.flatMap(({ id }, index) => (at(state.happened, index) ? [id] : [])),
    moves: Object.fromEntries(
      program.actors.map(({ id, moves }, index) => [
        id,
        at(state.moves, index).map((move) => at(moves, move).id),
      ]),
    ),
  };
}

function outcomeOf(
  program: Program,
  outcome: ProgramOutcome,
  value: number,
): RunAnswer["outcomes"][string] {
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

/** What the answer says beside the run itself. */
export interface RunFacts extends HeadFacts {
  readonly explain: boolean;
  /** Only the first so many steps; undefined = all. */
  readonly steps: number | undefined;
}

/** The answer from a run; with `explain`, every draw with its parts. */
export function runAnswer(program: Program, run: RunRecords, facts: RunFacts): RunAnswer {
  const { explain, steps } = facts;
  const [first] = run.states;
  const { fault } = run;
  const count = Math.min(steps ?? Infinity, run.records.length);
  const stopped =
    fault === undefined
      ? null
      : { step: fault.step, place: fault.place.path, reason: fault.reason };
  return {
    ...headOf("run", facts),
    cautions: stopped === null ? [] : [caution("run-fault", stopped)],
    run: run.run,
    observer: true,
    flashpoints: Object.fromEntries(program.flashpoints.map(({ id, levels }) => [id, levels])),
    events: program.events.map(({ id }) => id),
    unknowns: Object.fromEntries(
      program.unknowns.map(({ id, values }, index) => [
        id,
        first === undefined ? null : at(values, at(first.unknowns, index)).id,
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
    fault: stopped,
    uncertainty: "none",
    forecast: false,
  };
}

/** Columns named after the ids of something. */
const columns = (ids: readonly string[], prefix: string, kind: ColumnKind) =>
  Object.fromEntries(ids.map((id) => [`${prefix}_${id}`, kind]));

/**
 * A row per state. `level_<flashpoint>` is the level's number and `at_<flashpoint>` its id;
 * `event_<id>` says whether it has happened yet; `move_<actor>` lists the latest turn's moves.
 */
function trajectory(answer: RunAnswer) {
  const { seed, run, unknowns, flashpoints, events, states } = answer;
  const [first] = states;
  const [variables, actors] = [
    Object.keys(first?.variables ?? {}),
    Object.keys(first?.moves ?? {}),
  ];
  return table<RunAnswer>()(
    {
      ...{ seed: "text", run: "count", step: "integer", date: "text" },
      ...columns(Object.keys(unknowns), "drawn", "text"),
      ...Object.fromEntries(
        Object.keys(flashpoints).flatMap((id): [string, ColumnKind][] => [
          [`level_${id}`, "integer"],
          [`at_${id}`, "text"],
        ]),
      ),
      ...columns(variables, "value", "number"),
      ...columns(events, "event", "boolean"),
      ...columns(actors, "move", "text"),
    },
    () =>
      states.map((state): Cell[] => [
        ...[seed, run, state.step, state.date],
        ...Object.values(unknowns),
        ...Object.entries(flashpoints).flatMap(([id, levels]): Cell[] => {
          const level = state.levels[id] ?? "";
          return [levels.indexOf(level), level];
        }),
        ...variables.map((id) => state.variables[id] ?? null),
        ...events.map((id) => state.happened.includes(id)),
        ...actors.map((id) => (state.moves[id] ?? []).join(" ")),
      ]),
  )(answer);
}

/** A run as a kind of answer: its schema and its table. */
export const runKind: AnswerKind<typeof runSchema> = { schema: runSchema, table: trajectory };
