/**
 * Couplings → ordinary multipliers. For a flashpoint with incoming links the signed sum s and the
 * factors made of it are shared expressions; each chance or hazard rule gets the factor as its last
 * multiplier (docs/semantics.md, "Couplings").
 */

import { at } from "../base/invariant.ts";
import type { CouplingLink, Couplings } from "../scenario/model.ts";
import { foldNumber } from "./fold.ts";
import { lowerNumber, lowerWhen, within, type Scope } from "./lower-expression.ts";
import type { ProgramMultiplier } from "./program.ts";
import type { NumberExpr, Root } from "./expression.ts";

/** Factors on the rules of one flashpoint: upwards, and downwards if the couplings calm. */
export interface CouplingFactors {
  readonly up: Root;
  readonly down?: Root;
}

function binary(
  operator: "+" | "-" | "*" | "min" | "max",
  left: NumberExpr,
  right: NumberExpr,
): NumberExpr {
  return foldNumber({ kind: "binary", operator, left, right });
}

/** weight · (rung(from, lag) - rung at the start), or 0 where `when` does not hold. */
function lowerLink(scope: Scope, link: CouplingLink): NumberExpr {
  const { names } = scope;
  const flashpoint = names.flashpoints.of(link.from);
  const start = at(names.levels, flashpoint).of(at(names.flashpoints.items, flashpoint).start);
  const influence = binary(
    "*",
    lowerNumber(within(scope, "weight"), link.weight),
    binary("-", { kind: "rung", flashpoint, lag: link.lag }, { kind: "number", value: start }),
  );
  const { when } = lowerWhen(scope, link.when);
  if (when === undefined) return influence;
  return foldNumber({
    kind: "conditional",
    test: when,
    then: influence,
    otherwise: { kind: "number", value: 0 },
  });
}

/** clamp(exp(±s), floor, ceiling). */
function lowerFactor(scope: Scope, couplings: Couplings, exponent: NumberExpr): NumberExpr {
  return binary(
    "min",
    binary(
      "max",
      { kind: "unary", function: "exp", operand: exponent },
      lowerNumber(within(scope, "floor"), couplings.floor),
    ),
    lowerNumber(within(scope, "ceiling"), couplings.ceiling),
  );
}

/**
 * Lowers all links, what they share among the shared parts.
 * @returns per flashpoint index the factors, absent where no link ends
 */
export function lowerCouplings(
  scope: Scope,
  couplings: Couplings,
): ReadonlyMap<number, CouplingFactors> {
  const { names } = scope;
  const factors = new Map<number, CouplingFactors>();
  const share = (path: string, value: NumberExpr): NumberExpr =>
    scope.shared.add(value, scope.places.add(path, couplings.span));
  for (const [index, flashpoint] of names.flashpoints.items.entries()) {
    const links = couplings.links
      .map((link, position) => ({ link, position }))
      .filter(({ link }) => link.to === flashpoint.id)
      .map(({ link, position }) => lowerLink(within(scope, `links.${String(position)}`), link));
    const [first, ...rest] = links;
    if (first === undefined) continue;
    const path = `${scope.path}.${flashpoint.id}`;
    const sum = share(
      path,
      binary(
        "*",
        lowerNumber(within(scope, "strength"), couplings.strength),
        rest.reduce((total, link) => binary("+", total, link), first),
      ),
    );
    const place = scope.places.add(path, couplings.span);
    const up = share(path, lowerFactor(scope, couplings, sum));
    if (couplings.calms) {
      const negative: NumberExpr = { kind: "unary", function: "negate", operand: sum };
      const down = share(path, lowerFactor(scope, couplings, negative));
      factors.set(index, { up: { value: up, place }, down: { value: down, place } });
    } else {
      factors.set(index, { up: { value: up, place } });
    }
  }
  return factors;
}

/** The coupling multipliers of a rule that is enabled from the levels in `from`. */
export function couplingMultipliers(
  factors: CouplingFactors | undefined,
  flashpoint: number,
  from: readonly boolean[],
  target: number,
): readonly ProgramMultiplier[] {
  if (factors === undefined) return [];
  const climbs = from.some((enabled, level) => enabled && level < target);
  const descends = from.some((enabled, level) => enabled && level > target);
  const multipliers: ProgramMultiplier[] = [];
  if (climbs) {
    const multiplier = { factor: factors.up, origin: "coupling" } as const;
    multipliers.push(
      descends
        ? { ...multiplier, when: { kind: "level", comparison: "<", flashpoint, level: target } }
        : multiplier,
    );
  }
  if (descends && factors.down !== undefined) {
    const multiplier = { factor: factors.down, origin: "coupling" } as const;
    multipliers.push(
      climbs
        ? { ...multiplier, when: { kind: "level", comparison: ">", flashpoint, level: target } }
        : multiplier,
    );
  }
  return multipliers;
}
