/** What a step brought, as items that can be told; hidden ones only to those who see the truth. */

import { at } from "../../base/invariant.ts";
import type { ChangeRecord, StepRecord } from "../../engine/interpreter/record.ts";
import type { Program, ProgramEffect } from "../../ir/program.ts";
import type { ActSource, NewsItem, Perspective } from "../../view/play/scene.ts";

/** Whether effects can have made this change: the same level set, or a shift in the same direction. */
function canWrite(effects: readonly ProgramEffect[], { index, from, to }: ChangeRecord): boolean {
  return effects.some(
    (effect) =>
      effect.target === "flashpoint" &&
      effect.flashpoint === index &&
      (effect.operation === "set" ? effect.value === to : effect.value > 0 === to > from),
  );
}

/** The visible event or move that wrote a level, if only one can have. */
function writerOf(
  program: Program,
  record: StepRecord,
  change: ChangeRecord,
): ActSource | undefined {
  const sources =
    change.phase === "events"
      ? record.events.flatMap(({ event, happened }) => {
          const { effects, hidden } = at(program.events, event);
          const source: ActSource = { kind: "event", event };
          return happened && canWrite(effects, change) ? [{ source, hidden }] : [];
        })
      : record.moves.flatMap(({ actor, chosen }) => {
          if (chosen === undefined) return [];
          const { effects, hidden } = at(at(program.actors, actor).moves, chosen);
          const source: ActSource = { kind: "move", actor, move: chosen };
          return canWrite(effects, change) ? [{ source, hidden }] : [];
        });
  const [only] = sources;
  return only === undefined || sources.length > 1 || only.hidden ? undefined : only.source;
}

/** All that a step brought, in the order in which it happened. */
export function newsOfStep(program: Program, record: StepRecord): readonly NewsItem[] {
  const { step } = record;
  const items: NewsItem[] = [];
  const written = (phase: "events" | "moves"): void => {
    for (const change of record.changes) {
      if (change.phase !== phase || change.target !== "flashpoint") continue;
      const { index: flashpoint, from, to } = change;
      const source = writerOf(program, record, change);
      const named = source === undefined ? {} : { source };
      items.push({ kind: "level", step, hidden: false, flashpoint, ...named, from, to });
    }
  };
  for (const { event, happened } of record.events) {
    if (!happened) continue;
    items.push({ kind: "event", step, hidden: at(program.events, event).hidden, event });
  }
  written("events");
  for (const { actor, chosen, by } of record.moves) {
    if (chosen === undefined) continue;
    const { hidden } = at(at(program.actors, actor).moves, chosen);
    items.push({ kind: "move", step, hidden, actor, move: chosen, byPlayer: by === "player" });
  }
  written("moves");
  for (const { flashpoint, fired, from, to } of record.transitions) {
    if (fired === undefined || from === to) continue;
    const { hidden } = at(at(program.flashpoints, flashpoint).rules, fired);
    // The level is seen in any case; a hidden rule only keeps its cause to itself.
    items.push({
      kind: "level",
      step,
      hidden: false,
      flashpoint,
      ...(hidden ? {} : { rule: fired }),
      from,
      to,
    });
  }
  return items;
}

/** The items that may be told; `truth` as in `Perspective`. A player's own hidden moves stay theirs. */
export function visibleNews(
  items: readonly NewsItem[],
  perspective: Perspective,
): readonly NewsItem[] {
  return items.filter(
    (item) =>
      !item.hidden ||
      perspective.truth ||
      (item.kind === "move" && perspective.players.includes(item.actor)),
  );
}

/** Whether a step is worth stopping at: a level changed, or a visible event happened. */
export function isNotable(program: Program, record: StepRecord, perspective: Perspective): boolean {
  return visibleNews(newsOfStep(program, record), perspective).some((item) => item.kind !== "move");
}
