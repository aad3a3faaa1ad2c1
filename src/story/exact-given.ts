/** What a condition changes in an exact solution, told. */

import type { Caution } from "../answer/caution.ts";
import type { ExactAnswer } from "../answer/exact-schema.ts";
import type { Block, Section } from "./block.ts";
import { furthest, sureDigits, type FoundOutcome } from "./exact-figures.ts";
import { isolate } from "./figures.ts";
import { inOrder, outcomeName } from "./intervals.ts";
import { cautionBlocks, paragraph, type Telling } from "./telling.ts";

/** The section; without tables where the condition (almost) never holds. */
export function tellGiven(
  given: NonNullable<ExactAnswer["given"]>,
  cautions: readonly Caution[],
  outcomes: readonly FoundOutcome[],
  telling: Telling,
): Section {
  const { say, style } = telling;
  const met = (given.low ?? 0) > 0;
  return {
    id: "exact-given",
    title: say("given.heading", { condition: isolate(given.condition, style) }),
    blocks: [
      paragraph(
        say("exact.given.met", {
          share: sureDigits(given, style, 100),
          bound: furthest(given, say, style, 100),
        }),
      ),
      ...cautionBlocks(cautions, telling),
      ...(met ? tables(given, outcomes, telling) : []),
    ],
  };
}

function tables(
  given: NonNullable<ExactAnswer["given"]>,
  outcomes: readonly FoundOutcome[],
  telling: Telling,
): readonly Block[] {
  const { say, style, names } = telling;
  const columns = [say("given.all"), say("given.given"), say("exact.within")];
  const unknowns = Object.entries(given.unknowns).map(([id, values]) => ({ id, values }));
  return [
    {
      kind: "table",
      table: {
        head: [say("batch.outcome"), ...columns, say("given.joint")],
        rows: outcomes.map((outcome) => {
          const { id, kind, found } = outcome;
          const one = given.outcomes[id];
          const scale = kind === "number" ? 1 : 100;
          const after = kind === "number" ? one?.mean : one?.probability;
          return [
            outcomeName(outcome, telling),
            sureDigits(found, style, scale),
            sureDigits(after, style, scale),
            furthest(after, say, style, scale),
            sureDigits(one?.joint, style, 100),
          ];
        }),
      },
    },
    ...inOrder(unknowns, names.unknowns).map(({ id, values }): Block => {
      const named = names.unknowns.get(id);
      return {
        kind: "table",
        table: {
          head: [`${telling.text(named?.name, id)} (${say("batch.unknown")})`, ...columns],
          rows: Object.entries(values).map(([value, one]) => [
            telling.text(named?.values.get(value), value),
            sureDigits(one.all, style, 100),
            sureDigits(one.given, style, 100),
            furthest(one.given, say, style, 100),
          ]),
        },
      };
    }),
  ];
}
