/** A policy of rules as a variant of its scenario: a file that extends it, one more multiplier a rule. */

import type { Program } from "../ir/program.ts";
import { ownWay } from "../ir/rules.ts";
import { at } from "../base/invariant.ts";
import { yamlOf, type PatchValue } from "../scenario/patch.ts";
import { childOf, itemsOf, stringOf, type MappingNode, type Node } from "../scenario/yaml/tree.ts";
import type { Effect, PolicyRule } from "../study/policy/search.ts";

/** The factors as expressions: they are what the effects mean, no numbers that might be others. */
const written: Readonly<Record<Effect, PatchValue>> = {
  never: 0,
  boost: "2 ^ 2",
  always: "10 ^ 5",
};

/** The condition of a rule in the language; `true` where it always holds. */
export const conditionText = ({ when }: PolicyRule): string =>
  when.length === 0 ? "true" : when.map(({ text }) => text).join(" and ");

/** The moves of an actor that stand in the file, offers among them, and so can have multipliers: by index. */
export function movesWithRules(
  program: Program,
  actor: number,
  tree: MappingNode,
): readonly number[] {
  return [...at(program.actors, actor).moves.entries()].flatMap(([index, move]) => {
    const path = ownWay(move)?.path;
    const node = path === undefined ? undefined : nodesAlong(tree, path).at(-1);
    return node !== undefined && childOf(node, "certain") === undefined ? [index] : [];
  });
}

/** The nodes on the way to a path, that of the path last; undefined from where they do not stand in the file. */
function nodesAlong(tree: MappingNode, path: string): readonly (Node | undefined)[] {
  let node: Node | undefined = tree;
  return path.split(".").map((key) => (node = childOf(node, key)));
}

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
  const { moves } = at(program.actors, actor);
  const edition = childOf(tree, "brink");
  const touched = [...new Set(rules.map(({ move }) => move))].sort((a, b) => a - b);
  const changes: Tree = {};
  for (const index of touched) {
    const path = ownWay(at(moves, index))?.path ?? "";
    const nodes = nodesAlong(tree, path);
    const based = nodes.some((one) => childOf(one, "basis") !== undefined);
    const own = rules
      .filter((rule) => rule.move === index)
      .map((rule): PatchValue => ({
        by: written[rule.effect],
        ...(rule.when.length === 0 ? {} : { when: conditionText(rule) }),
        ...(based || rule.effect === "never" ? {} : { basis: "judgement", because }),
      }));
    let place = changes;
    for (const key of path.split(".")) place = (place[key] ??= {}) as Tree;
    place["times"] = [...itemsOf(childOf(nodes.at(-1), "times")).map(plainOf), ...own];
  }
  return yamlOf({
    brink: edition?.kind === "scalar" ? Number(edition.text) : 2,
    scenario: `${program.id}-policy`.slice(0, LONGEST_ID),
    extends: base,
    ...(Object.keys(set).length === 0 ? {} : { set }),
    ...changes,
  });
}

/** What a variant changes, while it is put together. */
interface Tree {
  [key: string]: PatchValue;
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
