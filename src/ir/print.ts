/**
 * A program as readable text, in canonical order: what the engines run. Two programs that print the
 * same behave the same. For people (`brink dump --stage ir`) and golden tests; nothing parses it.
 */

import { at } from "../base/invariant.ts";
import { isHazardPolicy } from "./policy.ts";
import { printExpr } from "./print-expression.ts";
import { OFF } from "./program.ts";
import type {
  Program,
  ProgramActor,
  ProgramBase,
  ProgramEffect,
  ProgramEvent,
  ProgramFlashpoint,
  ProgramMultiplier,
  ProgramOutcome,
  ProgramRule,
  ProgramWay,
} from "./program.ts";
import type { Fold, BooleanExpr } from "./expression.ts";

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...indent(lines)];
}

function siteText(site: number): string {
  return `@${site.toString(16).padStart(8, "0")}`;
}

function hiddenText(element: { readonly hidden: boolean }): string {
  return element.hidden ? " hidden" : "";
}

function whenText(program: Program, element: { readonly when?: BooleanExpr }): string {
  return element.when === undefined ? "" : ` when ${printExpr(program, element.when)}`;
}

function multiplierLines(
  program: Program,
  multipliers: readonly ProgramMultiplier[],
): readonly string[] {
  return multipliers.map(
    (multiplier) =>
      `* ${printExpr(program, multiplier.factor.value)}${whenText(program, multiplier)}` +
      (multiplier.origin === "coupling" ? " (coupling)" : ""),
  );
}

function effectLines(program: Program, effects: readonly ProgramEffect[]): readonly string[] {
  return effects.map((effect) => {
    const sign = effect.operation === "set" ? ":=" : "+=";
    if (effect.target === "variable") {
      const { id } = at(program.variables, effect.variable);
      const value = printExpr(program, effect.value.value);
      return `then ${id} ${sign} ${value}${whenText(program, effect)}`;
    }
    if (effect.target === "stopwatch") {
      const { id } = at(program.stopwatches, effect.stopwatch);
      const what = effect.value === OFF ? "stop" : "start";
      return `then ${what} ${id}${whenText(program, effect)}`;
    }
    const { id, levels } = at(program.flashpoints, effect.flashpoint);
    const value = effect.operation === "set" ? at(levels, effect.value) : String(effect.value);
    return `then ${id} ${sign} ${value}${whenText(program, effect)}`;
  });
}

function baseText(program: Program, base: ProgramBase): string {
  if (base.kind === "hazard") return `hazard ${printExpr(program, base.hazard.value)}`;
  const window = `${String(base.windowDays)} days, step ${String(base.stepDays)}`;
  return `chance ${printExpr(program, base.probability.value)} per ${window}`;
}

function anyBaseText(program: Program, base: ProgramRule["base"]): string {
  return base.kind === "certain"
    ? `certain, weight ${printExpr(program, base.weight.value)}`
    : baseText(program, base);
}

function ruleLines(
  program: Program,
  flashpoint: ProgramFlashpoint,
  rule: ProgramRule,
): readonly string[] {
  const from = flashpoint.levels.filter((_, level) => at(rule.from, level)).join("|");
  const target = at(flashpoint.levels, rule.target);
  return [
    `rule ${rule.id}: ${from} -> ${target}${whenText(program, rule)}${hiddenText(rule)}`,
    ...indent([
      anyBaseText(program, rule.base),
      ...multiplierLines(program, rule.multipliers),
      ...effectLines(program, rule.effects),
    ]),
  ];
}

function flashpointLines(program: Program, flashpoint: ProgramFlashpoint): readonly string[] {
  const { id, site, levels, start, startDwell, startHeld, dwellCap, heldCaps, rules } = flashpoint;
  const ladder = levels.map(
    (level, index) =>
      `${level}${index === start ? "*" : ""} held ${String(at(startHeld, index))}/${String(at(heldCaps, index))}`,
  );
  return [
    `${id} ${siteText(site)} dwell ${String(startDwell)}/${String(dwellCap)}`,
    ...indent([
      `levels ${ladder.join(", ")}`,
      ...rules.flatMap((rule) => ruleLines(program, flashpoint, rule)),
    ]),
  ];
}

function wayLines(program: Program, actor: ProgramActor, way: ProgramWay): readonly string[] {
  const base =
    way.base.kind === "certain" && !isHazardPolicy(actor)
      ? `weight ${printExpr(program, way.base.weight.value)}`
      : anyBaseText(program, way.base);
  return [`${base}${whenText(program, way)}`, ...multiplierLines(program, way.multipliers)];
}

function actorLines(program: Program, actor: ProgramActor): readonly string[] {
  const { id, sites, moves, rest } = actor;
  return [
    `${id} ${sites.map(siteText).join(" ")}`,
    ...indent(
      moves.flatMap((move, index) => [
        `move ${move.id}${whenText(program, move)}${hiddenText(move)}${index === rest ? " rests" : ""}`,
        ...indent([
          ...move.ways.flatMap((way) => wayLines(program, actor, way)),
          ...effectLines(program, move.effects),
        ]),
      ]),
    ),
  ];
}

function occurrenceLines(
  program: Program,
  occurrence: ProgramEvent["occurrence"],
): readonly string[] {
  switch (occurrence.kind) {
    case "dated": {
      const chance = printExpr(program, occurrence.probability.value);
      return [`in step ${String(occurrence.step)}, chance ${chance}`];
    }
    case "undated":
      return [
        `${baseText(program, occurrence.base)}, ${occurrence.repeats ? "repeats" : "once"}`,
        ...multiplierLines(program, occurrence.multipliers),
      ];
    case "certain":
      return [`certain, ${occurrence.repeats ? "repeats" : "once"}`];
  }
}

function eventLines(program: Program, event: ProgramEvent): readonly string[] {
  const { occurrence } = event;
  const how = occurrenceLines(program, occurrence);
  return [
    `${event.id} ${siteText(event.site)}${whenText(program, event)}${hiddenText(event)}`,
    ...indent([...how, ...effectLines(program, event.effects)]),
  ];
}

function foldText(program: Program, fold: Fold): string {
  switch (fold.kind) {
    case "decide": {
      const start = fold.start === Infinity ? "never" : String(fold.start);
      const decided = fold.decided.map(({ condition, holds, value }) => {
        const text = printExpr(program, condition);
        return `${String(value)} once ${holds ? text : `not (${text})`}`;
      });
      return [start, ...decided].join(", ");
    }
    case "combine":
      return `${fold.combine} of ${printExpr(program, fold.value.value)}`;
    case "count":
      return `${fold.entries ? "entries" : "states"} of ${printExpr(program, fold.condition)}`;
    case "read": {
      const when = fold.step === undefined ? "at the end" : `in step ${String(fold.step)}`;
      return `${printExpr(program, fold.value.value)} ${when}`;
    }
    case "cases": {
      const [after, reach] = [fold.premise, fold.reach].map((one) => printExpr(program, one));
      const window = `within ${String(fold.within)} steps${fold.cut ? " or to the end" : ""}`;
      return `cases of ${after ?? ""} that ${fold.counts} ${reach ?? ""} ${window}`;
    }
  }
}

function outcomeLine(program: Program, { id, type, fold }: ProgramOutcome): string {
  return `${id} (${type}): ${foldText(program, fold)}`;
}

/** The whole program, one line per element. */
export function printProgram(program: Program): string {
  const { id, hash, calendar, turns, endsWhen } = program;
  return [
    `program ${id} ${hash}`,
    `calendar ${calendar.unit} from ${calendar.start}, ${String(calendar.steps)} steps`,
    `turns ${turns}`,
    ...section(
      "parameters",
      program.parameters.map((parameter) => `${parameter.id} = ${String(parameter.value)}`),
    ),
    ...section(
      "unknowns",
      program.unknowns.map(({ id: unknown, site, values, knownTo }) => {
        const shares = values.map(
          (value) => `${value.id} ${printExpr(program, value.share.value)}`,
        );
        const known = knownTo.map((actor) => at(program.actors, actor).id).join(", ");
        const tail = known === "" ? "" : `; known to ${known}`;
        return `${unknown} ${siteText(site)}: ${shares.join(", ")}${tail}`;
      }),
    ),
    ...section(
      "variables",
      program.variables.map((variable) => {
        const bounds = `${String(variable.min)} to ${String(variable.max)}`;
        const kind = variable.integer ? "integer" : "real";
        const start = printExpr(program, variable.start.value);
        const drift =
          variable.drift === undefined ? "" : `, drift ${printExpr(program, variable.drift.value)}`;
        const { noise } = variable;
        const drawn =
          noise === undefined
            ? ""
            : `, noise ${noise.shape} ${printExpr(program, noise.spread.value)}`;
        return `${variable.id} ${kind} ${bounds}${hiddenText(variable)}, start ${start}${drift}${drawn}`;
      }),
    ),
    ...section(
      "shared",
      program.shared.map((root, index) => `#${String(index)} = ${printExpr(program, root.value)}`),
    ),
    ...section(
      "flashpoints",
      program.flashpoints.flatMap((flashpoint) => flashpointLines(program, flashpoint)),
    ),
    ...section(
      "stopwatches",
      program.stopwatches.map((one) => {
        const start = one.start === OFF ? "off" : String(one.start);
        return `${one.id} ${start}/${String(one.cap)}${hiddenText(one)}`;
      }),
    ),
    ...section(
      "actors",
      program.actors.flatMap((actor) => actorLines(program, actor)),
    ),
    ...section(
      "events",
      program.events.flatMap((event) => eventLines(program, event)),
    ),
    ...(endsWhen === undefined ? [] : [`ends when ${printExpr(program, endsWhen.value)}`]),
    ...section(
      "outcomes",
      program.outcomes.map((outcome) => outcomeLine(program, outcome)),
    ),
  ].join("\n");
}
