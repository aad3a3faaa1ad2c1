/** The transitions of the ladders as commands: which rule fires, and what it sets. */

import { at } from "../../base/invariant.ts";
import type { ProgramFlashpoint } from "../../ir/program.ts";
import { hazardPiece } from "./amounts.ts";
import { assign, drawCommands, type Command, type Module, type Option } from "./commands.ts";
import { numberPiece, whenPiece, type Vocabulary } from "./expression.ts";
import { choose, literal } from "./piece.ts";
import { applied, condition } from "./step.ts";
import { effectUpdates, enterUpdates, type Triggered } from "./writes.ts";

/** What a pick of a flashpoint's draw stands for: rules that lead to the same, with the same effects. */
interface Pick {
  readonly target: number;
  readonly rules: readonly number[];
}

function picksOf({ rules }: ProgramFlashpoint): readonly Pick[] {
  const picks: Pick[] = [];
  for (const [index, { target, effects }] of rules.entries()) {
    const same = picks.findIndex(
      (pick) =>
        pick.target === target &&
        effects.length === 0 &&
        pick.rules.every((rule) => at(rules, rule).effects.length === 0),
    );
    const known = picks[same];
    if (known === undefined) picks.push({ target, rules: [index] });
    else picks[same] = { target, rules: [...known.rules, index] };
  }
  return picks;
}

function flashpointCommands(
  vocabulary: Vocabulary,
  module: Module,
  flashpoint: number,
  picks: readonly Pick[],
  pick: string,
): readonly Command[] {
  const { id, rules, levels } = at(vocabulary.program.flashpoints, flashpoint);
  const { name, constants } = at(vocabulary.levels, flashpoint);
  const amounts = rules.map((rule) => {
    const amount =
      rule.base.kind === "certain"
        ? numberPiece(vocabulary, rule.base.weight.value)
        : hazardPiece(vocabulary, rule.base, rule.multipliers);
    const enabled = whenPiece(vocabulary, rule.when);
    const kind = rule.base.kind === "certain" ? "weight" : "hazard";
    return module.formula(choose(enabled, amount, literal(0)), kind, id, rule.id);
  });
  const none = [assign(pick, 0)];
  const commands: Command[] = [];
  for (const [level, levelId] of levels.entries()) {
    const here = condition(`(${name}=${at(constants, level)})`);
    const optionsOf = (certain: boolean): readonly Option[] =>
      [...rules.entries()]
        .filter(([, rule]) => at(rule.from, level) && (rule.base.kind === "certain") === certain)
        .map(([index]) => ({
          amount: at(amounts, index),
          updates: [assign(pick, picks.findIndex((one) => one.rules.includes(index)) + 1)],
        }));
    const sure = drawCommands(module, here, optionsOf(true), "shares", none, [
      id,
      levelId,
      "weight",
    ]);
    commands.push(...sure.commands);
    if (sure.empty.value === false) continue;
    const risk = drawCommands(module, sure.empty, optionsOf(false), "hazards", none, [
      id,
      levelId,
      "hazard",
    ]);
    commands.push(...risk.commands);
    if (risk.empty.value !== false) {
      commands.push({ guard: risk.empty, branches: [{ updates: none }] });
    }
  }
  return commands;
}

/** Phases 3 and 4: the draws of all flashpoints, the transitions, the effects of the rules. */
export function transitionPhases(vocabulary: Vocabulary, module: Module): void {
  const triggered: Triggered[] = [];
  const resets: string[] = [];
  const entries: string[] = [];
  for (const [index, flashpoint] of vocabulary.program.flashpoints.entries()) {
    const { id, rules, levels } = flashpoint;
    if (rules.length === 0) continue;
    const picks = picksOf(flashpoint);
    const told = picks.map(
      (one, code) =>
        `${String(code + 1)} ${one.rules.map((rule) => at(rules, rule).id).join(" or ")} to ${at(levels, one.target)}`,
    );
    const pick = module.between(
      `rule of ${id} that fires: ${told.join(", ")}`,
      picks.length,
      "pick",
      id,
    );
    const commands = flashpointCommands(vocabulary, module, index, picks, pick);
    module.phases.push({ about: `flashpoint ${id}`, commands });
    const { name } = at(vocabulary.levels, index);
    const target = picks.reduceRight(
      (rest, one, code) => `(${pick}=${String(code + 1)} ? ${String(one.target)} : ${rest})`,
      name,
    );
    const level = module.formula({ text: target, type: "int" }, id, "next");
    entries.push(...enterUpdates(vocabulary, index, level));
    resets.push(assign(pick, 0));
    for (const [code, one] of picks.entries()) {
      const trigger = condition(`(${pick}=${String(code + 1)})`);
      for (const rule of one.rules) {
        for (const effect of at(rules, rule).effects) triggered.push({ trigger, effect });
      }
    }
  }
  if (resets.length === 0) return;
  const later = triggered.length > 0;
  module.phases.push({
    about: "transitions",
    commands: applied(later ? entries : [...entries, ...resets]),
  });
  if (!later) return;
  // They read the levels after the transitions, hence a transition of their own.
  const effects = effectUpdates(vocabulary, module, triggered, "rules");
  module.phases.push({ about: "effects of the rules", commands: applied([...effects, ...resets]) });
}
