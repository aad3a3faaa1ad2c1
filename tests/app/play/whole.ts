/** All of a path, for tests that look at every step: play itself keeps little of it. */

import { invariant } from "../../../src/base/invariant.ts";
import type { PlayEngine } from "../../../src/app/play/engine.ts";
import { recordTo, stateAt, type Path } from "../../../src/app/play/path.ts";
import type { StepRecord } from "../../../src/engine/interpreter/record.ts";
import type { State } from "../../../src/engine/interpreter/state.ts";

/** S_0 … S_n. */
export function statesOf(engine: PlayEngine, { path }: { readonly path: Path }): readonly State[] {
  return path.map((_, step) => stateAt(engine, path, step));
}

/** The records between them. */
export function recordsOf(
  engine: PlayEngine,
  { path }: { readonly path: Path },
): readonly StepRecord[] {
  return path.slice(1).map((_, step) => {
    const record = recordTo(engine, path, step + 1);
    invariant(record !== undefined, "a step has a record");
    return record;
  });
}
