/** What an actor decided along a path, with what it could know and do each time. */

import type { Hypothesis } from "../../belief/filter.ts";
import type { Deed } from "../../ir/steer.ts";
import type { Choice } from "../../engine/interpreter/record.ts";
import { at, invariant } from "../../base/invariant.ts";
import { believedBy, type Standing } from "./standing.ts";
import type { PlayEngine } from "./engine.ts";
import { playPlace } from "./forks.ts";
import { outcomesAt } from "./perspective.ts";
import { choicesAt, goToStep, recordOf, type Session } from "./session.ts";

/** A decision that was taken. */
export interface Decided {
  readonly step: number;
  readonly by: "player" | "policy" | "history";
  readonly done: Deed;
  /** The moves that were open, what rests left out. */
  readonly open: readonly number[];
  /** What its maker could believe just before. */
  readonly hypotheses: readonly Hypothesis[];
}

/** The decisions of a path, and how many turns made several moves at once, which no course can say. */
export interface DecidedPath {
  readonly decisions: readonly Decided[];
  readonly several: number;
}

/** What an actor decided up to where a session stands: each step in which a move was open to it. @throws RunFault, BeliefTooLarge */
export function decidedBy({ engine, session }: Standing, actor: number): DecidedPath {
  const { rest } = at(engine.program.actors, actor);
  const decisions: Decided[] = [];
  let several = 0;
  for (let step = 0; step < session.cursor; step += 1) {
    const turn = recordOf(engine, session, step).moves.filter((record) => record.actor === actor);
    const open = [...new Set(turn.flatMap(({ options }) => options.map(({ move }) => move)))];
    const choices = open.filter((move) => move !== rest);
    if (choices.length === 0) continue;
    const made = turn.flatMap(({ chosen }) =>
      chosen === undefined || chosen === rest ? [] : [chosen],
    );
    const [done = "nothing", ...more] = made;
    if (more.length > 0) {
      several += 1;
      continue;
    }
    const before = { engine, session: goToStep(engine, session, step) };
    decisions.push({
      ...{ step, done, open: choices },
      by: turn.some(({ by }) => by === "player") ? "player" : "policy",
      hypotheses: believedBy(before, actor),
    });
  }
  return { decisions, several };
}

/** The worlds that part at one decision: the path as it went, and with another deed there. */
export interface Worlds {
  /** Outcome values, by index in the program. */
  readonly asPlayed: readonly number[];
  readonly instead: readonly number[];
}

/**
 * Plays a path to its end, and again with another deed in one step: same luck, the decisions of all others
 * as they were taken, wherever they are still open. @throws RunFault
 */
export function worldsOf(
  {
    engine,
    session,
  }: { readonly engine: PlayEngine; readonly session: Pick<Session, "decisions"> },
  actor: number,
  step: number,
  deed: Deed,
): Worlds {
  const { program } = engine;
  const { steps } = program.calendar;
  const slots = at(program.actors, actor).sites.length;
  const turn = Array.from({ length: slots }, (_, slot): Choice =>
    deed === "nothing" || slot > 0 ? { kind: "none" } : { kind: "move", move: deed },
  );
  const other = new Map([...choicesAt(session, step), [actor, turn] as const]);
  const decisions = new Map([...session.decisions, [step, other] as const]);
  const [played, gone] = [session.decisions, decisions].map((all) =>
    playPlace(engine, { step: steps, decisions: all }),
  );
  invariant(played !== undefined && gone !== undefined, "two worlds were played");
  return { asPlayed: outcomesAt(engine, played), instead: outcomesAt(engine, gone) };
}
