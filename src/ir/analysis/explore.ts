/**
 * The exploration: from S_0 through all steps, once for every combination of values of the unknowns
 * (they never change within a run), noting what is seen.
 */

import type { Model } from "../../scenario/model.ts";
import { conditionOf } from "../outcome-fold.ts";
import type { Program, ProgramOutcome } from "../program.ts";
import { join, never, sameKnowledge, widen, type Knowledge } from "./domain.ts";
import type { Ground } from "./confine.ts";
import { assume } from "./evaluate.ts";
import { Findings } from "./findings.ts";
import { clampInterval, hull, point, unaryInterval, type Interval } from "./interval.ts";
import { advanceKnowledge } from "./step.ts";
import { noteAmount, noteNumber, noteRoot, type Analysis } from "./note.ts";

/** More combinations of unknowns than this are looked at together. */
const mostCombinations = 16;
/** More steps than this are looked at in blocks: less precise, but no slower for a long horizon. */
export const mostBlocks = 400;
/** Rounds in a block before numbers are let go to their bounds. */
const roundsBeforeWidening = 6;

/** A parameter may take any value of its range: overrides and input uncertainty must not surprise. */
function parameterIntervals(program: Program, model: Model): readonly Interval[] {
  const byId = new Map(model.parameters.map((parameter) => [parameter.id, parameter]));
  return program.parameters.map(({ id, value }) => {
    const prior = byId.get(id)?.prior;
    return prior === undefined
      ? point(value)
      : hull(point(value), { low: prior.low, high: prior.high });
  });
}

/** Every combination of values, as flags per unknown and value. */
function combinations(program: Program): readonly (readonly (readonly boolean[])[])[] {
  const all = program.unknowns.map(({ values }) => values.map(() => true));
  const count = all.reduce((product, values) => product * values.length, 1);
  if (count > mostCombinations) return [all];
  let found: (readonly (readonly boolean[])[])[] = [[]];
  for (const values of all) {
    found = found.flatMap((before) =>
      values.map((_, chosen) => [...before, values.map((__, value) => value === chosen)]),
    );
  }
  return found;
}

function startKnowledge(analysis: Analysis, unknowns: Knowledge["unknowns"]): Knowledge {
  const { program } = analysis.ground;
  const blank: Knowledge = {
    step: point(0),
    levels: program.flashpoints.map(({ levels, start }) =>
      levels.map((_, level) => level === start),
    ),
    dwell: program.flashpoints.map(({ startDwell }) => point(startDwell)),
    held: program.flashpoints.map(({ startHeld }) => startHeld.map(point)),
    variables: [],
    unknowns,
    happened: program.events.map(() => never),
    moved: program.actors.map(({ moves }) => moves.map(() => never)),
  };
  for (const unknown of program.unknowns) {
    for (const { share } of unknown.values) noteAmount(analysis, blank, share);
  }
  const variables = program.variables.map(({ start, integer, min, max }) => {
    const value = noteRoot(analysis, blank, start);
    return clampInterval(integer ? unaryInterval("round", value) : value, min, max);
  });
  return { ...blank, variables };
}

/** Notes what outcomes see in S_k, and gives back what is known if the run goes on from there. */
function observe(analysis: Analysis, knowledge: Knowledge): Knowledge | undefined {
  const { ground, findings } = analysis;
  const { endsWhen, outcomes } = ground.program;
  for (const outcome of outcomes) noteOutcome(analysis, knowledge, outcome);
  if (endsWhen === undefined) return knowledge;
  const ends = assume(ground, knowledge, endsWhen.value, true);
  const goesOn = assume(ground, knowledge, endsWhen.value, false);
  findings.noteCondition(endsWhen, ends !== undefined, goesOn !== undefined);
  return goesOn;
}

function noteOutcome(analysis: Analysis, knowledge: Knowledge, outcome: ProgramOutcome): void {
  const { ground, findings } = analysis;
  const { fold } = outcome;
  const condition = conditionOf(fold);
  if (condition === undefined) {
    // The value that is read at the end is one of those that it could have in any state.
    if (fold.kind === "combine") noteNumber(analysis, knowledge, fold.value);
    if (fold.kind === "read" && fold.value.type === "number") {
      noteNumber(analysis, knowledge, fold.value);
    }
    return;
  }
  findings.noteCondition(
    outcome,
    assume(ground, knowledge, condition, true) !== undefined,
    assume(ground, knowledge, condition, false) !== undefined,
  );
}

/** All that is known of the states S_k with k in a block of steps, given those it begins with. */
function settle(analysis: Analysis, first: Knowledge): Knowledge | undefined {
  const { step } = first;
  let known = observe(analysis, first);
  for (let round = 0; known !== undefined; round += 1) {
    const next: Knowledge = { ...advanceKnowledge(analysis, known), step };
    let grown: Knowledge = join(known, observe(analysis, next)) ?? known;
    if (round >= roundsBeforeWidening) grown = widen(analysis.ground.program, grown);
    if (sameKnowledge(grown, known)) return known;
    known = grown;
  }
  return undefined;
}

/** Steps between two questions whether enough was seen: asking costs about as much as a step. */
const stepsBetweenQuestions = 5;

/** Goes through the steps. @returns whether it could stop since enough was seen */
function exploreFrom(
  analysis: Analysis,
  start: Knowledge,
  blocks: number,
  isEnough: (findings: Findings) => boolean,
): boolean {
  const { program } = analysis.ground;
  const { steps } = program.calendar;
  const length = Math.ceil(steps / blocks);
  for (const [flashpoint, levels] of start.levels.entries()) {
    analysis.findings.noteLevels(flashpoint, levels);
  }
  let known: Knowledge = start;
  for (let first = 0; first < steps; first += length) {
    if ((first / length) % stepsBetweenQuestions === 2 && isEnough(analysis.findings)) return true;
    const last = Math.min(first + length, steps) - 1;
    const block: Knowledge = { ...known, step: { low: first, high: last } };
    const settled = first === last ? observe(analysis, block) : settle(analysis, block);
    if (settled === undefined) return false;
    known = advanceKnowledge(analysis, settled);
  }
  // The last state is observed, but nothing acts in it.
  observe(analysis, { ...known, step: point(steps) });
  return isEnough(analysis.findings);
}

/**
 * Looks at every step of every kind of run.
 * @param blocks ≥ 1; steps are looked at one by one if there are no more of them than this
 * @param isEnough whether further steps could change nothing in what will be said of the findings: they
 * only ever grow
 */
export function explore(
  program: Program,
  model: Model,
  blocks: number,
  isEnough: (findings: Findings) => boolean,
): Findings {
  const ground: Ground = { program, parameters: parameterIntervals(program, model) };
  const findings = new Findings(program);
  const analysis = { ground, findings };
  for (const unknowns of combinations(program)) {
    const start = startKnowledge(analysis, unknowns);
    if (exploreFrom(analysis, start, blocks, isEnough)) break;
  }
  return findings;
}
