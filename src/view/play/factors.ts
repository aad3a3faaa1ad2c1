/** The factors of a cause: who made them so, which does most, and the chance without it. */

import { at } from "../../base/invariant.ts";
import {
  actorAt,
  chanceOf,
  dateOfStep,
  eventName,
  moveAt,
  numberOf,
  told,
  type Naming,
} from "../../story/naming.ts";
import type { ActCause, Cause, CauseFactor, FactorPlace, Scene } from "./scene.ts";

/** A multiplier of a cause. */
export interface FactorLine {
  /** `×8`. */
  readonly factor: string;
  /** When it applies, in words; "" if always. */
  readonly condition: string;
  readonly because: string;
  readonly marks: readonly string[];
  /** What it depends on is hidden from the looker: an average. */
  readonly uncertain: boolean;
  /** The factor itself, for a bar. */
  readonly amount: number;
  /** Of the factors of its cause the one that does most. */
  readonly biggest: boolean;
  /** Who made it so: `your choice of 2 Feb: Reinforce`; "" if nobody did in this run. */
  readonly made: string;
}

/** A hazard or factor with three significant digits. */
export function significant(naming: Naming, value: number): string {
  return numberOf(naming, Number(value.toPrecision(3)), 12);
}

/** Factors nearer to 1 than this are not worth a mark. */
const MARKED = 1.1;

/** Who made a factor what it is, in words. */
function makerText({ naming, makerOf }: Scene, place: FactorPlace, multiplier: number): string {
  const maker = makerOf(place, multiplier);
  if (maker === undefined) return "";
  const { source, step, byPlayer } = maker;
  const date = dateOfStep(naming, step, "day");
  if (source.kind === "event") {
    return naming.say("why.made-event", { event: eventName(naming, source.event), date });
  }
  const move = told(naming, moveAt(naming, source.actor, source.move).name);
  if (byPlayer) return naming.say("why.made-you", { move, date });
  const actor = told(naming, actorAt(naming, source.actor).name);
  return naming.say("why.made", { actor, move, date });
}

/** The factors that differ from 1, the one that does most marked, each with who made it so. */
export function toldFactors(
  scene: Scene,
  place: FactorPlace | undefined,
  factors: readonly CauseFactor[],
  line: (factor: CauseFactor) => FactorLine,
): { readonly shown: readonly FactorLine[]; readonly biggest: number } {
  const telling = factors.filter((factor) => factor.uncertain || factor.factor !== 1);
  const weight = ({ factor }: CauseFactor): number => Math.abs(Math.log(factor));
  const most = Math.max(Math.log(MARKED), ...telling.map(weight));
  const biggest = telling.find((factor) => weight(factor) === most);
  return {
    shown: telling.map((factor) => ({
      ...line(factor),
      biggest: factor === biggest,
      made: place === undefined ? "" : makerText(scene, place, factor.multiplier),
    })),
    biggest: biggest?.factor ?? 1,
  };
}

/** The chance of a hazard within a step. */
const chanceOfHazard = (hazard: number): number => Math.min(hazard, -Math.expm1(-hazard));

/** How the chance of a rule follows its hazard, the others of its ladder as they are. */
export function shareOfRule(
  { outlook }: Scene,
  flashpoint: number,
  cause: Cause,
): (scale: number) => number {
  const { causes } = at(outlook.flashpoints, flashpoint);
  const others = causes
    .filter((one) => one !== cause && one.certain === cause.certain)
    .reduce((sum, { hazard }) => sum + hazard, 0);
  return (scale) => {
    const own = cause.hazard * scale;
    const total = others + own;
    if (total === 0) return 0;
    return ((cause.certain ? 1 : chanceOfHazard(total)) * own) / total;
  };
}

/** How the chance of an event or a move follows its hazard or weight, all else as it is. */
export function shareOfAct({ certain, amount, chance }: ActCause): (scale: number) => number {
  if (certain !== true) return (scale) => chanceOfHazard(amount * scale);
  const others = chance > 0 ? amount / chance - amount : 0;
  return (scale) => (amount * scale) / (others + amount * scale);
}

/** The chance without the factor that raises it most; "" where none does. */
export function withoutText(
  naming: Naming,
  chance: number,
  biggest: number,
  share: (scale: number) => number,
): string {
  const now = share(1);
  if (biggest < MARKED || chance <= 0 || !(now > 0)) return "";
  return chanceOf(naming, chance * (share(1 / biggest) / now));
}
