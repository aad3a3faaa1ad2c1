/** A small world of names for the tests of expressions. */

import type {
  ActorId,
  EventId,
  FlashpointId,
  LevelId,
  MoveId,
  ParameterId,
  UnknownId,
  UnknownValueId,
  VariableId,
} from "../../../src/base/brand.ts";
import type { Edition } from "../../../src/scenario/edition.ts";
import { readExpression, type Reading } from "../../../src/scenario/expression/read.ts";
import {
  plainPlace,
  type ExpressionType,
  type Meaning,
  type Scope,
} from "../../../src/scenario/expression/scope.ts";

const flashpoint = (id: string, levels: readonly string[]): readonly [string, Meaning] => [
  id,
  { kind: "flashpoint", id: id as FlashpointId, levels: levels as readonly LevelId[] },
];

const nowhere = { file: { name: "elsewhere.yaml", text: "" }, start: 0, end: 0 };

export const scope: Scope = {
  edition: 1,
  names: new Map<string, Meaning>([
    flashpoint("ukraine", ["settlement", "talks", "brink", "full_scale_war"]),
    flashpoint("bosnia", ["quiet", "talks", "secession"]),
    flashpoint("tension_line", ["low", "x", "high"]),
    ["x", { kind: "variable", id: "x" as VariableId }],
    ["y", { kind: "variable", id: "y" as VariableId }],
    ["spillover", { kind: "parameter", id: "spillover" as ParameterId }],
    [
      "intent",
      {
        kind: "unknown",
        id: "intent" as UnknownId,
        values: ["bargaining", "all_or_nothing"] as unknown as readonly UnknownValueId[],
      },
    ],
    [
      "war",
      {
        kind: "definition",
        type: "boolean",
        expression: {
          kind: "compare-level",
          comparison: "==",
          flashpoint: "ukraine" as FlashpointId,
          level: "full_scale_war" as LevelId,
          span: nowhere,
        },
      },
    ],
    ["meetings", { kind: "offer", id: "meetings" }],
    ["broken", { kind: "faulty" }],
  ]),
  events: new Map([["council", "council" as EventId]]),
  actors: new Map([
    [
      "nato",
      { id: "nato" as ActorId, moves: new Map([["wait", "wait" as MoveId]]), redLines: new Map() },
    ],
  ]),
};

/** Reads a text that stands alone in its file. */
export function read(
  text: string,
  expected: ExpressionType | "any" = "any",
  edition: Edition = 1,
): Reading {
  const place = plainPlace({ name: "test.yaml", text }, 0);
  return readExpression(text, place, { ...scope, edition }, expected);
}

/** Each fault as `code: text at its place` with the suggestion, if any. */
export function faultsOf(
  text: string,
  expected: ExpressionType | "any" = "any",
  edition: Edition = 1,
): string[] {
  return read(text, expected, edition).diagnostics.map(({ code, span, suggestion }) => {
    const place = `${code.replace("expression-", "")}: ${text.slice(span.start, span.end)}`;
    return suggestion === undefined ? place : `${place} → ${suggestion}`;
  });
}
