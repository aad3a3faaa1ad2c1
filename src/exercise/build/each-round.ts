/**
 * Questions about the next round: `at: next_round` stands for one question in every round that asks
 * it, about the step at which the round after it begins. Written out in the tree before anything else
 * reads it, so that nothing later knows of it.
 */

import {
  childOf,
  entriesOf,
  itemsOf,
  type Entry,
  type MappingNode,
  type Node,
  type ScalarNode,
} from "../../scenario/yaml/tree.ts";

/** The word for it in files. */
export const NEXT_ROUND = "next_round";

/** The tree with a question for every round: `calm` asked in `first` and `second` becomes `calm_first` … */
export function expandRounds(tree: MappingNode): MappingNode {
  const rounds = entriesOf(childOf(tree, "rounds"));
  const asked = entriesOf(childOf(tree, "questions"));
  const repeated = asked.filter(({ value }) => asksAhead(value)).map(({ key }) => key);
  if (repeated.length === 0) return tree;
  return replaceEntries(tree, ({ key, value }) => {
    if (key === "questions") {
      return replaceEntries(value, (question) =>
        repeated.includes(question.key) ? copiesOf(question, rounds) : question.value,
      );
    }
    if (key !== "rounds") return value;
    return replaceEntries(value, (round) =>
      replaceEntries(round.value, (field) =>
        field.key === "questions" ? renamed(field.value, round.key, repeated) : field.value,
      ),
    );
  });
}

function asksAhead(question: Node): boolean {
  const at = childOf(childOf(question, "sealed"), "at");
  return at?.kind === "scalar" && at.text === NEXT_ROUND;
}

const nameIn = (question: string, round: string): string => `${question}_${round}`;

/** In the last round there is no next one: the word stays, and is reported where it stands. */
function copiesOf(question: Entry, rounds: readonly Entry[]): readonly Entry[] {
  return rounds.flatMap(({ key: round, value }, index) => {
    const asks = itemsOf(childOf(value, "questions")).some(
      (item) => item.kind === "scalar" && item.text === question.key,
    );
    if (!asks) return [];
    const next = childOf(rounds[index + 1]?.value, "to");
    const copy = next === undefined ? question.value : askedAt(question.value, next);
    return [{ ...question, key: nameIn(question.key, round), value: copy }];
  });
}

function askedAt(question: Node, step: Node): Node {
  return replaceEntries(question, (field) =>
    field.key !== "sealed"
      ? field.value
      : replaceEntries(field.value, ({ key, value }) => (key === "at" ? step : value)),
  );
}

function renamed(names: Node, round: string, repeated: readonly string[]): Node {
  const rename = (node: ScalarNode): ScalarNode => {
    if (!repeated.includes(node.text)) return node;
    const name = nameIn(node.text, round);
    return { ...node, value: name, text: name, offsets: undefined };
  };
  if (names.kind === "scalar") return rename(names);
  if (names.kind === "mapping") return names;
  return {
    ...names,
    items: names.items.map((item) => (item.kind === "scalar" ? rename(item) : item)),
  };
}

/** Each entry's value replaced, or the entry by several. Other nodes stay as they are. */
function replaceEntries<T extends Node>(
  node: T,
  replace: (entry: Entry) => Node | readonly Entry[],
): T {
  if (node.kind !== "mapping") return node;
  const entries = node.entries.flatMap((entry) => {
    const by = replace(entry);
    return isEntries(by) ? by : [{ ...entry, value: by }];
  });
  return { ...node, entries };
}

function isEntries(value: Node | readonly Entry[]): value is readonly Entry[] {
  return Array.isArray(value);
}
