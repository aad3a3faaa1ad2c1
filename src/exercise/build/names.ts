/** What names an exercise may use: its own, and those of its scenario. */

import type { Model } from "../../scenario/model.ts";
import type { ReferenceKind } from "../../scenario/shape/shape.ts";
import { childOf, entriesOf, type MappingNode } from "../../scenario/yaml/tree.ts";
import { culpritWords } from "../shape/play.ts";

/** All names, by what they are names of; `undefined` where the scenario could not be read. */
export type Names = Readonly<Record<ReferenceKind, readonly string[] | undefined>>;

/** Collects the names. */
export function collectNames(tree: MappingNode, model: Model | undefined): Names {
  const own = (section: string): readonly string[] =>
    entriesOf(childOf(tree, section)).map(({ key }) => key);
  const issues = entriesOf(childOf(tree, "issues")).flatMap(({ key, value }) =>
    entriesOf(childOf(value, "options")).map((option) => `${key}.${option.key}`),
  );
  return {
    source: model?.sources.map(({ id }) => id),
    flashpoint: model?.flashpoints.map(({ id }) => id),
    level: model?.flashpoints.flatMap(({ levels }) => levels.map(({ id }) => id)),
    actor: model?.actors.map(({ id }) => id),
    event: model?.events.map(({ id }) => id),
    culprit:
      model === undefined
        ? undefined
        : [...culpritWords, ...[...(model.culprits ?? []), ...model.actors].map(({ id }) => id)],
    outcome: model?.outcomes.map(({ id }) => id),
    unknown: model?.unknowns.map(({ id }) => id),
    value: model?.unknowns.flatMap(({ values }) => values.map(({ id }) => id)),
    move: model?.actors.flatMap(({ id, moves }) => moves.map((move) => `${id}.${move.id}`)),
    plan: [],
    template: [],
    lever: own("levers"),
    objective: own("objectives"),
    role: own("roles"),
    handout: own("handouts"),
    round: own("rounds"),
    inject: own("injects"),
    question: own("questions"),
    decision: own("decisions"),
    issue: issues,
    signal: own("signals"),
  };
}
