/** A policy of rules as a variant of its scenario: a file that extends it, one more multiplier a rule. */

import type { Program } from "../ir/program.ts";
import { at } from "../base/invariant.ts";
import { yamlOf, type PatchValue } from "../scenario/patch.ts";
import { childOf, itemsOf, stringOf, type MappingNode, type Node } from "../scenario/yaml/tree.ts";
import type { Effect, PolicyRule } from "../study/policy/search.ts";

/** The factors as expressions: they are what the effects mean, no numbers that might be others. */
const written: Readonly<Record<Effect, PatchValue>> = {
  never: 0,
  boost: "2 ^ 2",
  always: "10 ^ 6",
};

/** The condition of a rule in the language; `true` where it always holds. */
export const conditionText = ({ when }: PolicyRule): string =>
  when.length === 0 ? "true" : when.map(({ text }) => text).join(" and ");

/** The moves of an actor that stand in the file, and so can have multipliers: by index. */
export function movesWithRules(
  program: Program,
  actor: number,
  tree: MappingNode,
): readonly number[] {
  const { id, moves } = at(program.actors, actor);
  return [...moves.entries()].flatMap(([index, move]) => {
    const node = moveNode(tree, id, move.id);
    const own = move.ways.find(({ path }) => path === move.path);
    const competes = childOf(node, "certain") === undefined && own !== undefined;
    return node !== undefined && competes ? [index] : [];
  });
}

const actorNode = (tree: Node, actor: string): Node | undefined =>
  childOf(childOf(tree, "actors"), actor);

const moveNode = (tree: Node, actor: string, move: string): Node | undefined =>
  childOf(childOf(actorNode(tree, actor), "moves"), move);

/**
 * The text of the variant.
 * @param tree of the scenario, files put together
 * @param base the file that it extends, from its folder
 * @param set numbers that were set
 */
export function variantText(
  {
    program,
    actor,
    rules,
  }: { readonly program: Program; readonly actor: number; readonly rules: readonly PolicyRule[] },
  tree: MappingNode,
  {
    base,
    set,
    because,
  }: {
    readonly base: string;
    readonly set: Readonly<Record<string, string>>;
    /** What a factor rests on, where the move names nothing that it would rest on too. */
    readonly because: string;
  },
): string {
  const { id, moves } = at(program.actors, actor);
  const edition = childOf(tree, "brink");
  const touched = [...new Set(rules.map(({ move }) => move))].sort((a, b) => a - b);
  return yamlOf({
    brink: edition?.kind === "scalar" ? Number(edition.text) : 2,
    scenario: `${program.id}-policy`.slice(0, LONGEST_ID),
    extends: base,
    ...(Object.keys(set).length === 0 ? {} : { set }),
    actors: {
      [id]: {
        moves: Object.fromEntries(
          touched.map((move) => {
            const name = at(moves, move).id;
            const node = moveNode(tree, id, name);
            const before = childOf(node, "times");
            const based = [node, actorNode(tree, id)].some((one) => childOf(one, "basis"));
            const own = rules
              .filter((rule) => rule.move === move)
              .map((rule): PatchValue => ({
                by: written[rule.effect],
                ...(rule.when.length === 0 ? {} : { when: conditionText(rule) }),
                ...(based || rule.effect === "never" ? {} : { basis: "judgement", because }),
              }));
            return [name, { times: [...itemsOf(before).map(plainOf), ...own] }];
          }),
        ),
      },
    },
  });
}

/** Most characters of an id. */
const LONGEST_ID = 40;

/** A node as it would be written again. */
function plainOf(node: Node): PatchValue {
  if (node.kind === "sequence") return node.items.map(plainOf);
  if (node.kind === "mapping") {
    return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
  }
  return typeof node.value === "number" ? node.value : (stringOf(node) ?? node.text);
}
