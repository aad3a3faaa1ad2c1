/** What faults of runs leave out of an answer, as cautions. */

import type { OutlookAnswer } from "../belief/outlook.ts";
import { caution, type Caution } from "./caution.ts";
import type { FaultsAnswer } from "./outcome.ts";

/** How many runs were made and wanted, and those that stopped. */
interface CountedRuns {
  readonly runs: number;
  readonly runsRequested: number;
  readonly faults: FaultsAnswer;
}

/** What was asked, by the runs in which it has a value; and ids of what has one in none. */
export interface Valued {
  readonly told: readonly { readonly id: string; readonly runs: number }[];
  readonly valueless: readonly string[];
}

/**
 * What counts of runs have in common to be warned of: not all done, and what faults leave out.
 * @param valued absent where nothing sound is left
 */
export function runCautions(
  { runs, runsRequested, faults }: CountedRuns,
  valued: Valued | undefined,
): Caution[] {
  const { first, count: faulty } = faults;
  const { told = [], valueless = [] } = valued ?? {};
  const without = new Map<number, string[]>();
  for (const one of told) {
    const n = runs - one.runs;
    without.set(n, [...(without.get(n) ?? []), one.id]);
  }
  // Where every fault leaves all of it out, or none, that is said at once.
  const alike = without.size === 1 && valueless.length === 0;
  const idle = faulty > 0 && alike && without.has(0);
  const named = alike && without.has(faulty) ? [] : [...without].filter(([n]) => n > 0);
  return [
    ...(runs < runsRequested ? [caution("partial", { done: runs, total: runsRequested })] : []),
    ...(faulty > 0 ? [caution("faults", { n: faulty })] : []),
    ...(first === undefined ? [] : [caution("first-fault", first)]),
    ...(idle ? [caution("faults-elsewhere")] : []),
    ...named.map(([n, outcomes]) => caution("faults-leave-out", { n, outcomes })),
    ...(valueless.length > 0 ? [caution("no-value", { outcomes: valueless })] : []),
    ...(valued === undefined ? [caution("no-runs")] : []),
  ];
}

/** More than rounding takes away. */
const MISSING = 1e-9;

/** What faults of the runs on from a belief leave out, by outcome. */
export function valueCautions(answers: readonly OutlookAnswer[]): readonly Caution[] {
  const without = answers.filter(({ value }) => !Number.isFinite(value)).map(({ id }) => id);
  const partly = answers.filter(
    ({ value, valued }) => Number.isFinite(value) && valued < 1 - MISSING,
  );
  return [
    ...partly.map(({ id, valued }) =>
      caution("believe-faults", { outcomes: [id], share: (100 * (1 - valued)).toPrecision(3) }),
    ),
    ...(without.length === 0 ? [] : [caution("no-value", { outcomes: without })]),
    ...(answers.length > 0 && without.length === answers.length ? [caution("no-runs")] : []),
  ];
}
