/** The names that a model gives to what a batch counts. */

import type { Texts } from "../i18n/text.ts";
import { outcomeTitle, type Naming } from "./naming.ts";

/** The names that a scenario gives to what a batch counts; any may be missing. */
export interface BatchNames {
  readonly title: Texts | undefined;
  readonly outcomes: ReadonlyMap<string, Texts>;
  readonly flashpoints: ReadonlyMap<
    string,
    { readonly name: Texts; readonly levels: ReadonlyMap<string, Texts> }
  >;
  readonly unknowns: ReadonlyMap<
    string,
    { readonly name: Texts; readonly values: ReadonlyMap<string, Texts> }
  >;
}

/** Names by id, for the tables of a batch. */
export function batchNames(naming: Naming): BatchNames {
  const { model, style } = naming;
  return {
    title: model.title,
    outcomes: new Map(
      model.outcomes.map((outcome) => [
        outcome.id,
        { [style.language]: outcomeTitle(naming, outcome) },
      ]),
    ),
    flashpoints: new Map(
      model.flashpoints.map(({ id, name, levels }) => [
        id,
        { name, levels: new Map(levels.map((level) => [level.id, level.name])) },
      ]),
    ),
    unknowns: new Map(
      model.unknowns.map(({ id, name, values }) => [
        id,
        { name, values: new Map(values.map((value) => [value.id, value.name])) },
      ]),
    ),
  };
}
