/**
 * One step over what is known, phase by phase as the interpreter takes it, noting on the way what
 * each condition can be, which elements can act, and which values roots can have.
 */

import { at } from "../../base/invariant.ts";
import type { ProgramEvent, ProgramFlashpoint, ProgramRule } from "../program.ts";
import { maybe, never, withLevels, type Flag, type Knowledge } from "./domain.ts";
import { clampInterval, intersect, point, type Interval } from "./interval.ts";
import {
  noteAmount,
  noteBase,
  noteMultipliers,
  noteRoot,
  surelyWhere,
  where,
  type Analysis,
} from "./note.ts";
import { amountOf } from "../walk.ts";
import { applyPossible, enter, possibleWrites, type Alternative, type Bundle } from "./write.ts";

/** Whether the event may happen, surely happens, and what is known where it does. */
function judgeEvent(
  analysis: Analysis,
  knowledge: Knowledge,
  event: ProgramEvent,
  flag: Flag,
  index: number,
): { readonly known: Knowledge; readonly surely: boolean } | undefined {
  const { occurrence } = event;
  if (occurrence.kind === "dated") {
    const step = intersect(knowledge.step, point(occurrence.step));
    if (step === undefined) return undefined;
    const { known, surely } = surelyWhere(analysis, { ...knowledge, step }, knowledge, event);
    if (known === undefined) return undefined;
    const chance = noteRoot(analysis, known, occurrence.probability);
    const due = knowledge.step.low === knowledge.step.high;
    return { known, surely: surely && due && chance.low >= 1 };
  }
  if (!flag.canBeFalse && !occurrence.repeats) return undefined;
  const open = occurrence.repeats
    ? knowledge
    : {
        ...knowledge,
        happened: knowledge.happened.with(index, never),
      };
  const known = where(analysis, open, knowledge, event);
  if (known === undefined) return undefined;
  if (occurrence.kind === "certain") return { known, surely: false };
  noteBase(analysis, known, occurrence.base);
  noteMultipliers(analysis, known, knowledge, occurrence.multipliers);
  return { known, surely: false };
}

function passEvents(analysis: Analysis, knowledge: Knowledge): Knowledge {
  const { ground, findings } = analysis;
  const bundles: Bundle[] = [];
  const happened = [...knowledge.happened];
  for (const [index, event] of ground.program.events.entries()) {
    const flag = at(knowledge.happened, index);
    const judged = judgeEvent(analysis, knowledge, event, flag, index);
    if (judged === undefined) continue;
    findings.notePossible(event);
    const writes = possibleWrites(ground, judged.known, knowledge, event.effects, findings);
    bundles.push({ alternatives: [writes], certain: judged.surely });
    happened[index] = { canBeTrue: true, canBeFalse: flag.canBeFalse && !judged.surely };
  }
  return applyPossible(ground.program, { ...knowledge, happened }, bundles, findings);
}

/** One actor's turn on a snapshot: which moves may be made, and what they write. */
function judgeTurn(
  analysis: Analysis,
  snapshot: Knowledge,
  index: number,
): { readonly moved: readonly Flag[]; readonly bundles: readonly Bundle[] } {
  const { ground, findings } = analysis;
  const actor = at(ground.program.actors, index);
  const alternatives: Alternative[] = [];
  const moved = actor.moves.map((move) => {
    const known = where(analysis, snapshot, snapshot, move);
    if (known === undefined) return never;
    findings.notePossible(move);
    for (const way of move.ways) {
      const here = where(analysis, known, snapshot, way);
      if (here === undefined) continue;
      noteAmount(analysis, here, amountOf(way.base));
      noteMultipliers(analysis, here, snapshot, way.multipliers);
    }
    alternatives.push(possibleWrites(ground, known, snapshot, move.effects, findings));
    return maybe;
  });
  const bundles =
    actor.sites.length === 1
      ? [{ alternatives, certain: false }]
      : alternatives.map((writes) => ({ alternatives: [writes], certain: false }));
  return { moved, bundles };
}

function passMoves(analysis: Analysis, knowledge: Knowledge): Knowledge {
  const { ground, findings } = analysis;
  const { program } = ground;
  let known = knowledge;
  if (program.turns === "sequential") {
    for (const index of program.actors.keys()) {
      const { moved, bundles } = judgeTurn(analysis, known, index);
      known = { ...known, moved: known.moved.with(index, moved) };
      known = applyPossible(program, known, bundles, findings);
    }
    return known;
  }
  const all: Bundle[] = [];
  for (const index of program.actors.keys()) {
    const { moved, bundles } = judgeTurn(analysis, knowledge, index);
    known = { ...known, moved: known.moved.with(index, moved) };
    all.push(...bundles);
  }
  return applyPossible(program, known, all, findings);
}

/** From one level: the rules that may fire, and whether the flashpoint may stay. */
function judgeLevel(
  analysis: Analysis,
  knowledge: Knowledge,
  snapshot: Knowledge,
  flashpoint: ProgramFlashpoint,
  level: number,
): { readonly rules: readonly ProgramRule[]; readonly stays: boolean } {
  const rules: ProgramRule[] = [];
  let shutOut = false;
  for (const rule of flashpoint.rules) {
    if (rule.base.kind !== "certain" || !at(rule.from, level)) continue;
    const { known, surely } = surelyWhere(analysis, knowledge, snapshot, rule);
    if (known === undefined) continue;
    const weight = noteRoot(analysis, known, rule.base.weight);
    rules.push(rule);
    if (surely && weight.low > 0) shutOut = true;
  }
  if (shutOut) return { rules, stays: false };
  for (const rule of flashpoint.rules) {
    const { base } = rule;
    if (base.kind === "certain" || !at(rule.from, level)) continue;
    const known = where(analysis, knowledge, snapshot, rule);
    if (known === undefined) continue;
    noteBase(analysis, known, base);
    noteMultipliers(analysis, known, snapshot, rule.multipliers);
    rules.push(rule);
  }
  return { rules, stays: true };
}

function passTransitions(analysis: Analysis, knowledge: Knowledge): Knowledge {
  const { ground, findings } = analysis;
  const { program } = ground;
  let known = knowledge;
  const fired: {
    readonly flashpoint: number;
    readonly rules: Set<ProgramRule>;
    surely: boolean;
  }[] = [];
  for (const [index, flashpoint] of program.flashpoints.entries()) {
    const after = flashpoint.levels.map(() => false);
    const entry = { flashpoint: index, rules: new Set<ProgramRule>(), surely: true };
    for (const [level, possible] of at(knowledge.levels, index).entries()) {
      const only = flashpoint.levels.map((_, other) => other === level);
      const here = possible ? withLevels(knowledge, index, only) : undefined;
      if (here === undefined) continue;
      const { rules, stays } = judgeLevel(analysis, here, knowledge, flashpoint, level);
      if (stays) after[level] = true;
      if (stays) entry.surely = false;
      for (const rule of rules) {
        after[rule.target] = true;
        findings.notePossible(rule);
        entry.rules.add(rule);
      }
    }
    fired.push(entry);
    if (entry.rules.size > 0) known = enter(known, index, after, findings);
  }
  return passEffects(analysis, known, fired);
}

/** Phase 4, on the snapshot after the transitions. */
function passEffects(
  analysis: Analysis,
  knowledge: Knowledge,
  fired: readonly {
    readonly flashpoint: number;
    readonly rules: ReadonlySet<ProgramRule>;
    readonly surely: boolean;
  }[],
): Knowledge {
  const { ground, findings } = analysis;
  const bundles = fired.map(({ flashpoint, rules, surely }): Bundle => {
    const alternatives = [...rules].map((rule) => {
      const only = at(knowledge.levels, flashpoint).map((_, level) => level === rule.target);
      const here = withLevels(knowledge, flashpoint, only);
      return here === undefined
        ? []
        : possibleWrites(ground, here, knowledge, rule.effects, findings);
    });
    return { alternatives, certain: surely };
  });
  return applyPossible(ground.program, knowledge, bundles, findings);
}

function passDrift(analysis: Analysis, knowledge: Knowledge): Knowledge {
  const { program } = analysis.ground;
  const variables = program.variables.map(({ drift, noise, min, max }, index) => {
    if (drift === undefined) return at(knowledge.variables, index);
    const value = clampInterval(noteRoot(analysis, knowledge, drift), min, max);
    if (noise === undefined) return value;
    const spread = noteRoot(analysis, knowledge, noise.spread);
    return spread.low === 0 && spread.high === 0 ? value : { low: min, high: max };
  });
  return { ...knowledge, variables };
}

/** Phase 6: counters count; the step itself is the caller's. */
function tick(knowledge: Knowledge): Knowledge {
  const up = ({ low, high }: Interval): Interval => ({ low: low + 1, high: high + 1 });
  return {
    ...knowledge,
    dwell: knowledge.dwell.map(up),
    held: knowledge.held.map((counters, flashpoint) => {
      const levels = at(knowledge.levels, flashpoint);
      return counters.map((counter, level) => {
        const above = levels.some((possible, rung) => possible && rung >= level);
        const below = levels.some((possible, rung) => possible && rung < level);
        return { low: below ? 0 : counter.low + 1, high: above ? counter.high + 1 : 0 };
      });
    }),
  };
}

/** What is known of S_{t+1}, but for its step, from what is known of S_t. */
export function advanceKnowledge(analysis: Analysis, knowledge: Knowledge): Knowledge {
  const acted = passMoves(analysis, passEvents(analysis, knowledge));
  return tick(passDrift(analysis, passTransitions(analysis, acted)));
}
