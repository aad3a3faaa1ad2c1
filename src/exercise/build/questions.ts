/**
 * Questions, aims and injects about the sealed run, as outcomes of its scenario: then every engine answers
 * them, and a fault inside an expression is shown where the exercise has it.
 */

import type { AskedOutcome } from "../../scenario/edit.ts";
import {
  childOf,
  entriesOf,
  entryOf,
  type Entry,
  type MappingNode,
  type Node,
} from "../../scenario/yaml/tree.ts";

const forms = ["ever", "always", "at_end", "first_time", "max", "until", "value"] as const;

/** An outcome that a question (or a role's aim) adds to the scenario. */
export interface Added {
  /** `questions.q01`, `roles.moscow.aims.calm`, `injects.duma.when` or `injects.duma.says`. */
  readonly path: string;
  readonly outcome: AskedOutcome;
}

/** What the exercise asks beside the scenario's own outcomes. */
export function addedOutcomes(tree: MappingNode): readonly Added[] {
  const questions = entriesOf(childOf(tree, "questions")).flatMap(({ key, value }) =>
    added(`questions.${key}`, askedId(key), childOf(value, "sealed")),
  );
  const aims = entriesOf(childOf(tree, "roles")).flatMap((role) =>
    entriesOf(childOf(role.value, "aims")).flatMap(({ key, value }) =>
      added(`roles.${role.key}.aims.${key}`, `aim_${role.key}_${key}`, value),
    ),
  );
  const injects = entriesOf(childOf(tree, "injects")).flatMap(({ key, value }) =>
    (["when", "says"] as const).flatMap((part) => {
      const condition = entryOf(value, part);
      const at = entryOf(value, "at");
      if (condition?.value.kind !== "scalar" || at === undefined) return [];
      const entries = [{ ...condition, key: "value" }, at];
      const id = withinLength(`${part}_${key}`);
      return [
        { path: `injects.${key}.${part}`, outcome: { id, span: condition.keySpan, entries } },
      ];
    }),
  );
  return [...questions, ...aims, ...injects];
}

/** Longest id that a scenario takes. */
const ID_LENGTH = 40;

function withinLength(id: string): string {
  return id.slice(0, ID_LENGTH);
}

/** The id that a question's own expression has among the outcomes. */
export function askedId(question: string): string {
  return withinLength(`asked_${question}`);
}

function added(path: string, id: string, node: Node | undefined): readonly Added[] {
  const entries = entriesOfForm(node);
  const [first] = entries;
  if (first === undefined) return [];
  return [{ path, outcome: { id: withinLength(id), span: first.keySpan, entries } }];
}

function entriesOfForm(node: Node | undefined): readonly Entry[] {
  const at = entryOf(node, "at");
  const rest = at === undefined ? [] : [at];
  const level = entryOf(node, "level");
  if (level?.value.kind === "scalar") {
    // What a ladder is at a step, as the number of its rung.
    const { span, text } = level.value;
    const value: Node = {
      ...level.value,
      value: `rung(${text})`,
      text: `rung(${text})`,
      offsets: undefined,
      span,
    };
    return at === undefined ? [] : [{ key: "value", keySpan: level.keySpan, value }, at];
  }
  for (const form of forms) {
    const entry = entryOf(node, form);
    if (entry?.value.kind !== (form === "until" ? "mapping" : "scalar")) continue;
    if (form !== "value") return [entry];
    return at === undefined ? [] : [entry, ...rest];
  }
  return [];
}
