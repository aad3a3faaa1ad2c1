/** What drives a flashpoint in the coming step: rules, events and moves with their parts. */

import { at } from "../../base/invariant.ts";
import type { Base, Multiplier } from "../../scenario/model.ts";
import { describe } from "../conditions.ts";
import {
  actorAt,
  basisOf,
  chanceOf,
  eventAt,
  eventName,
  levelName,
  moveAt,
  ruleAt,
  shortNameOf,
  told,
  wayAt,
  windowName,
  wordsOf,
  type Naming,
} from "../../story/naming.ts";
import type { Trend } from "./dashboard.ts";
import {
  shareOfAct,
  shareOfRule,
  significant,
  toldFactors,
  withoutText,
  type FactorLine,
} from "./factors.ts";
import type { ActCause, ActSource, Cause, CauseFactor, NewsItem, Outlook, Scene } from "./scene.ts";
import { listIn } from "../../i18n/list.ts";

/** What drives a flashpoint one way in the coming step. */
export interface CauseView {
  readonly direction: Trend;
  /** `worse: to Full-scale war`. */
  readonly heading: string;
  /** The level that it leads to. */
  readonly target: string;
  /** The rule's own name, or its headline; "" if neither. */
  readonly rule: string;
  readonly chance: string;
  readonly chanceValue: number;
  /** `base 1.2% a week`. */
  readonly base: string;
  readonly because: string;
  readonly marks: readonly string[];
  readonly factors: readonly FactorLine[];
  /** `hazard 0.11, chance 10% this week`. */
  readonly sum: string;
  /** The chance if the biggest factor were not there; "" where none raises it much. */
  readonly without: string;
}

function neighbours(naming: Naming, flashpoint: number): string {
  const { id } = at(naming.program.flashpoints, flashpoint);
  const names = (naming.model.couplings?.links ?? [])
    .filter((link) => link.to === id)
    .map((link) => {
      const index = naming.program.flashpoints.findIndex((one) => one.id === link.from);
      return shortNameOf(naming, index);
    });
  const list = listIn(naming.style, new Set(names));
  return `${naming.say("detail.coupling")}: ${list}`;
}

function factorLine(
  naming: Naming,
  flashpoint: number,
  rule: number,
  factor: CauseFactor,
): FactorLine {
  const program = at(at(naming.program.flashpoints, flashpoint).rules, rule);
  if (program.multipliers[factor.multiplier]?.origin === "coupling") {
    const line = writtenFactor(naming, factor, undefined);
    return { ...line, condition: neighbours(naming, flashpoint) };
  }
  return writtenFactor(
    naming,
    factor,
    ruleAt(naming, flashpoint, rule).multipliers[factor.multiplier],
  );
}

/** Longest condition that is still easier to read than the reason alone. */
const longestCondition = 90;

/** When a multiplier applies, or what it follows; "" where only its reason is worth reading. */
function conditionOf(naming: Naming, { by, when }: Multiplier, because: string): string {
  const isPlain = by.kind === "number" || by.kind === "parameter";
  if (when === undefined && isPlain) return "";
  const text = describe(naming, when ?? by);
  const isFormula = when === undefined;
  return because !== "" && (isFormula || text.length > longestCondition) ? "" : text;
}

function writtenFactor(
  naming: Naming,
  factor: CauseFactor,
  written: Multiplier | undefined,
): FactorLine {
  const common = {
    factor: naming.say("detail.factor", { factor: significant(naming, factor.factor) }),
    uncertain: factor.uncertain,
    ...{ amount: factor.factor, biggest: false, made: "" },
  };
  if (written === undefined) return { ...common, condition: "", because: "", marks: [] };
  const basis = basisOf(naming, written.basis);
  return { ...common, condition: conditionOf(naming, written, basis.because), ...basis };
}

function baseText(naming: Naming, flashpoint: number, cause: Cause): string {
  const { base } = ruleAt(naming, flashpoint, cause.rule);
  if (cause.certain) {
    return naming.say("detail.weight", { weight: significant(naming, cause.baseHazard) });
  }
  if (base.kind === "chance" && cause.baseChance !== undefined) {
    return naming.say("detail.base", {
      chance: chanceOf(naming, cause.baseChance),
      window: windowName(naming, base),
    });
  }
  return naming.say("detail.base-hazard", { hazard: significant(naming, cause.baseHazard) });
}

/** A rule at work, in words and numbers. */
export function causeView(
  scene: Scene,
  flashpoint: number,
  cause: Cause,
  level: number,
  traced = true,
): CauseView {
  const { naming } = scene;
  const { say } = naming;
  const place = { kind: "rule", flashpoint, rule: cause.rule } as const;
  const { shown, biggest } = toldFactors(
    scene,
    traced ? place : undefined,
    cause.factors,
    (factor) => factorLine(naming, flashpoint, cause.rule, factor),
  );
  const rule = ruleAt(naming, flashpoint, cause.rule);
  const target = { level: levelName(naming, flashpoint, cause.target) };
  const chance = chanceOf(naming, cause.chance);
  const unit = say(`unitword.${naming.program.calendar.unit}`);
  const direction = cause.target > level ? "up" : cause.target < level ? "down" : "level";
  const name = told(naming, rule.name ?? rule.headline);
  return {
    direction,
    target: target.level,
    heading:
      direction === "up"
        ? say("detail.up", target)
        : direction === "down"
          ? say("detail.down", target)
          : say("detail.same", target),
    rule: name === "" ? wordsOf(rule.id) : name,
    chance,
    chanceValue: cause.chance,
    base: baseText(naming, flashpoint, cause),
    ...basisOf(naming, rule.basis),
    factors: shown,
    without: traced
      ? withoutText(naming, cause.chance, biggest, shareOfRule(scene, flashpoint, cause))
      : "",
    sum: cause.certain
      ? chance
      : say("detail.hazard", { hazard: significant(naming, cause.hazard), chance, unit }),
  };
}

/** Written multipliers of an event or a move, by the program's indices: the same order. */
function actMultipliers(naming: Naming, act: ActCause): readonly Multiplier[] {
  const { source } = act;
  if (source.kind === "move") return wayOfAct(naming, source, act)?.multipliers ?? [];
  const { occurrence } = eventAt(naming, source.event);
  return occurrence.kind === "undated" ? occurrence.multipliers : [];
}

/** The way in which a move comes that is at work. */
function wayOfAct(
  naming: Naming,
  { actor, move }: Extract<ActSource, { kind: "move" }>,
  { way }: ActCause,
): ReturnType<typeof wayAt> {
  return wayAt(naming, actor, way === undefined ? { move } : { move, way });
}

function actBase(naming: Naming, act: ActCause): string {
  const { say } = naming;
  const { source } = act;
  if (source.kind === "move") {
    const base = wayOfAct(naming, source, act)?.base;
    if (base === undefined) return say("detail.by-hand");
    if (base.kind !== "certain") return hazardText(naming, base, act);
    return say("detail.move-weight", { weight: significant(naming, act.base) });
  }
  const { occurrence } = eventAt(naming, source.event);
  if (occurrence.kind === "dated") return say("detail.dated");
  if (occurrence.kind === "certain") return say("detail.certain");
  return hazardText(naming, occurrence.base, act);
}

function hazardText(naming: Naming, base: Base, act: ActCause): string {
  const { say } = naming;
  if (base.kind === "chance" && act.baseChance !== undefined) {
    return say("detail.base", {
      chance: chanceOf(naming, act.baseChance),
      window: windowName(naming, base),
    });
  }
  return say("detail.base-hazard", { hazard: significant(naming, act.base) });
}

/** An event or a move that would write the level, in words and numbers. */
export function actView(
  scene: Scene,
  act: ActCause,
  flashpoint: number,
  level: number,
  traced = true,
): CauseView {
  const { naming } = scene;
  const { say } = naming;
  const { source, target } = act;
  const fill = { level: levelName(naming, flashpoint, target) };
  const written = actMultipliers(naming, act);
  const chance = chanceOf(naming, act.chance);
  const basis =
    source.kind === "move"
      ? (wayOfAct(naming, source, act) ?? moveAt(naming, source.actor, source.move)).basis
      : eventAt(naming, source.event).basis;
  const unit = say(`unitword.${naming.program.calendar.unit}`);
  const place = { kind: "act", act } as const;
  const { shown, biggest } = toldFactors(scene, traced ? place : undefined, act.factors, (factor) =>
    writtenFactor(naming, factor, written[factor.multiplier]),
  );
  return {
    direction: target > level ? "up" : "down",
    target: fill.level,
    heading: say(target > level ? "detail.up" : "detail.down", fill),
    rule:
      source.kind === "move"
        ? say("detail.decides", {
            actor: told(naming, actorAt(naming, source.actor).name),
            move: told(naming, moveAt(naming, source.actor, source.move).name),
          })
        : say("detail.event", { event: eventName(naming, source.event) }),
    chance,
    chanceValue: act.chance,
    base: actBase(naming, act),
    ...basisOf(naming, basis),
    factors: shown,
    without: traced ? withoutText(naming, act.chance, biggest, shareOfAct(act)) : "",
    sum:
      act.certain === true
        ? say("detail.move-sum", { weight: significant(naming, act.amount), chance, unit })
        : say("detail.hazard", { hazard: significant(naming, act.amount), chance, unit }),
  };
}

/** A rule, or an event or move, at work on a flashpoint. */
export type AnyCause =
  | { readonly kind: "rule"; readonly cause: Cause }
  | { readonly kind: "act"; readonly act: ActCause };

/** What moved a level, as it stood in the outlook at the start of its step. */
export function causeOfNews(
  outlook: Outlook,
  { flashpoint, rule, source, to }: Extract<NewsItem, { kind: "level" }>,
): AnyCause | undefined {
  const { causes, acts } = at(outlook.flashpoints, flashpoint);
  if (rule !== undefined) {
    const cause = causes.find((one) => one.rule === rule);
    return cause === undefined ? undefined : { kind: "rule", cause };
  }
  if (source === undefined) return undefined;
  const act = acts.find((one) => one.target === to && sameSource(one.source, source));
  return act === undefined ? undefined : { kind: "act", act };
}

function sameSource(left: ActSource, right: ActSource): boolean {
  if (left.kind === "event") return right.kind === "event" && left.event === right.event;
  return right.kind === "move" && left.actor === right.actor && left.move === right.move;
}

/** The chance that a cause had. */
export function chanceOfCause(cause: AnyCause): number {
  return cause.kind === "rule" ? cause.cause.chance : cause.act.chance;
}
