/**
 * A module under construction: phases one after another, each a set of commands that all lead to the
 * next phase, so that every step of the scenario takes the same number of transitions.
 */

import { chanceOfHazard } from "../../numeric/hazard.ts";
import type { Names } from "./names.ts";
import { all, literal, sum, truth, type Piece } from "./piece.ts";
import type { Declaration } from "./state.ts";

/** One way a command may go. */
export interface Branch {
  /** Absent where it is certain. */
  readonly probability?: string;
  /** Assignments such as `(border'=1)`. */
  readonly updates: readonly string[];
}

/** `[action] guard -> branches`, the phase left out of both. */
export interface Command {
  /** What whoever chooses does by it; absent where nobody chooses. */
  readonly action?: string;
  readonly guard: Piece;
  readonly branches: readonly Branch[];
}

/** What happens in one transition. */
export interface Phase {
  readonly about: string;
  readonly commands: readonly Command[];
}

/** An amount that a draw weighs, and what follows if it is picked. */
export interface Option {
  readonly amount: Piece;
  readonly updates: readonly string[];
}

/** Collects what the phases need beside themselves. */
export class Module {
  readonly names: Names;
  readonly declarations: Declaration[] = [];
  readonly formulas: { readonly name: string; readonly text: string }[] = [];
  readonly phases: Phase[] = [];

  constructor(names: Names) {
    this.names = names;
  }

  /** The piece itself if it is known, else a formula of that value. */
  formula(piece: Piece, ...name: readonly string[]): Piece {
    if (piece.value !== undefined || /^\w+$/u.test(piece.text)) return piece;
    const taken = this.names.take(...name);
    this.formulas.push({ name: taken, text: piece.text });
    return { text: taken, type: piece.type };
  }

  /** A variable for the time between two phases, 0 otherwise. */
  between(about: string, high: number, ...name: readonly string[]): string {
    const taken = this.names.take(...name);
    this.declarations.push({ name: taken, about, range: { low: 0, high, start: 0 } });
    return taken;
  }
}

/** `name' = value`. */
export function assign(name: string, value: Piece | number): string {
  return `(${name}'=${typeof value === "number" ? literal(value).text : value.text})`;
}

function quotient(amount: Piece, total: Piece, probability: Piece | undefined): string {
  const factor = probability === undefined ? "" : `${probability.text}*`;
  return `${factor}${amount.text}/${total.text}`;
}

/** P = min(H, -expm1(-H)); a series where the difference from 1 would lose digits. */
function chanceText(hazard: string): string {
  const h = hazard;
  return `(${h}<1e-4 ? ${h}*(1-${h}/2*(1-${h}/3*(1-${h}/4))) : min(${h},1-pow(euler,-${h})))`;
}

/**
 * The commands of one draw.
 * @param mode whether amounts are hazards, of which perhaps none strikes, or shares of certainty
 * @param otherwise what follows if nothing is picked
 * @param name for the total, if it has to be a formula
 * @returns the commands where the total is above 0, and the condition under which it is not
 */
export function drawCommands(
  module: Module,
  guard: Piece,
  options: readonly Option[],
  mode: "hazards" | "shares",
  otherwise: readonly string[],
  name: readonly string[],
): { readonly commands: readonly Command[]; readonly empty: Piece } {
  const open = options.filter(({ amount }) => amount.value !== 0);
  const known = sum(open.map(({ amount }) => amount));
  if (known.value === 0) return { commands: [], empty: guard };
  if (typeof known.value === "number") {
    const total = known.value;
    const probability = mode === "hazards" ? chanceOfHazard(total) : 1;
    const shares = open.map(({ amount }) => (probability * Number(amount.value)) / total);
    const rest = 1 - shares.reduce((left, share) => left + share, 0);
    const branches = open.map(({ updates }, index) => ({
      probability: literal(shares[index] ?? 0).text,
      updates,
    }));
    const none =
      mode === "hazards" && rest > 0
        ? [{ probability: literal(rest).text, updates: otherwise }]
        : [];
    const commands = [{ guard, branches: [...branches, ...none] }];
    return { commands, empty: truth(false) };
  }
  const total = module.formula(known, ...name, "total");
  const positive: Piece = { text: `(${total.text}>0)`, type: "bool" };
  const nothing: Piece = { text: `(!(${total.text}>0))`, type: "bool" };
  const chance =
    mode === "hazards"
      ? module.formula({ text: chanceText(total.text), type: "double" }, ...name, "chance")
      : undefined;
  const branches: Branch[] = open.map(({ amount, updates }) => ({
    probability: open.length === 1 ? (chance?.text ?? "1") : quotient(amount, total, chance),
    updates,
  }));
  if (chance !== undefined) branches.push({ probability: `1-${chance.text}`, updates: otherwise });
  return { commands: [{ guard: all(guard, positive), branches }], empty: all(guard, nothing) };
}
