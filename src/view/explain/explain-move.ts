/** A choice of a move in every detail: the ways in which moves could come, and what was drawn. */

import { at } from "../../base/invariant.ts";
import type { MoveOption, MoveRecord } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import { actorAt, moveAt, told, wayAt, type Naming } from "../../story/naming.ts";
import { offerNote } from "../offers.ts";
import { lineNotes } from "../red-lines.ts";
import { baseLine, factorLines, hiddenMark, indent } from "./explain-parts.ts";
import { exact, reasonOf } from "./reasons.ts";

function moveLabel(naming: Naming, actor: number, move: number): string {
  const { id, name } = moveAt(naming, actor, move);
  return `${id} (${told(naming, name)})`;
}

function decisionLine(naming: Naming, record: MoveRecord): string {
  const { say } = naming;
  const { actor, by, chosen, draw, mode } = record;
  if (by === "player") {
    return chosen === undefined
      ? say("explain.player-none")
      : say("explain.player", { move: moveLabel(naming, actor, chosen) });
  }
  const { rest } = at(naming.program.actors, actor);
  if (chosen !== undefined && chosen === rest) {
    const move = moveLabel(naming, actor, chosen);
    return draw === undefined
      ? say("explain.rests-undrawn", { move })
      : say("explain.rests", { draw: exact(draw), move });
  }
  if (draw !== undefined && chosen === undefined) {
    return say("explain.drew-none", { draw: exact(draw) });
  }
  if (draw === undefined || chosen === undefined) return say("explain.no-move");
  const drew = { draw: exact(draw), move: moveLabel(naming, actor, chosen) };
  return say(mode === "hazard" ? "explain.drew-by-hazard" : "explain.drew", drew);
}

/** The parts of a way in which a move may come about. */
function wayLines(
  naming: Naming,
  actor: number,
  option: MoveOption,
  state: State,
): readonly string[] {
  const { say } = naming;
  const way = wayAt(naming, actor, option);
  if (way === undefined) return [say("explain.no-way")];
  const factors = [
    ...factorLines(naming, option.factors, way.multipliers, () => ""),
    ...lineNotes(naming, state, way, option.factors),
  ];
  const { probability, base: hazard, weight } = option;
  if (way.base.kind === "certain") {
    const fill = { weight: exact(hazard), reason: reasonOf(naming, way) };
    return [
      say("explain.move-weight", fill).trimEnd(),
      ...factors,
      say("explain.product", { weight: exact(weight) }),
    ];
  }
  const base = { hazard, ...(probability === undefined ? {} : { probability }) };
  const slots = at(naming.program.actors, actor).sites.length;
  return [
    baseLine(naming, base, way.base, way),
    ...factors,
    ...(slots > 1 ? [say("explain.slots", { slots })] : []),
    say("explain.hazard", { hazard: exact(weight) }),
  ];
}

/** What competes, summed up. */
function totalLines({ say }: Naming, record: MoveRecord): readonly string[] {
  const { options, mode, total, probability } = record;
  if (mode === "hazard") {
    return [say("explain.total", { total: exact(total), probability: exact(probability) })];
  }
  return options.length === 0 ? [] : [say("explain.option-total", { total: exact(total) })];
}

/** A slot of a turn. */
export function explainMove(naming: Naming, record: MoveRecord, state: State): readonly string[] {
  const { say } = naming;
  const { id, name } = actorAt(naming, record.actor);
  const heading = { id, name: told(naming, name) };
  const options = record.options.flatMap((option) => {
    const move = moveAt(naming, record.actor, option.move);
    return [
      say("explain.option", { move: moveLabel(naming, record.actor, option.move) }) +
        hiddenMark(naming, move.hidden),
      ...indent([
        ...[offerNote(naming, state, move)].filter((note) => note !== ""),
        ...wayLines(naming, record.actor, option, state),
      ]),
    ];
  });
  return [
    record.slot === 0
      ? say("explain.turn", heading)
      : say("explain.turn-slot", { ...heading, slot: record.slot + 1 }),
    ...indent([...options, ...totalLines(naming, record), decisionLine(naming, record)]),
  ];
}
