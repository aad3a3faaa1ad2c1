/** What a step brought, as items that can be told; hidden ones only to those who see the truth. */

import { at } from "../../base/invariant.ts";
import type { ChangeRecord, StepRecord } from "../../engine/interpreter/record.ts";
import type { Program, ProgramEffect } from "../../ir/program.ts";
import { timesIn, type Deeds } from "../../story/news-line.ts";
import type { ActSource, NewsItem, Perspective, Written } from "../../view/play/scene.ts";

/** Whether effects can have made this change: the same level set, or a shift in the same direction. */
function canWrite(effects: readonly ProgramEffect[], { index, from, to }: ChangeRecord): boolean {
  return effects.some(
    (effect) =>
      effect.target === "flashpoint" &&
      effect.flashpoint === index &&
      (effect.operation === "set" ? effect.value === to : effect.value > 0 === to > from),
  );
}

/** Whether the perspective has it that this move is made. */
export function seesMove(
  program: Program,
  { truth, players }: Perspective,
  actor: number,
  move: number,
): boolean {
  const { hidden, knownTo = [] } = at(at(program.actors, actor).moves, move);
  return truth || !hidden || players.some((one) => one === actor || knownTo.includes(one));
}

/**
 * The event or move that wrote a level, if only one can have, as far as the perspective sees: that
 * a hidden one may have done it too must not show.
 */
function writerOf(
  program: Program,
  record: StepRecord,
  change: ChangeRecord,
  perspective: Perspective,
): ActSource | undefined {
  const sources =
    change.phase === "events"
      ? record.events.flatMap(({ event, happened }) => {
          const { effects, hidden } = at(program.events, event);
          const source: ActSource = { kind: "event", event };
          const seen = perspective.truth || !hidden;
          return happened && seen && canWrite(effects, change) ? [source] : [];
        })
      : record.moves.flatMap(({ actor, chosen }) => {
          if (chosen === undefined || !seesMove(program, perspective, actor, chosen)) return [];
          const { effects } = at(at(program.actors, actor).moves, chosen);
          const source: ActSource = { kind: "move", actor, move: chosen };
          return canWrite(effects, change) ? [source] : [];
        });
  const [only] = sources;
  return sources.length > 1 ? undefined : only;
}

/** The visible variables that these effects wrote in a phase of a step. */
function writtenBy(
  program: Program,
  record: StepRecord,
  effects: readonly ProgramEffect[],
  phase: "events" | "moves",
  actor?: number,
): { readonly written?: readonly Written[] } {
  const written = record.changes.flatMap((change): Written[] => {
    const { index: variable, from, to } = change;
    if (change.phase !== phase || change.target !== "variable") return [];
    if (change.actor !== undefined && change.actor !== actor) return [];
    const isOwn = effects.some((one) => one.target === "variable" && one.variable === variable);
    return isOwn && !at(program.variables, variable).hidden ? [{ variable, from, to }] : [];
  });
  return written.length === 0 ? {} : { written };
}

/** All that a step brought, hidden or not, in the order in which it happened; causes as they are seen. */
function newsOfStep(
  program: Program,
  record: StepRecord,
  perspective: Perspective,
  earlier: readonly Deeds[],
): readonly NewsItem[] {
  const { step } = record;
  const items: NewsItem[] = [];
  const written = (phase: "events" | "moves"): void => {
    for (const change of record.changes) {
      if (change.phase !== phase || change.target !== "flashpoint") continue;
      const { index: flashpoint, from, to } = change;
      const source = writerOf(program, record, change, perspective);
      const before = source === undefined ? 0 : timesIn(earlier, source);
      const named = source === undefined ? {} : { source };
      items.push({ kind: "level", step, hidden: false, before, flashpoint, ...named, from, to });
    }
  };
  for (const { event, happened } of record.events) {
    if (!happened) continue;
    const { hidden, effects } = at(program.events, event);
    const before = timesIn(earlier, { kind: "event", event });
    const wrote = writtenBy(program, record, effects, "events");
    items.push({ kind: "event", step, hidden, before, event, ...wrote });
  }
  written("events");
  for (const { actor, chosen, by } of record.moves) {
    if (chosen === undefined) continue;
    const { hidden, effects } = at(at(program.actors, actor).moves, chosen);
    const act = { kind: "move", actor, move: chosen } as const;
    const before = timesIn(earlier, act);
    const wrote = writtenBy(program, record, effects, "moves", actor);
    items.push({ ...act, step, hidden, before, byPlayer: by === "player", ...wrote });
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
      before: timesIn(earlier, { kind: "rule", flashpoint, rule: fired }),
      flashpoint,
      ...(hidden ? {} : { rule: fired }),
      from,
      to,
    });
  }
  return items;
}

/**
 * What may be told of a step, in the order in which it happened, after `earlier` steps of the run. A
 * player's own hidden moves stay theirs.
 */
export function visibleNews(
  program: Program,
  record: StepRecord,
  perspective: Perspective,
  earlier: readonly Deeds[] = [],
): readonly NewsItem[] {
  return newsOfStep(program, record, perspective, earlier).filter((item) =>
    item.kind === "move"
      ? seesMove(program, perspective, item.actor, item.move)
      : perspective.truth || !item.hidden,
  );
}

/** Whether a step is worth stopping at: a level changed, or a visible event happened. */
export function isNotable(program: Program, record: StepRecord, perspective: Perspective): boolean {
  return visibleNews(program, record, perspective).some((item) => item.kind !== "move");
}
