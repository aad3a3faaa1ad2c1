/** One step in plain words: what happened, and what drove it. Quiet steps give no lines. */

import { at } from "../../base/invariant.ts";
import type {
  ChangeRecord,
  FactorRecord,
  StepRecord,
  TransitionRecord,
} from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { ProgramEffect } from "../../ir/program.ts";
import type { Base, Effect, Multiplier } from "../../scenario/model.ts";
import {
  actorAt,
  chanceOf,
  eventAt,
  eventName,
  levelName,
  moveAt,
  numberOf,
  ruleAt,
  shortNameOf,
  told,
  unitWord,
  isFlag,
  variableAt,
  variableValue,
  wayAt,
  windowName,
  wordsOf,
  type Naming,
} from "../../story/naming.ts";
import { lineNotes } from "../red-lines.ts";
import { isQuiet, newsLine, timesIn } from "../../story/news-line.ts";
import { couplingReason, listed, multiplierReason } from "./reasons.ts";
import { joined, tailOf } from "./tail.ts";

/** How many multipliers are named as the main drivers. */
const driversNamed = 3;

function significant(naming: Naming, value: number): string {
  return numberOf(naming, Number(value.toPrecision(3)), 12);
}

/** The strongest multipliers, either way, strongest first. */
function driverLines(
  naming: Naming,
  factors: readonly FactorRecord[],
  multipliers: readonly Multiplier[],
  coupling: () => string,
): readonly string[] {
  const strength = ({ factor }: FactorRecord): number => Math.abs(Math.log(factor));
  return factors
    .filter(({ factor }) => factor !== 1)
    .toSorted((left, right) => strength(right) - strength(left))
    .slice(0, driversNamed)
    .map(({ multiplier, factor }) =>
      naming.say("run.driver", {
        factor: significant(naming, factor),
        reason: multiplierReason(naming, multipliers, multiplier, coupling),
      }),
    );
}

function baseText(
  naming: Naming,
  base: Base,
  probability: number | undefined,
  hazard: number,
): string {
  return base.kind === "chance" && probability !== undefined
    ? naming.say("run.base", {
        chance: chanceOf(naming, probability),
        window: windowName(naming, base),
      })
    : naming.say("run.base-hazard", { hazard: significant(naming, hazard) });
}

function levelChange(naming: Naming, flashpoint: number, from: number, to: number): string {
  return naming.say("run.level", {
    flashpoint: shortNameOf(naming, flashpoint),
    from: levelName(naming, flashpoint, from),
    to: levelName(naming, flashpoint, to),
  });
}

function tellTransition(
  naming: Naming,
  record: TransitionRecord,
  state: State,
  earlier: readonly StepRecord[],
): readonly string[] {
  const { say } = naming;
  const { flashpoint, fired, from, to, total, probability } = record;
  if (fired === undefined || from === to) return [];
  const rule = ruleAt(naming, flashpoint, fired);
  const part = record.rules.find((one) => one.rule === fired);
  const tail = tailOf(naming, rule, { kind: "rule", flashpoint, rule: fired }, earlier);
  const headline = joined(levelChange(naming, flashpoint, from, to), tail);
  if (part === undefined) return [headline];
  const name = told(naming, rule.name);
  const label = name === "" ? say("run.rule", { rule: wordsOf(rule.id) }) : name;
  const chance = chanceOf(naming, total === 0 ? 0 : (probability * part.hazard) / total);
  if (rule.base.kind === "certain") {
    return [headline, `    ${say("run.why-certain", { rule: label, chance })}`];
  }
  const why = say("run.why", {
    rule: label,
    base: baseText(naming, rule.base, part.base.probability, part.base.hazard),
    unit: unitWord(naming),
    chance,
  });
  const drivers = driverLines(naming, part.factors, rule.multipliers, () =>
    couplingReason(naming, flashpoint, state),
  );
  return [headline, ...[why, ...drivers].map((line) => `    ${line}`)];
}

function tellEvent(
  naming: Naming,
  record: StepRecord["events"][number],
  earlier: readonly StepRecord[],
): readonly string[] {
  const event = eventAt(naming, record.event);
  if (!record.happened || isQuiet(event)) return [];
  const { occurrence } = event;
  const what = { kind: "event", event: record.event } as const;
  // What has no name goes by its news.
  const news = event.name === undefined ? newsLine(naming, event, timesIn(earlier, what)) : "";
  const name = news === "" ? eventName(naming, record.event) : news;
  const tail = tailOf(naming, event, what, earlier, [name]);
  const headline = joined(naming.say("run.event", { event: name }), tail);
  const drivers =
    occurrence.kind === "undated"
      ? driverLines(naming, record.factors, occurrence.multipliers, () => "")
      : [];
  return [headline, ...drivers.map((line) => `    ${line}`)];
}

function tellMove(
  naming: Naming,
  record: StepRecord["moves"][number],
  state: State,
  earlier: readonly StepRecord[],
): readonly string[] {
  if (record.chosen === undefined) return [];
  const move = moveAt(naming, record.actor, record.chosen);
  // A move that writes nothing and makes no headline is the actor's silence.
  const silent = move.effects.every((effect) => isCount(naming, effect));
  if (silent && move.headline === undefined && record.by !== "player") return [];
  const actor = told(naming, actorAt(naming, record.actor).name);
  const text = naming.say("run.move", { actor, move: told(naming, move.name) });
  const made = { kind: "move", actor: record.actor, move: record.chosen } as const;
  const line = joined(text, tailOf(naming, move, made, earlier, [actor]));
  if (record.by === "player") return [`${line} ${naming.say("run.by-player")}`];
  return [line, ...whyMove(naming, record, record.chosen, state).map((why) => `    ${why}`)];
}

/** Whether an effect only keeps count of what happens. */
function isCount({ model }: Naming, effect: Effect): boolean {
  if (effect.target === "flashpoint") return false;
  if (effect.target === "stopwatch") {
    // Beginning or ending a plan is no silence, nor is what comes later.
    return model.stopwatches?.find(({ id }) => id === effect.stopwatch)?.kind === "memory";
  }
  return model.variables.some(({ id, origin }) => id === effect.variable && origin !== undefined);
}

/** Why a policy chose a move that writes a level: its share among what was open, and what drove it. */
function whyMove(
  naming: Naming,
  { actor, options, total, probability, way: drawn }: StepRecord["moves"][number],
  chosen: number,
  state: State,
): readonly string[] {
  const { effects } = at(at(naming.program.actors, actor).moves, chosen);
  const option = options.find(({ move, way }) => move === chosen && way === drawn);
  const way = option && wayAt(naming, actor, option);
  if (option === undefined || way === undefined) return [];
  const lines = lineNotes(naming, state, way, option.factors);
  if (!effects.some(({ target }) => target === "flashpoint")) return lines;
  const chance = chanceOf(naming, (probability * option.weight) / total);
  const why =
    way.base.kind === "certain"
      ? naming.say("run.move-why", {
          weight: significant(naming, option.weight),
          total: significant(naming, total),
          chance,
        })
      : naming.say("run.move-why-chance", {
          base: baseText(naming, way.base, option.probability, option.base),
          unit: unitWord(naming),
          chance,
        });
  return [why, ...driverLines(naming, option.factors, way.multipliers, () => ""), ...lines];
}

function writes(effects: readonly ProgramEffect[], change: ChangeRecord): boolean {
  return effects.some((effect) =>
    effect.target === "variable"
      ? change.target === "variable" && effect.variable === change.index
      : effect.target === "flashpoint" &&
        change.target === "flashpoint" &&
        effect.flashpoint === change.index,
  );
}

/** What happened in the phase of a change and writes its target. */
function causesOf(naming: Naming, record: StepRecord, change: ChangeRecord): readonly string[] {
  const { program } = naming;
  switch (change.phase) {
    case "events":
      return record.events
        .filter((one) => one.happened && writes(at(program.events, one.event).effects, change))
        .map((one) => eventName(naming, one.event));
    case "moves":
      return record.moves.flatMap(({ actor, chosen }) =>
        chosen !== undefined &&
        (change.actor ?? actor) === actor &&
        writes(at(at(program.actors, actor).moves, chosen).effects, change)
          ? [told(naming, actorAt(naming, actor).name)]
          : [],
      );
    case "effects":
      return record.transitions.flatMap(({ flashpoint, fired }) =>
        fired !== undefined &&
        writes(at(at(program.flashpoints, flashpoint).rules, fired).effects, change)
          ? [shortNameOf(naming, flashpoint)]
          : [],
      );
    case "transitions":
    case "drift":
      return [];
  }
}

function variableChange(naming: Naming, index: number, from: number, to: number): string {
  const variable = told(naming, variableAt(naming, index).name);
  if (isFlag(naming, index)) {
    return naming.say("run.flag", { variable, value: variableValue(naming, index, to) });
  }
  return naming.say("run.variable", {
    variable,
    from: significant(naming, from),
    to: significant(naming, to),
  });
}

function tellWritten(naming: Naming, record: StepRecord, change: ChangeRecord): readonly string[] {
  const { say } = naming;
  // Transitions are told with their rules; drift goes on all the time.
  if (change.phase === "transitions" || change.phase === "drift") return [];
  const { index, from, to } = change;
  // What is counted is told where it happens.
  if (change.target === "variable" && variableAt(naming, index).origin !== undefined) return [];
  const text =
    change.target === "flashpoint"
      ? levelChange(naming, index, from, to)
      : variableChange(naming, index, from, to);
  // The lines of a turn stand below its moves.
  if (change.actor !== undefined && change.target === "variable") return [`    ${text}`];
  const causes = [...new Set(causesOf(naming, record, change))];
  return [
    causes.length === 0
      ? text
      : say("run.because", { change: text, cause: listed(naming, causes) }),
  ];
}

/**
 * What happened in a step, with causes.
 * @param state the state that the step started from
 * @param earlier the steps of the run before it
 */
export function tellStep(
  naming: Naming,
  record: StepRecord,
  state: State,
  earlier: readonly StepRecord[],
): readonly string[] {
  const tellChanges = (wanted: (change: ChangeRecord) => boolean): readonly string[] =>
    record.changes.filter(wanted).flatMap((change) => tellWritten(naming, record, change));
  const actors = [...new Set(record.moves.map(({ actor }) => actor))];
  return [
    ...record.events.flatMap((event) => tellEvent(naming, event, earlier)),
    ...tellChanges(({ phase }) => phase === "events"),
    ...actors.flatMap((actor) => [
      ...record.moves
        .filter((move) => move.actor === actor)
        .flatMap((move) => tellMove(naming, move, state, earlier)),
      ...tellChanges((change) => change.phase === "moves" && change.actor === actor),
    ]),
    ...tellChanges(({ phase, actor }) => phase === "moves" && actor === undefined),
    ...record.transitions.flatMap((transition) =>
      tellTransition(naming, transition, state, earlier),
    ),
    ...tellChanges(({ phase }) => phase === "effects"),
  ];
}
