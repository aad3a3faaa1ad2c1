/**
 * One step of the scenario as phases, in the order of docs/semantics.md: every draw is a transition of
 * its own that only notes what it picked, then one transition applies what was picked, so that all
 * draws of a phase read the same snapshot.
 */

import { at } from "../../base/invariant.ts";
import type { ProgramActor, ProgramEvent, ProgramWay } from "../../ir/program.ts";
import { hazardPiece, multipliedPiece } from "./amounts.ts";
import { assign, drawCommands, type Command, type Module, type Option } from "./commands.ts";
import { numberPiece, whenPiece, type Vocabulary } from "./expression.ts";
import { all, choose, literal, truth, type Piece } from "./piece.ts";
import { counterCap, mayHappen } from "./state.ts";
import { effectUpdates, wholePiece, type Triggered } from "./writes.ts";

const always: Piece = truth(true);

/** A text as a condition. */
export function condition(text: string): Piece {
  return { text, type: "bool" };
}

/** Updates as commands that always apply. */
export function applied(updates: readonly string[]): readonly Command[] {
  return [{ guard: always, branches: [{ updates }] }];
}

function not(piece: Piece): Piece {
  return typeof piece.value === "boolean" ? truth(!piece.value) : condition(`(!${piece.text})`);
}

/** Commands of an event's draw. */
function eventCommands(
  vocabulary: Vocabulary,
  module: Module,
  event: ProgramEvent,
  index: number,
  pick: string,
): readonly Command[] {
  const when = whenPiece(vocabulary, event.when);
  const { occurrence } = event;
  const picked = [assign(pick, 1)];
  const none = [assign(pick, 0)];
  if (occurrence.kind === "dated") {
    const due = all(condition(`(t=${String(occurrence.step)})`), when);
    const chance = numberPiece(vocabulary, occurrence.probability.value);
    const rest =
      typeof chance.value === "number" ? literal(1 - chance.value).text : `1-${chance.text}`;
    const branches = [
      { probability: chance.text, updates: picked },
      { probability: rest, updates: none },
    ].filter(({ probability }) => probability !== "0");
    return [
      { guard: due, branches },
      { guard: not(due), branches: [{ updates: none }] },
    ];
  }
  const flag = at(vocabulary.happened, index);
  const fresh = occurrence.repeats || flag === "" ? always : condition(`(!${flag})`);
  const possible = all(fresh, when);
  if (occurrence.kind === "certain") {
    return [
      { guard: possible, branches: [{ updates: picked }] },
      { guard: not(possible), branches: [{ updates: none }] },
    ].filter(({ guard }) => guard.value !== false);
  }
  const amount = module.formula(
    hazardPiece(vocabulary, occurrence.base, occurrence.multipliers),
    "hazard",
    event.id,
  );
  const option = { amount, updates: picked };
  const draw = drawCommands(module, possible, [option], "hazards", none, [event.id]);
  const rest = [not(possible), draw.empty].filter(({ value }) => value !== false);
  return [...draw.commands, ...rest.map((guard) => ({ guard, branches: [{ updates: none }] }))];
}

/** Phase 1: one transition for each event, one that applies them. */
export function eventPhases(vocabulary: Vocabulary, module: Module): void {
  const { events } = vocabulary.program;
  const triggered: Triggered[] = [];
  const updates: string[] = [];
  for (const [index, event] of events.entries()) {
    if (!mayHappen(vocabulary.program, index)) continue;
    const pick = module.between(`event ${event.id} happens in this step`, 1, "pick", event.id);
    const commands = eventCommands(vocabulary, module, event, index, pick);
    module.phases.push({ about: `event ${event.id}`, commands });
    const trigger = condition(`(${pick}=1)`);
    for (const effect of event.effects) triggered.push({ trigger, effect });
    const flag = at(vocabulary.happened, index);
    if (flag !== "") updates.push(assign(flag, condition(`(${flag} | ${pick}=1)`)));
    updates.push(assign(pick, 0));
  }
  if (updates.length === 0) return;
  const effects = effectUpdates(vocabulary, module, triggered, "events");
  module.phases.push({
    about: "effects of the events",
    commands: applied([...effects, ...updates]),
  });
}

/** The commands of one slot of a turn that is chosen: any open move that was not made before, or none. */
function choiceCommands(
  vocabulary: Vocabulary,
  { moves }: ProgramActor,
  actions: readonly string[],
  pick: string,
  earlier: readonly string[],
): readonly Command[] {
  const [nothing = "", ...names] = actions;
  return [
    { action: nothing, guard: always, branches: [{ updates: [assign(pick, 0)] }] },
    ...moves.map((move, index) => {
      const free = earlier.map((slot) => condition(`(${slot}!=${String(index + 1)})`));
      return {
        action: at(names, index),
        guard: all(whenPiece(vocabulary, move.when), ...free),
        branches: [{ updates: [assign(pick, index + 1)] }],
      };
    }),
  ].filter(({ guard }) => guard.value !== false);
}

interface Turn {
  readonly triggered: readonly Triggered[];
  readonly updates: readonly string[];
}

/** A way in which a move may be drawn, with its weight or the hazard of a slot. */
interface PickedWay {
  readonly move: number;
  readonly certain: boolean;
  readonly amount: Piece;
}

function wayPiece(vocabulary: Vocabulary, way: ProgramWay, slots: number): Piece {
  const { base, multipliers } = way;
  if (base.kind === "certain") {
    return multipliedPiece(vocabulary, numberPiece(vocabulary, base.weight.value), multipliers);
  }
  const hazard = hazardPiece(vocabulary, base, multipliers);
  if (slots === 1) return hazard;
  if (typeof hazard.value === "number") return literal(hazard.value / slots);
  return { text: `(${hazard.text}/${String(slots)})`, type: "double" };
}

/** The draws of an actor's turn; what they lead to is left to the caller. */
function takeTurn(
  vocabulary: Vocabulary,
  module: Module,
  whose: ProgramActor,
  actor: number,
  chosen: boolean,
): Turn {
  const { id, moves, sites } = whose;
  const rest = chosen ? undefined : whose.rest;
  const actions = chosen
    ? ["nothing", ...moves.map((move) => move.id)].map((name) => module.names.take("do", id, name))
    : [];
  const ways = (chosen ? [] : moves).flatMap((move, index) =>
    move.ways.map((way): PickedWay => {
      const certain = way.base.kind === "certain";
      const number = move.ways.length > 1 ? [String(move.ways.indexOf(way))] : [];
      const open = all(whenPiece(vocabulary, move.when), whenPiece(vocabulary, way.when));
      const amount = wayPiece(vocabulary, way, sites.length);
      const name = [certain ? "weight" : "hazard", id, move.id, ...number];
      return {
        move: index,
        certain,
        amount: module.formula(choose(open, amount, literal(0)), ...name),
      };
    }),
  );
  const names = moves.map((move, index) => `${String(index + 1)} ${move.id}`).join(", ");
  const slots: string[] = [];
  for (const slot of sites.keys()) {
    const pick = module.between(
      `move of ${id} in slot ${String(slot)}: ${names}`,
      moves.length,
      "pick",
      id,
      ...(slot === 0 ? [] : [String(slot)]),
    );
    if (chosen) {
      const commands = choiceCommands(vocabulary, whose, actions, pick, slots);
      module.phases.push({ about: `choice of ${id}, slot ${String(slot)}`, commands });
      slots.push(pick);
      continue;
    }
    const optionsOf = (certain: boolean): readonly Option[] =>
      ways
        .filter((way) => way.certain === certain)
        .map(({ move, amount }): Option => {
          const taken = slots.map((earlier) => `${earlier}!=${String(move + 1)}`);
          const free = taken.length === 0 ? always : condition(`(${taken.join(" & ")})`);
          return { amount: choose(free, amount, literal(0)), updates: [assign(pick, move + 1)] };
        });
    const none = [assign(pick, 0)];
    const label = [id, ...(slot === 0 ? [] : [String(slot)])];
    const sure = drawCommands(module, always, optionsOf(true), "shares", none, label);
    const hazards = optionsOf(false);
    const risk = drawCommands(module, sure.empty, hazards, "hazards", none, [...label, "hazard"]);
    module.phases.push({
      about: `move of ${id}${slot === 0 ? "" : `, slot ${String(slot)}`}`,
      commands: [
        ...sure.commands,
        ...(sure.empty.value === false ? [] : risk.commands),
        ...(sure.empty.value === false || risk.empty.value === false
          ? []
          : [{ guard: risk.empty, branches: [{ updates: none }] }]),
      ],
    });
    slots.push(pick);
  }
  const made = moves.map((_, index) => {
    const drawn = slots.map((slot) => `${slot}=${String(index + 1)}`).join(" | ");
    const idle = slots.map((slot) => `${slot}=0`).join(" & ");
    return condition(index === rest ? `(${idle})` : `(${drawn})`);
  });
  const flags = moves.flatMap((_, index) => {
    const flag = at(at(vocabulary.moved, actor), index);
    return flag === "" ? [] : [assign(flag, at(made, index))];
  });
  return {
    triggered: moves.flatMap(({ effects }, index) =>
      effects.map((effect) => ({ trigger: at(made, index), effect })),
    ),
    updates: [...flags, ...slots.map((slot) => assign(slot, 0))],
  };
}

/**
 * Phase 2: the turns, one after another or all on one snapshot.
 * @param chooser index of an actor whose moves are chosen
 */
export function movePhases(vocabulary: Vocabulary, module: Module, chooser?: number): void {
  const { actors, turns } = vocabulary.program;
  const taken = new Map<number, Turn>();
  const able = [...actors.entries()].filter(([, { moves }]) => moves.length > 0);
  // On one snapshot whoever chooses does so first, or would see what the others have drawn.
  const first = turns === "simultaneous" ? able.filter(([index]) => index === chooser) : [];
  const rest = able.filter((one) => !first.includes(one));
  for (const [index, actor] of [...first, ...rest]) {
    const turn = takeTurn(vocabulary, module, actor, index, index === chooser);
    taken.set(index, turn);
    if (turns === "simultaneous") continue;
    const effects = effectUpdates(vocabulary, module, turn.triggered, actor.id);
    const commands = applied([...effects, ...turn.updates]);
    module.phases.push({ about: `effects of the moves of ${actor.id}`, commands });
  }
  if (turns === "sequential" || taken.size === 0) return;
  const together = able.map(([index]) => taken.get(index)).filter((turn) => turn !== undefined);
  const triggered = together.flatMap((turn) => turn.triggered);
  const effects = effectUpdates(vocabulary, module, triggered, "moves");
  const commands = applied([...effects, ...together.flatMap(({ updates }) => updates)]);
  module.phases.push({ about: "effects of all moves", commands });
}

/** Phase 5: every drift, all at once. */
export function driftPhase(vocabulary: Vocabulary, module: Module): void {
  const updates = vocabulary.program.variables.flatMap(({ drift, min, max }, index) => {
    if (drift === undefined) return [];
    const value = numberPiece(vocabulary, drift.value);
    const text = `min(max(${value.text},${literal(min).text}),${literal(max).text})`;
    return [assign(at(vocabulary.variables, index).text, wholePiece({ ...value, text }))];
  });
  if (updates.length > 0) module.phases.push({ about: "drift", commands: applied(updates) });
}

/** Phase 6: time and counters. */
export function clockPhase(vocabulary: Vocabulary, module: Module): void {
  const { program } = vocabulary;
  const updates = ["(t'=t+1)"];
  for (const [index, flashpoint] of program.flashpoints.entries()) {
    const { name } = at(vocabulary.levels, index);
    const dwell = at(vocabulary.dwell, index);
    const { steps } = program.calendar;
    const next = (counter: string, cap: number, start: number): string =>
      `min(${counter}+1,${literal(counterCap(cap, start, steps)).text})`;
    if (dwell !== "") {
      const text = next(dwell, flashpoint.dwellCap, flashpoint.startDwell);
      updates.push(assign(dwell, { text, type: "int" }));
    }
    for (const [level, held] of at(vocabulary.held, index).entries()) {
      if (held === "") continue;
      const cap = at(flashpoint.heldCaps, level);
      const grown = next(held, cap, at(flashpoint.startHeld, level));
      const text = level === 0 ? grown : `(${name}>=${String(level)} ? ${grown} : 0)`;
      updates.push(assign(held, { text, type: "int" }));
    }
  }
  for (const [index, { cap }] of program.stopwatches.entries()) {
    const name = at(vocabulary.stopwatches, index);
    const text = `(${name}<0 ? ${name} : min(${name}+1,${String(cap)}))`;
    updates.push(assign(name, { text, type: "int" }));
  }
  module.phases.push({ about: "clock", commands: applied(updates) });
}
