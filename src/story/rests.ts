/** What a scenario's numbers rest on, told: how many of each class, and what of an answer's variance rests on it. */

import type { RestsAnswer } from "../answer/rests.ts";
import type { Provenance } from "../study/provenance.ts";
import type { Block } from "./block.ts";
import { formatShare, isolated } from "./figures.ts";
import { provenanceClasses } from "./inputs.ts";
import { note, type Telling } from "./telling.ts";

/** The classes that there are, in a table. */
export function restsBlocks(
  counts: Provenance,
  rests: RestsAnswer | null,
  telling: Telling,
): Block[] {
  const { say, style } = telling;
  const { numbers } = counts;
  if (numbers === 0) return [];
  const percent = (share: number): string =>
    formatShare({ probability: share, low: 0, high: 0.1 }, style).value;
  const shareOf = (kind: string): readonly string[] => {
    const { share = null, low = null, high = null } = rests?.classes[kind] ?? {};
    if (share === null || low === null || high === null) return ["—", ""];
    if (low === high) return [percent(share), ""];
    // An estimate may leave 0 … 1 by error; what it says of a share may not.
    const inside = (value: number): number => Math.min(1, Math.max(0, value));
    const interval = `${percent(inside(low))} … ${percent(inside(high))}`;
    return [percent(inside(share)), isolated(interval, style)];
  };
  const rows = provenanceClasses.flatMap((kind) => {
    const count = counts[kind];
    if (count === 0) return [];
    const own = [say(`sensitivity.class.${kind}`), telling.number(count), percent(count / numbers)];
    return [rests === null ? own : [...own, ...shareOf(kind)]];
  });
  const head = [say("rests.class"), say("rests.numbers"), say("rests.part")];
  const variance = rests === null ? [] : [say("rests.variance"), say("batch.interval")];
  const outcome = telling.nameOf(rests?.outcome ?? "");
  return [
    { kind: "table", table: { head: [...head, ...variance], rows } },
    note(
      rests === null
        ? say("rests.untold")
        : rests.rows === 0
          ? say("rests.only", { outcome })
          : say("rests.note", { outcome, rows: rests.rows, runs: rests.runs }),
    ),
  ];
}
