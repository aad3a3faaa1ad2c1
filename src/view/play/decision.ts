/** The decision sheet: what an actor may do now, and what each move does directly. */

import { at } from "../../base/invariant.ts";
import type { ProgramEffect } from "../../ir/program.ts";
import {
  actorAt,
  basisOf,
  culpritName,
  levelName,
  moveAt,
  shortNameOf,
  signedOf,
  isFlag,
  numberOf,
  variableValue,
  told,
  unitWord,
  variableAt,
  type Naming,
} from "../../story/naming.ts";
import type { RedLine } from "../../scenario/red-line.ts";
import { offerNote } from "../offers.ts";
import { standingOf } from "../red-lines.ts";
import { headlinesOf, type Headline } from "./headlines.ts";
import type { DecisionRequest } from "./scene.ts";
import { listIn } from "../../i18n/list.ts";

/** A move that may be made now. */
export interface DecisionOption {
  /** Program index of the move. */
  readonly move: number;
  readonly name: string;
  readonly about: string;
  readonly effects: string;
  /** The same for the end of a line: `+10 Momentum of the talks`; "" if nothing that is told. */
  readonly writes: readonly string[];
  readonly culprit: string;
  readonly because: string;
  readonly marks: readonly string[];
}

/** What a player is asked to decide. */
export interface DecisionSheet {
  readonly title: string;
  /** `move 1 of 2`; "" where there is only one. */
  readonly slot: string;
  readonly aims: string;
  readonly redLines: readonly string[];
  readonly options: readonly DecisionOption[];
  /** What doing nothing means, and what leaving it to the staff does. */
  readonly aboutNothing: string;
  readonly aboutStaff: string;
  readonly news: readonly Headline[];
}

/** What a person reads of an effect: not what the language itself keeps count of. */
type ToldEffect = Exclude<ProgramEffect, { readonly target: "stopwatch" }>;

function amountOf(naming: Naming, effect: ToldEffect): number | undefined {
  if (effect.target === "flashpoint") return effect.value;
  const { value } = effect.value;
  if (value.kind === "number") return value.value;
  if (value.kind === "parameter") return at(naming.program.parameters, value.parameter).value;
  return undefined;
}

function effectText(naming: Naming, effect: ToldEffect): string {
  const { say } = naming;
  const amount = amountOf(naming, effect);
  const condition = effect.when === undefined ? "" : ` ${say("decision.if")}`;
  if (effect.target === "flashpoint") {
    const target = shortNameOf(naming, effect.flashpoint);
    const rungs = effect.value;
    if (effect.operation === "set") {
      const value = levelName(naming, effect.flashpoint, rungs);
      return say("decision.sets", { target, value }) + condition;
    }
    const key = rungs > 0 ? "decision.shifts-worse" : "decision.shifts-better";
    return say(key, { target, n: Math.abs(rungs) }) + condition;
  }
  const target = told(naming, variableAt(naming, effect.variable).name);
  if (amount === undefined) return say("decision.computed", { target }) + condition;
  if (effect.operation === "set" && isFlag(naming, effect.variable)) {
    const value = variableValue(naming, effect.variable, amount);
    return say("run.flag", { variable: target, value }) + condition;
  }
  return effect.operation === "set"
    ? say("decision.sets", { target, value: numberOf(naming, amount) }) + condition
    : say("decision.adds", { target, value: signedOf(naming, amount) }) + condition;
}

function isTold(naming: Naming, variable: number): boolean {
  const { hidden, origin } = variableAt(naming, variable);
  return !hidden && origin === undefined;
}

/** Effects that a person reads of; hidden variables are left out. */
function toldEffects(naming: Naming, actor: number, move: number): readonly ToldEffect[] {
  const { effects } = at(at(naming.program.actors, actor).moves, move);
  return effects.filter(
    (effect): effect is ToldEffect =>
      effect.target === "flashpoint" ||
      (effect.target === "variable" && isTold(naming, effect.variable)),
  );
}

/** What a move writes, the number first. */
function writesOf(naming: Naming, actor: number, move: number): readonly string[] {
  const { say } = naming;
  return toldEffects(naming, actor, move).map((effect) => {
    const amount = amountOf(naming, effect);
    if (effect.target === "flashpoint" || effect.operation === "set" || amount === undefined) {
      return effectText(naming, effect);
    }
    const variable = told(naming, variableAt(naming, effect.variable).name);
    return say("news.written", { variable, change: signedOf(naming, amount, 1) });
  });
}

/** Direct effects of a move in words; hidden variables are left out. */
export function effectsOf(naming: Naming, actor: number, move: number): string {
  const shown = toldEffects(naming, actor, move);
  if (shown.length === 0) return naming.say("decision.no-effects");
  const list = listIn(
    naming.style,
    shown.map((effect) => effectText(naming, effect)),
  );
  return naming.say("decision.effects", { effects: list });
}

/** A red line, and since when it is crossed. */
function redLineText(
  naming: Naming,
  { actor, snapshot }: DecisionRequest,
  { id, text }: RedLine,
): string {
  const line = told(naming, text);
  if (id === undefined || snapshot === undefined) return line;
  const standing = standingOf(naming, snapshot, actorAt(naming, actor).id, id);
  return standing === "" ? line : naming.say("line.shown", { line, standing });
}

/** What a move is about, and how the offer stands that it makes, withdraws or answers. */
function aboutMove(naming: Naming, { actor, snapshot }: DecisionRequest, index: number): string {
  const move = moveAt(naming, actor, index);
  const line = told(naming, move.about);
  const standing = snapshot === undefined ? "" : offerNote(naming, snapshot, move);
  if (line === "" || standing === "") return line + standing;
  return naming.say("line.shown", { line, standing });
}

/** What doing nothing means: the resting move, where the actor has one. */
function aboutNothing(naming: Naming, actor: number): string {
  const { rest } = at(naming.program.actors, actor);
  const unit = unitWord(naming);
  if (rest === undefined) return naming.say("decision.about-none", { unit });
  const move = told(naming, moveAt(naming, actor, rest).name);
  return naming.say("decision.about-rest", { move, unit });
}

/** The sheet for one slot of one actor's turn. */
export function decisionSheetOf(naming: Naming, request: DecisionRequest): DecisionSheet {
  const { actor, slot, slots } = request;
  const model = actorAt(naming, actor);
  return {
    title: naming.say("panel.decision", { actor: told(naming, model.name) }),
    slot: slots > 1 ? naming.say("decision.slot", { i: slot + 1, of: slots }) : "",
    aims: told(naming, model.aims),
    redLines: model.redLines.map((line) => redLineText(naming, request, line)),
    options: request.options.map((index) => {
      const move = moveAt(naming, actor, index);
      return {
        move: index,
        name: told(naming, move.name),
        about: aboutMove(naming, request, index),
        effects: effectsOf(naming, actor, index),
        writes: writesOf(naming, actor, index),
        culprit: culpritName(naming, move.culprit),
        ...basisOf(naming, move.basis),
      };
    }),
    aboutNothing: aboutNothing(naming, actor),
    aboutStaff: naming.say("decision.about-staff", { unit: unitWord(naming) }),
    news: headlinesOf(naming, request.news),
  };
}
