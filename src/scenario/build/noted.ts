/** What is noted while a scenario is read, of which more is made once all has been read. */

import type { Span } from "../../source/span.ts";
import type { Expression, Happening } from "../expression/expression.ts";
import { walkExpression } from "../expression/reads.ts";
import type { Effect, Event, Stopwatch } from "../model.ts";

/** An effect that comes later. */
export interface Delay {
  /** Path of the rule, event or move that brings it about. */
  readonly source: string;
  readonly target: string;
  readonly effect: Effect;
  readonly steps: number;
  readonly span: Span;
}

/** Something to be remembered. */
export interface Memory {
  readonly id: string;
  readonly reader: "ago" | "times";
  readonly origin: Happening;
  /** The largest count that is told apart. */
  readonly most: number;
}

/** The notes. */
export interface Noted {
  /** What expressions remember, by the id of what keeps it. */
  readonly memories: Map<string, Memory>;
  /** Steps since a move was made at the start of a run, by the id of its stopwatch. */
  readonly madeBefore: Map<string, number>;
  /** Effects that come later, in the order met. */
  readonly delays: Delay[];
  /** What plans are made of, beside their moves. */
  readonly plans: {
    readonly stopwatches: Stopwatch[];
    readonly events: Event[];
    /** Stopwatches of the plans that the author asks about. */
    readonly asked: Set<string>;
  };
}

/** Notes what an expression of the scenario remembers. */
export function noteMemories(context: Noted, expression: Expression): void {
  walkExpression(expression, (part) => {
    if (part.kind === "within") context.plans.asked.add(part.stopwatch);
    if (part.kind !== "elapsed" && part.kind !== "tally") return;
    const [reader, id] =
      part.kind === "elapsed"
        ? (["ago", part.stopwatch] as const)
        : (["times", part.tally] as const);
    const most = Math.max(part.most, context.memories.get(id)?.most ?? 0);
    context.memories.set(id, { id, reader, origin: part.origin, most });
  });
}
