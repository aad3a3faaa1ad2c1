/**
 * Best replies by brute force: every draw of the interpreter is followed every way, under every choice, and
 * then every policy is tried. What a policy may tell apart is a key of the moment in which it chooses.
 */

import { at } from "../../../../src/base/invariant.ts";
import { advance, availableMoves, beforeTurn } from "../../../../src/engine/interpreter/advance.ts";
import {
  beginOutcomes,
  observe,
  type OutcomeProgress,
} from "../../../../src/engine/interpreter/outcome.ts";
import type { Choice, Choices, StepRecord } from "../../../../src/engine/interpreter/record.ts";
import type { State } from "../../../../src/engine/interpreter/state.ts";
import type { Program } from "../../../../src/ir/program.ts";
import { drawsOf, luckOf, startsOf, type Assigned } from "../../../corpus/enumerate.ts";

/** What a run has come to. */
export interface Moment {
  readonly state: State;
  readonly progress: readonly OutcomeProgress[];
  /** What the actor has seen, if that is told. */
  readonly seen: string;
}

/** What a policy tells apart: by the snapshot before the turn, the record of the step so far, the run so far. */
export type KeyOf = (before: State, record: StepRecord, moment: Moment) => string;

/** Whoever sees the state, and what the outcomes have come to. */
export const fully: KeyOf = (before, _, { progress }) =>
  JSON.stringify([before, progress.map(({ value, decided }) => [String(value), decided])]);

/** Every way in which some of the draws of a step can go. */
function* everyWay<T>(
  program: Program,
  of: (luck: (site: number) => number) => { readonly result: T; readonly record: StepRecord },
  assigned: Assigned = new Map(),
  probability = 1,
): Generator<readonly [number, T, Assigned]> {
  const { result, record } = of(luckOf(assigned));
  for (const [site, ways] of drawsOf(program, record)) {
    if (assigned.has(site)) continue;
    for (const way of ways) {
      const chosen = new Map(assigned).set(site, way.uniform);
      yield* everyWay(program, of, chosen, probability * way.probability);
    }
    return;
  }
  yield [probability, result, assigned];
}

/** All sets of up to so many of some moves. */
function setsOf(moves: readonly number[], slots: number): readonly (readonly number[])[] {
  if (slots === 0) return [[]];
  const [first, ...rest] = moves;
  if (first === undefined) return [[]];
  return [...setsOf(rest, slots), ...setsOf(rest, slots - 1).map((set) => [first, ...set])];
}

/** There are too many policies, or states, to try them all. */
export class TooMany extends Error {}

/** A moment of the path, with what follows it. */
interface Node {
  /** What the outcome comes to; absent where runs go on. */
  readonly value?: number;
  readonly turns: readonly {
    readonly probability: number;
    readonly key: string;
    readonly choices: readonly {
      readonly set: string;
      readonly after: readonly { readonly probability: number; readonly node: Node }[];
    }[];
  }[];
}

/** What is asked. */
export interface Task {
  readonly actor: number;
  /** Index of an outcome: a time counts as whether it comes. */
  readonly outcome: number;
  /** Policies that are tried at most; moments that are followed, too. */
  readonly most: number;
  readonly keyOf?: KeyOf;
  /** What the actor sees of a step. */
  readonly seenIn?: (record: StepRecord, after: State) => string;
}

/** Follows all moments. */
class Tree {
  readonly #program: Program;
  readonly #parameters: readonly number[];
  readonly #task: Task;
  readonly #nodes = new Map<string, Node>();

  constructor(program: Program, parameters: readonly number[], task: Task) {
    this.#program = program;
    this.#parameters = parameters;
    this.#task = task;
  }

  node(moment: Moment): Node {
    const { state, progress, seen } = moment;
    const key = JSON.stringify([
      state,
      progress.map((one) => [String(one.value), one.decided]),
      seen,
    ]);
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    if (this.#nodes.size > this.#task.most) throw new TooMany();
    const made = state.ended ? this.#end(moment) : { turns: [...this.#turns(moment)] };
    this.#nodes.set(key, made);
    return made;
  }

  #end({ progress }: Moment): Node {
    const { outcome } = this.#task;
    const { value } = at(progress, outcome);
    const time = at(this.#program.outcomes, outcome).type === "time";
    return { value: time ? (value === Infinity ? 0 : 1) : value, turns: [] };
  }

  *#turns(moment: Moment): Generator<Node["turns"][number]> {
    const [program, parameters] = [this.#program, this.#parameters];
    const { actor, keyOf = fully, seenIn = () => "" } = this.#task;
    const slots = at(program.actors, actor).sites.length;
    const before = everyWay(program, (luck) => {
      const { state, record } = beforeTurn(program, parameters, moment.state, luck, actor);
      return { result: { state, record }, record };
    });
    for (const [probability, { state, record }, assigned] of before) {
      const open = availableMoves(program, parameters, state, actor).map(({ move }) => move);
      const choices = setsOf([...new Set(open)], slots).map((made) => {
        const player: Choices = new Map([
          [
            actor,
            Array.from({ length: slots }, (_, slot): Choice => {
              const move = made[slot];
              return move === undefined ? { kind: "none" } : { kind: "move", move };
            }),
          ],
        ]);
        const whole = everyWay(
          program,
          (luck) => {
            const next = advance(program, parameters, moment.state, luck, player);
            return { result: next, record: next.record };
          },
          assigned,
        );
        const after = [...whole].map(([share, next]) => ({
          probability: share,
          node: this.node({
            state: next.state,
            progress: observe(program, parameters, moment.progress, next.state),
            seen: moment.seen + seenIn(next.record, next.state),
          }),
        }));
        return { set: made.join(), after };
      });
      yield { probability, key: keyOf(state, record, moment), choices };
    }
  }
}

/** Every key with the choices that there are, over all that follows. */
function keysOf(nodes: readonly Node[]): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, readonly string[]>();
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const { key, choices } of node.turns) {
      keys.set(
        key,
        choices.map(({ set }) => set),
      );
      for (const { after } of choices) for (const one of after) visit(one.node);
    }
  };
  nodes.forEach(visit);
  return keys;
}

function valueOf(
  node: Node,
  policy: ReadonlyMap<string, string>,
  known: Map<Node, number>,
): number {
  if (node.value !== undefined) return node.value;
  const before = known.get(node);
  if (before !== undefined) return before;
  let sum = 0;
  for (const { probability, key, choices } of node.turns) {
    const chosen = choices.find(({ set }) => set === policy.get(key));
    for (const one of chosen?.after ?? []) {
      sum += probability * one.probability * valueOf(one.node, policy, known);
    }
  }
  known.set(node, sum);
  return sum;
}

/** The means of an outcome under every policy. @throws TooMany, RunFault */
export function everyPolicy(
  program: Program,
  parameters: readonly number[],
  task: Task,
): readonly number[] {
  const tree = new Tree(program, parameters, task);
  const begun = startsOf(program, parameters).map(([probability, state]) => ({
    probability,
    node: tree.node({
      ...{ state, seen: "" },
      progress: observe(program, parameters, beginOutcomes(program), state),
    }),
  }));
  const keys = keysOf(begun.map(({ node }) => node));
  const policies = [...keys.values()].reduce((product, sets) => product * sets.length, 1);
  if (policies > task.most) throw new TooMany();
  const values: number[] = [];
  const policy = new Map<string, string>();
  const assign = ([next, ...rest]: readonly (readonly [string, readonly string[]])[]): void => {
    if (next === undefined) {
      const known = new Map<Node, number>();
      const parts = begun.map(
        ({ probability, node }) => probability * valueOf(node, policy, known),
      );
      values.push(parts.reduce((sum, part) => sum + part, 0));
      return;
    }
    const [key, sets] = next;
    for (const set of sets) {
      policy.set(key, set);
      assign(rest);
    }
  };
  assign([...keys]);
  return values;
}
