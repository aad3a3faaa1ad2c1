/**
 * A small checker of the decision processes that `brink export --to prism --as` writes: `Pmin`, `Pmax`
 * and instantaneous rewards at a time, by value iteration over what can be reached. It knows the text only.
 */

import { at } from "../../src/base/invariant.ts";
import {
  choicesOf,
  Expressions,
  keyOf,
  logical,
  nowhere,
  numeric,
  Reader,
  type Chain,
  type Distribution,
  type Evaluate,
  type State,
} from "./prism.ts";

/** What a state is worth at once; undefined where the question is open. */
type Settled = (state: State, left: number) => number | undefined;

/** Checks properties of one decision process. */
export class DecisionChecker {
  readonly #chain: Chain;
  readonly #choices = new Map<string, readonly Distribution[]>();

  constructor(chain: Chain) {
    if (chain.kind !== "mdp") throw new Error("mdp was expected");
    this.#chain = chain;
  }

  #choicesOf(state: State): readonly Distribution[] {
    const key = keyOf(state);
    const known = this.#choices.get(key);
    if (known !== undefined) return known;
    const found = choicesOf(this.#chain, state);
    this.#choices.set(key, found);
    return found;
  }

  /** The best over all schedulers, with so many transitions left. */
  #iterate(end: "max" | "min", time: number, settled: Settled): number {
    const layers: Map<string, State>[] = [
      new Map([[keyOf(this.#chain.initial), this.#chain.initial]]),
    ];
    for (let left = time; left > 0; left -= 1) {
      const next = new Map<string, State>();
      for (const state of at(layers, time - left).values()) {
        if (settled(state, left) !== undefined) continue;
        for (const choice of this.#choicesOf(state)) {
          for (const [after] of choice) next.set(keyOf(after), after);
        }
      }
      layers.push(next);
    }
    let values = new Map<string, number>();
    for (const [index, layer] of [...layers.entries()].reverse()) {
      const left = time - index;
      const own = new Map<string, number>();
      for (const [key, state] of layer) {
        const known = settled(state, left);
        const sums = (known === undefined ? this.#choicesOf(state) : []).map((choice) =>
          choice.reduce((sum, [after, share]) => sum + share * (values.get(keyOf(after)) ?? 0), 0),
        );
        own.set(key, known ?? (end === "max" ? Math.max(...sums) : Math.min(...sums)));
      }
      values = own;
    }
    return values.get(keyOf(this.#chain.initial)) ?? Number.NaN;
  }

  #path(
    reader: Reader,
    expressions: Expressions,
  ): { readonly time: number; readonly settled: Settled } {
    const kind = reader.peek();
    const bounded = (): number => {
      reader.want("<=");
      return numeric(expressions.whole()(nowhere));
    };
    if (kind === "F" || kind === "G") {
      reader.next();
      const time = bounded();
      const operand = expressions.whole();
      const decided = kind === "F";
      return {
        time,
        settled: (state, left) =>
          logical(operand(state)) === decided
            ? Number(decided)
            : left === 0
              ? Number(!decided)
              : undefined,
      };
    }
    const hold = expressions.whole();
    const weak = reader.take("W");
    if (!weak) reader.want("U");
    const time = bounded();
    const wanted: Evaluate = expressions.whole();
    return {
      time,
      settled: (state, left) => {
        if (logical(wanted(state))) return 1;
        if (!logical(hold(state))) return 0;
        return left === 0 ? Number(weak) : undefined;
      },
    };
  }

  /** The value of a property file's property, such as `war_max`. @param k the constant of that name */
  check(file: string, property: string, k = 0): number {
    const [, text] = new RegExp(`^"${property}": (.*);$`, "mu").exec(file) ?? [];
    if (text === undefined) throw new Error(`no property ${property}`);
    const reader = new Reader(text);
    const expressions = new Expressions(reader, new Map([...this.#chain.scope, ["k", () => k]]));
    let from = 0;
    if (!/^(?:P|R)/u.test(reader.peek()) || reader.peek() === "(") {
      const bracket = reader.take("(");
      const negative = reader.take("-");
      from = Number(reader.next()) * (negative ? -1 : 1);
      if (bracket) reader.want(")");
      reader.want("+");
    }
    const operator = reader.next();
    if (operator === "R") {
      reader.want("{");
      const items = this.#chain.rewards.get(reader.next()) ?? [];
      reader.want("}");
      const end = reader.next() === "max" ? "max" : "min";
      reader.want("=", "?", "[", "I", "=");
      const time = numeric(expressions.whole()(nowhere));
      reader.want("]");
      return (
        from +
        this.#iterate(end, time, (state, left) =>
          left > 0
            ? undefined
            : items.reduce(
                (sum, [guard, value]) => sum + (logical(guard(state)) ? numeric(value(state)) : 0),
                0,
              ),
        )
      );
    }
    if (operator !== "Pmax" && operator !== "Pmin") throw new Error(`not asked so: ${operator}`);
    reader.want("=", "?", "[");
    const { time, settled } = this.#path(reader, expressions);
    reader.want("]");
    return from + this.#iterate(operator === "Pmax" ? "max" : "min", time, settled);
  }
}
