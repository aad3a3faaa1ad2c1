/** Spells at a level or above it on the path of a ladder. */

/** Stretches of a path at a level or worse. */
export interface Spell {
  readonly from: number;
  /** First step after it; the number of states where the run ends first. */
  readonly to: number;
  readonly cut: boolean;
}

/** The stretches in which a path stands at `least` or worse. */
export function spellsOf(path: readonly number[], least: number): readonly Spell[] {
  const spells: Spell[] = [];
  let from: number | undefined;
  for (const [step, level] of path.entries()) {
    if (level >= least) from ??= step;
    else if (from !== undefined) {
      spells.push({ from, to: step, cut: false });
      from = undefined;
    }
  }
  if (from !== undefined) spells.push({ from, to: path.length, cut: true });
  return spells;
}
