/**
 * What can be proven of a program before any run: conditions that never or always hold, levels that
 * are never reached, rules and events that can never act, numbers that can only fail.
 *
 * Sound: what is reported holds in every run, whoever plays, with every value of every ranged number
 * and of every unknown. Not complete: parts of the state are looked at one by one, so what follows
 * only from two of them together may be missed.
 */

import { at } from "../../base/invariant.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import type { Expression } from "../../scenario/expression/expression.ts";
import type {
  Actor,
  Effect,
  Event,
  Flashpoint,
  Model,
  Multiplier,
  Rule,
} from "../../scenario/model.ts";
import type {
  Program,
  ProgramActor,
  ProgramEffect,
  ProgramFlashpoint,
  ProgramMultiplier,
  ProgramRule,
} from "../program.ts";
import { waysOf } from "../../scenario/ways.ts";
import { explore, mostBlocks } from "./explore.ts";
import type { Findings, Verdict } from "./findings.ts";
import { NumberReport } from "./report-numbers.ts";

/**
 * Analyses a checked scenario.
 * @param program `lower(model)`
 * @param blocks into how many blocks of steps a long horizon is divided
 * @param early whether to stop as soon as there can be nothing to report; the result is the same
 * @returns diagnostics in the order of the file
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { analyse, lower, readScenario } from "brink";
 *
 * const file = new URL(import.meta.resolve("brink/scenarios/two-state.yaml"));
 * const text = readFileSync(file, "utf8");
 * const { model } = readScenario("two-state.yaml", () => ({ text }));
 * if (model === undefined) throw new Error("it has faults");
 * console.assert(analyse(model, lower(model)).length === 0);
 */
export function analyse(
  model: Model,
  program: Program,
  blocks: number = mostBlocks,
  early = true,
): readonly Diagnostic[] {
  const isEnough = (findings: Findings): boolean => {
    if (!early) return false;
    const report = reportOf(model, program, findings);
    return report.diagnostics.length === 0 && !report.unseen;
  };
  const report = reportOf(model, program, explore(program, model, blocks, isEnough));
  return report.diagnostics.toSorted((a, b) => a.span.start - b.span.start);
}

/**
 * What findings give to report. Every diagnostic says that something was not seen, and findings only
 * grow: where there is none to report and nothing is `unseen`, more of them cannot bring one.
 */
function reportOf(model: Model, program: Program, findings: Findings): Report {
  const report = new Report(program, findings);
  report.numbers();
  for (const flashpoint of model.flashpoints) report.flashpoint(flashpoint);
  for (const actor of model.actors) report.actor(actor);
  const events = byId(program.events);
  for (const event of model.events) report.event(event, events.get(event.id));
  report.ending(model);
  const outcomes = byId(model.outcomes);
  for (const outcome of program.outcomes) {
    const written = outcomes.get(outcome.id);
    if (written !== undefined) report.outcome(outcome, written.span);
  }
  return report;
}

/** There may be thousands: none is looked for one by one. */
const byId = <Part extends { readonly id: string }>(
  parts: readonly Part[],
): ReadonlyMap<string, Part> => new Map(parts.map((part) => [part.id, part]));

class Report extends NumberReport {
  readonly #program: Program;
  readonly #findings: Findings;

  constructor(program: Program, findings: Findings) {
    super(program, findings);
    this.#program = program;
    this.#findings = findings;
  }

  flashpoint(written: Flashpoint): void {
    const index = this.#program.flashpoints.findIndex(({ id }) => id === written.id);
    const flashpoint = at(this.#program.flashpoints, index);
    const reached = at(this.#findings.levels, index);
    for (const [level, id] of flashpoint.levels.entries()) {
      if (reached[level] === true) continue;
      this.add("unreachable-level", written.span, { level: id, flashpoint: written.id });
    }
    const rules = byId(flashpoint.rules);
    for (const rule of written.rules) {
      const lowered = rules.get(rule.id);
      if (lowered !== undefined) this.#rule(flashpoint, reached, rule, lowered);
    }
  }

  /** Numbers that every run asks for. */
  numbers(): void {
    for (const { id, values } of this.#program.unknowns) {
      for (const { id: value, share } of values) this.amount(share, `unknowns.${id}.${value}`);
    }
    for (const { id, start, drift, noise } of this.#program.variables) {
      this.finite(start, `variables.${id}.start`);
      if (drift !== undefined) this.finite(drift, `variables.${id}.drift`);
      if (noise !== undefined) this.amount(noise.spread, `variables.${id}.noise`);
    }
  }

  #rule(
    flashpoint: ProgramFlashpoint,
    reached: readonly boolean[],
    written: Rule,
    rule: ProgramRule,
  ): void {
    const { path } = rule;
    this.#condition(path, written.when, rule);
    const blamed =
      this.#neverHolds(rule) || !rule.from.some((from, level) => from && at(reached, level));
    if (!this.#findings.isPossible(rule) && !blamed) {
      this.add("rule-never-enabled", written.span, {
        rule: written.id,
        flashpoint: flashpoint.id,
      });
    }
    this.#base(rule);
    this.#multipliers(written.multipliers, rule.multipliers);
    this.#effects(path, written.effects, rule.effects);
  }

  #base({ path, base, multipliers }: Pick<ProgramRule, "path" | "base" | "multipliers">): void {
    if (base.kind === "certain") this.amount(base.weight, `${path}.weight`);
    else this.base(base, path, multipliers.length > 0);
  }

  actor(written: Actor): void {
    const actor = this.#program.actors.find(({ id }) => id === written.id);
    if (actor === undefined) return;
    const moves = byId(actor.moves);
    for (const move of written.moves) this.#move(actor, move, moves.get(move.id));
  }

  #move(
    actor: ProgramActor,
    written: Actor["moves"][number],
    move: ProgramActor["moves"][number] | undefined,
  ): void {
    if (move === undefined) return;
    this.#condition(move.path, written.when, move);
    for (const [index, way] of waysOf(actor.id, written).entries()) {
      const own = at(move.ways, index);
      this.#condition(way.path, way.when, own);
      this.#base(own);
      this.#multipliers(way.multipliers, own.multipliers);
    }
    this.#effects(move.path, written.effects, move.effects);
  }

  event(written: Event, event: Program["events"][number] | undefined): void {
    if (event === undefined) return;
    this.#condition(event.path, written.when, event);
    const { occurrence } = event;
    if (occurrence.kind === "undated") {
      this.base(occurrence.base, event.path, occurrence.multipliers.length > 0);
      if (written.occurrence.kind === "undated") {
        this.#multipliers(written.occurrence.multipliers, occurrence.multipliers);
      }
    } else if (occurrence.kind === "dated") {
      this.chance(occurrence.probability, event.path, 1);
    }
    const early = occurrence.kind === "dated" && occurrence.step < 0;
    if (!this.#findings.isPossible(event) && !this.#neverHolds(event) && !early) {
      this.add("event-never-happens", written.span, { event: written.id });
    }
    this.#effects(event.path, written.effects, event.effects);
  }

  ending({ endsWhen }: Model): void {
    if (this.#program.endsWhen !== undefined && endsWhen !== undefined) {
      const verdict = this.#verdictOn(this.#program.endsWhen);
      if (verdict?.canBeTrue === false) {
        this.add(neverCode(verdict), endsWhen.span, { path: "ends_when" });
      }
    }
  }

  outcome(outcome: Program["outcomes"][number], span: Span): void {
    // Asked in every state; one that is a number has no verdict.
    const verdict = this.#findings.verdictOn(outcome);
    const path = `outcomes.${outcome.id}`;
    if (verdict === undefined) {
      const { fold } = outcome;
      if (fold.kind === "combine" || fold.kind === "read") this.finite(fold.value, path);
    } else if (!verdict.canBeTrue && !verdict.canBeFalse) this.add("never-finite", span, { path });
    else if (!verdict.canBeTrue) this.add("outcome-never", span, { outcome: outcome.id });
  }

  #verdictOn(element: object): ReturnType<Findings["verdictOn"]> {
    const verdict = this.#findings.verdictOn(element);
    if (verdict === undefined) this.unseen = true;
    return verdict;
  }

  #neverHolds(element: object): boolean {
    return this.#findings.verdictOn(element)?.canBeTrue === false;
  }

  #condition(
    path: string,
    written: Expression | undefined,
    lowered: { readonly when?: unknown },
  ): void {
    if (written === undefined) return;
    if (lowered.when === undefined) {
      // Lowering leaves out what is true without looking at anything.
      this.add("condition-always-holds", written.span, { path });
      return;
    }
    const verdict = this.#verdictOn(lowered);
    if (verdict === undefined) return;
    if (!verdict.canBeTrue) this.add(neverCode(verdict), written.span, { path });
    else if (!verdict.canBeFalse) this.add("condition-always-holds", written.span, { path });
  }

  #multipliers(written: readonly Multiplier[], lowered: readonly ProgramMultiplier[]): void {
    for (const [index, multiplier] of written.entries()) {
      const own = at(lowered, index);
      this.#condition(multiplier.path, multiplier.when, own);
      this.amount(own.factor, `${multiplier.path}.by`);
    }
  }

  #effects(path: string, written: readonly Effect[], lowered: readonly ProgramEffect[]): void {
    // Lowered effects stand in canonical order, one per target; written ones as the author put them.
    const { variables, flashpoints, stopwatches } = this.#program;
    const targetOf = (own: ProgramEffect): string => {
      switch (own.target) {
        case "variable":
          return at(variables, own.variable).id;
        case "flashpoint":
          return at(flashpoints, own.flashpoint).id;
        case "stopwatch":
          return at(stopwatches, own.stopwatch).id;
      }
    };
    const byTarget = new Map(lowered.map((own) => [targetOf(own), own]));
    for (const effect of written) {
      // What the language itself starts and stops has no place in the file.
      if (effect.target === "stopwatch") continue;
      const target = effect.target === "variable" ? effect.variable : effect.flashpoint;
      const own = byTarget.get(target);
      if (own === undefined) continue;
      this.#condition(`${path}.then.${target}`, effect.when, own);
      if (own.target !== "variable") continue;
      this.finite(own.value, `${path}.then.${target}`);
      if (own.operation === "set") this.set(own);
    }
  }
}

/** A condition without either value has an operand that stops every run. */
function neverCode({ canBeFalse }: Readonly<Verdict>): "condition-never-holds" | "never-finite" {
  return canBeFalse ? "condition-never-holds" : "never-finite";
}
