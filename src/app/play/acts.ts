/**
 * Events and moves of the coming step that would write a level, with their chances as things stand:
 * what governments decide is a move, so a ladder's rules alone do not tell its risk.
 */

import { at } from "../../base/invariant.ts";
import { momentOf, type Moment } from "../../engine/interpreter/evaluate.ts";
import { eventChances } from "../../engine/interpreter/chances.ts";
import type { BaseRecord, FactorRecord } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import { evaluateEffects } from "../../engine/interpreter/write.ts";
import type { ProgramEffect } from "../../ir/program.ts";
import type { ActSource } from "../../view/play/scene.ts";
import type { PlayEngine } from "./engine.ts";
import { anyDrawn, DRAWS, foreseeTurns, meanOf } from "./foresee.ts";

/** An event or a move that would move a flashpoint, under one hypothesis. */
export interface Act {
  readonly source: ActSource;
  /** Of a move the way by which it comes. */
  readonly way?: number;
  /** Whether `amount` is a weight. */
  readonly certain?: boolean;
  readonly flashpoint: number;
  /** The level it would lead to. */
  readonly target: number;
  /** That it happens in the coming step. */
  readonly chance: number;
  /** Base and factors of an undated event's hazard, or of a move's weight. */
  readonly base: BaseRecord;
  readonly factors: readonly FactorRecord[];
  /** The hazard (of a move, in one slot), the chance of a dated event, or the weight. */
  readonly amount: number;
}

/** The levels that effects would write, by flashpoint, where they differ from the current ones. */
function levelsWritten(
  moment: Moment,
  effects: readonly ProgramEffect[],
): readonly { readonly flashpoint: number; readonly target: number }[] {
  const { program, state } = moment;
  const aimed = new Map<number, number>();
  for (const write of evaluateEffects(moment, effects)) {
    if (write.target !== "flashpoint") continue;
    const from = aimed.get(write.index) ?? at(state.levels, write.index);
    const wanted = write.operation === "set" ? write.value : from + write.value;
    const worst = at(program.flashpoints, write.index).levels.length - 1;
    aimed.set(write.index, Math.max(0, Math.min(worst, wanted)));
  }
  return [...aimed].flatMap(([flashpoint, target]) =>
    target === state.levels[flashpoint] ? [] : [{ flashpoint, target }],
  );
}

/** What an actor's turn as a whole does to a flashpoint: its moves exclude each other. */
export interface TurnChance {
  readonly flashpoint: number;
  readonly up: number;
  readonly down: number;
}

/** All that may write a level in the coming step. */
export interface Acts {
  readonly acts: readonly Act[];
  /** Of actors with moves among the acts. */
  readonly turns: readonly TurnChance[];
}

function actsOfEvents(engine: PlayEngine, moment: Moment): readonly Act[] {
  const { program, parameters } = engine;
  return eventChances(program, parameters, moment.state).flatMap(
    ({ event, probability, base, factors, hazard }) =>
      levelsWritten(moment, at(program.events, event).effects).map((aim): Act => ({
        source: { kind: "event", event },
        ...aim,
        chance: probability,
        base: base ?? { probability, hazard: probability },
        factors,
        amount: hazard ?? probability,
      })),
  );
}

/**
 * Events and moves of the coming step that would write a level; actors played by hand have none.
 * Events, targets and factors as things stand; chances of moves as the turns of the step will have it.
 * @param draws how often the step is drawn ahead, ≥ 1
 * @throws RunFault
 */
export function actsOf(
  engine: PlayEngine,
  state: State,
  players: readonly number[],
  draws: number = DRAWS,
): Acts {
  const { program, parameters } = engine;
  const moment = momentOf(program, parameters, state);
  const acts: Act[] = [...actsOfEvents(engine, moment)];
  const turns: TurnChance[] = [];
  let ahead: ReturnType<typeof foreseeTurns> | undefined;
  for (const [actor, { moves, sites }] of program.actors.entries()) {
    if (players.includes(actor)) continue;
    const writing = moves.flatMap(({ effects }, move) => {
      const aims = levelsWritten(moment, effects);
      return aims.length === 0 ? [] : [{ move, aims }];
    });
    if (writing.length === 0) continue;
    ahead ??= foreseeTurns(engine, state, draws);
    // More than three slots would be slow to sum over, and no more telling.
    const slots = Math.min(3, sites.length);
    const turnsAhead = ahead.map((options) => at(options, actor));
    const chanceOf = (wanted: Parameters<typeof anyDrawn>[2]): number =>
      meanOf(turnsAhead.map((options) => anyDrawn(options, slots, wanted)));
    const now = engine.options(state, actor);
    for (const { move, aims } of writing) {
      const known = [now, ...turnsAhead].flat().filter((one) => one.move === move);
      const possible = turnsAhead.some((options) => options.some((one) => one.move === move));
      if (!possible) continue;
      for (const way of new Set(known.map((one) => one.way))) {
        const option = known.find((one) => one.way === way);
        if (option === undefined) continue;
        const { base: hazard, factors, weight: amount, probability, certain } = option;
        const chance = chanceOf((one) => one.move === move && one.way === way);
        const base = probability === undefined ? { hazard } : { hazard, probability };
        const source = { kind: "move", actor, move } as const;
        const by = { certain, ...(way === undefined ? {} : { way }) };
        acts.push(...aims.map((aim) => ({ source, ...by, ...aim, chance, base, factors, amount })));
      }
    }
    for (const flashpoint of new Set(
      writing.flatMap(({ aims }) => aims.map((aim) => aim.flashpoint)),
    )) {
      const from = at(state.levels, flashpoint);
      const toward = (worse: boolean): readonly number[] =>
        writing.flatMap(({ move, aims }) =>
          aims.some(
            (aim) =>
              aim.flashpoint === flashpoint && (worse ? aim.target > from : aim.target < from),
          )
            ? [move]
            : [],
        );
      const [up, down] = [toward(true), toward(false)];
      turns.push({
        flashpoint,
        up: chanceOf(({ move }) => up.includes(move)),
        down: chanceOf(({ move }) => down.includes(move)),
      });
    }
  }
  return { acts, turns };
}
