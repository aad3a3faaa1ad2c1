/** Which rung of a ladder a scenario asks about first, and which outcomes are about one place only. */

import { at } from "../../base/invariant.ts";
import type { Outcome } from "../../scenario/outcome.ts";
import type { ProgramOutcome } from "../../ir/program.ts";
import type { Naming } from "../../story/naming.ts";

/** A rung that an outcome asks whether it is ever reached. */
interface AskedRung {
  readonly flashpoint: number;
  readonly level: number;
}

/** The rung that an outcome is about, where it asks nothing else: `ever: ukraine >= limited_war`. */
function rungAsked({ fold }: ProgramOutcome, { program }: Naming): AskedRung | undefined {
  if (fold.kind !== "decide" || fold.start !== 0) return undefined;
  const [decision, more] = fold.decided;
  const condition = decision?.condition;
  if (more !== undefined || decision?.value !== 1 || condition?.kind !== "level") return undefined;
  const { flashpoint, level, comparison } = condition;
  const worst = at(program.flashpoints, flashpoint).levels.length - 1;
  const reaches = comparison === ">=" || (comparison === "==" && level === worst);
  return reaches ? { flashpoint, level } : undefined;
}

/** An outcome with its place in the program. */
export interface OutcomeAt {
  readonly index: number;
  readonly outcome: Outcome;
  /** The flashpoint that it is one of several questions about. */
  readonly flashpoint?: number;
}

/**
 * The outcomes in the order of the scenario. Those that ask about rungs of one flashpoint belong to it, but
 * for the only one of a place, and for the first of two that ask the same: these are about the whole.
 */
export function outcomesInOrder(naming: Naming): readonly OutcomeAt[] {
  const { model, program } = naming;
  const all = model.outcomes.map((outcome) => {
    const index = program.outcomes.findIndex(({ id }) => id === outcome.id);
    return { index, outcome, asked: rungAsked(at(program.outcomes, index), naming) };
  });
  return all.map(({ index, outcome, asked }, place) => {
    const others = all.flatMap((one, other) =>
      other !== place && one.asked?.flashpoint === asked?.flashpoint
        ? [{ level: one.asked?.level, later: other > place }]
        : [],
    );
    const isRepeated = others.some(({ level, later }) => later && level === asked?.level);
    if (asked === undefined || others.length === 0 || isRepeated) return { index, outcome };
    return { index, outcome, flashpoint: asked.flashpoint };
  });
}

/**
 * Per flashpoint the rung whose coming is worth a column: the first that the scenario asks about, else the
 * first above the start, else the worst.
 */
export function watchedLevels(naming: Naming): readonly number[] {
  const { model, program } = naming;
  const asked = model.outcomes.flatMap(({ id }) => {
    const outcome = program.outcomes.find((one) => one.id === id);
    return (outcome === undefined ? undefined : rungAsked(outcome, naming)) ?? [];
  });
  return program.flashpoints.map(({ levels, start }, index) => {
    const first = asked.find(({ flashpoint }) => flashpoint === index);
    return first?.level ?? Math.min(start + 1, levels.length - 1);
  });
}
