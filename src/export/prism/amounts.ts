/** Hazards and weights as pieces: a base times the multipliers whose own `when` holds. */

import { hazardOfChance } from "../../numeric/hazard.ts";
import type { ProgramBase, ProgramMultiplier } from "../../ir/program.ts";
import { numberPiece, whenPiece, type Vocabulary } from "./expression.ts";
import { choose, literal, times, type Piece } from "./piece.ts";

function basePiece(vocabulary: Vocabulary, base: ProgramBase): Piece {
  if (base.kind === "hazard") return numberPiece(vocabulary, base.hazard.value);
  const { stepDays, windowDays } = base;
  const chance = numberPiece(vocabulary, base.probability.value);
  if (typeof chance.value === "number") {
    return literal(hazardOfChance(chance.value, stepDays, windowDays));
  }
  const scale = `*${literal(stepDays).text}/${literal(windowDays).text}`;
  return { text: `(-log(1-${chance.text},euler)${scale})`, type: "double" };
}

/** ((base · m_1) · m_2) … */
export function multipliedPiece(
  vocabulary: Vocabulary,
  base: Piece,
  multipliers: readonly ProgramMultiplier[],
): Piece {
  return multipliers.reduce(
    (product, { factor, when }) =>
      times(
        product,
        choose(whenPiece(vocabulary, when), numberPiece(vocabulary, factor.value), literal(1)),
      ),
    base,
  );
}

/** The hazard of a rule or event. */
export function hazardPiece(
  vocabulary: Vocabulary,
  base: ProgramBase,
  multipliers: readonly ProgramMultiplier[],
): Piece {
  return multipliedPiece(vocabulary, basePiece(vocabulary, base), multipliers);
}
