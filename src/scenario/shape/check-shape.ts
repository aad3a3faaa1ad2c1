/**
 * The structural check: every key known, every required key there, every value of the right kind.
 * Meaning (names, numbers, texts) is left to the builders and the rules.
 */

import { suggest } from "../../base/suggest.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import { dayOfDate } from "../calendar.ts";
import { allows, editionOf, type Edition } from "../edition.ts";
import { entryOf, type Node } from "../yaml/tree.ts";
import { constructOf } from "./constructs.ts";
import {
  countedOf,
  guessCounted,
  demandForm,
  durationForm,
  guessBoolean,
  guessDate,
  guessDemand,
} from "./guess.ts";
import { guessDuration, guessHorizon, guessNumber } from "./guess.ts";
import type { ConstructName, Grammar } from "./shape.ts";
import { walkShape, type ConstructPlace, type Place } from "./walk.ts";

type Report = (diagnostic: Diagnostic) => void;

/** Checks a scenario's tree, or that of another file whose table is given. */
export function checkShapes(
  tree: Node,
  report: Report,
  root: ConstructName = "scenario",
  grammar: Grammar = constructOf,
): void {
  const edition = editionOf(tree);
  walkShape(tree, { kind: "construct", name: root }, [], {
    grammar,
    place: (place) => {
      checkPlace(place, report, grammar);
    },
    construct: (place) => {
      checkConstruct(place, edition, report);
    },
  });
}

function checkConstruct(
  { node, construct }: ConstructPlace,
  edition: Edition,
  report: Report,
): void {
  const fields = new Map(construct.fields.map((field) => [field.key, field]));
  const keys = construct.fields
    .filter(({ since }) => since === undefined || since <= edition)
    .map(({ key }) => key);
  const present = new Set(node.entries.map(({ key }) => key));
  const meant = new Set<string>();
  for (const { key, keySpan } of node.entries) {
    const field = fields.get(key);
    if (field !== undefined) {
      allows(edition, field.since, key, keySpan, report);
      continue;
    }
    // `to:war` without a blank is a key of that name to YAML.
    const glued = keys.find((known) => key.startsWith(`${known}:`));
    const missing = keys.filter((known) => !present.has(known));
    const near = glued ?? suggest(key, missing);
    if (near !== undefined) meant.add(near);
    const suggestion =
      glued === undefined ? near : `${glued}: ${key.slice(glued.length + 1).trim()}`;
    report(diagnose("unknown-key", keySpan, { key, construct: construct.name }, { suggestion }));
  }
  const here = node.entries[0]?.keySpan ?? node.span;
  for (const field of construct.fields) {
    // A misspelt key is one fault, not two.
    if (field.required !== true || present.has(field.key) || meant.has(field.key)) continue;
    report(diagnose("missing-key", here, { key: field.key, construct: construct.name }));
  }
  for (const all of construct.oneOf ?? []) {
    const group = all.filter((key) => keys.includes(key));
    const [first, second] = group.flatMap((key) => entryOf(node, key) ?? []);
    if (first === undefined) {
      // Misspelt, or of a later edition: that is said already.
      if (all.some((key) => meant.has(key) || present.has(key))) continue;
      const keys = group.join(", ");
      report(
        group.length === 1
          ? diagnose("missing-key", here, { key: keys, construct: construct.name })
          : diagnose("one-key-of", here, { keys, construct: construct.name }),
      );
    } else if (second !== undefined) {
      report(
        diagnose("conflicting-keys", second.keySpan, { first: first.key, second: second.key }),
      );
    }
  }
  for (const [key, other] of construct.needs ?? []) {
    const entry = entryOf(node, key);
    if (entry === undefined || present.has(other) || meant.has(other)) continue;
    report(diagnose("missing-key", entry.keySpan, { key: other, construct: construct.name }));
  }
  for (const pair of construct.conflicts ?? []) {
    const [first, second] = pair.flatMap((key) => entryOf(node, key) ?? []);
    if (first === undefined || second === undefined) continue;
    report(diagnose("conflicting-keys", second.keySpan, { first: first.key, second: second.key }));
  }
}

function checkPlace({ node, shape }: Place, report: Report, grammar: Grammar): void {
  const wrong = (expected: string, suggestion?: string): void => {
    const fill = { expected, foundType: foundType(node) };
    report(diagnose("wrong-type", node.span, fill, { suggestion }));
  };
  const badDate = (found: string): void => {
    report(diagnose("bad-date", node.span, { found }, { suggestion: guessDate(found) }));
  };
  const scalar = node.kind === "scalar" ? node : undefined;
  switch (shape.kind) {
    case "text":
      if (node.kind === "sequence" || typeof (scalar?.value ?? "") === "boolean") wrong("text");
      else if (scalar?.value === null) wrong("text");
      else if (node.kind === "mapping") {
        for (const { value } of node.entries) {
          if (value.kind === "scalar" && value.value !== null) continue;
          report(
            diagnose("wrong-type", value.span, {
              expected: "plain text",
              foundType: foundType(value),
            }),
          );
        }
      }
      return;
    case "string":
    case "file":
      if (scalar === undefined || scalar.value === null) wrong("plain text");
      return;
    case "language":
      if (scalar === undefined || !/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/u.test(scalar.text)) {
        wrong("language tag");
      }
      return;
    case "boolean":
      if (typeof scalar?.value !== "boolean") {
        wrong("true or false", guessBoolean(scalar?.text ?? ""));
      }
      return;
    case "integer":
      if (typeof scalar?.value !== "number" || !Number.isInteger(scalar.value))
        wrong("whole number", guessNumber(scalar?.text.slice(0, 80) ?? "", false));
      else if (scalar.value < shape.min || scalar.value > shape.max) {
        report(
          diagnose("number-out-of-bounds", node.span, {
            found: scalar.text,
            bounds: scalar.value < shape.min ? `≥ ${String(shape.min)}` : `≤ ${String(shape.max)}`,
          }),
        );
      }
      return;
    case "number":
      if (typeof scalar?.value !== "number") {
        if (scalar !== undefined && /^[\d.+-]+\s*%$/u.test(scalar.text)) {
          const suggestion = String(Number(scalar.text.replace(/\s*%$/u, "")) / 100);
          report(diagnose("percent-misplaced", node.span, { found: scalar.text }, { suggestion }));
        } else wrong("number", guessNumber(scalar?.text.slice(0, 80) ?? "", false));
      } else if (!Number.isFinite(scalar.value))
        report(diagnose("bad-number", node.span, { found: scalar.text }));
      return;
    case "date":
      if (scalar === undefined) wrong("date");
      else if (dayOfDate(scalar.text) === undefined) badDate(scalar.text);
      return;
    case "flag-or-date":
      if (scalar === undefined) wrong("true, false or a date");
      else if (typeof scalar.value !== "boolean" && dayOfDate(scalar.text) === undefined) {
        if (guessBoolean(scalar.text) === undefined) badDate(scalar.text);
        else wrong("true, false or a date", guessBoolean(scalar.text));
      }
      return;
    case "moment":
      if (scalar === undefined) wrong("step or date");
      else if (typeof scalar.value !== "number" && dayOfDate(scalar.text) === undefined) {
        badDate(scalar.text);
      }
      return;
    case "horizon":
      if (scalar === undefined) wrong("date or steps");
      else if (dayOfDate(scalar.text) === undefined && !/^\d+ steps?$/u.test(scalar.text)) {
        wrong("date or steps", guessHorizon(scalar.text));
      }
      return;
    case "duration":
      if (scalar === undefined || !durationForm.test(scalar.text)) {
        wrong("duration", guessDuration(scalar?.text.slice(0, 80) ?? ""));
      }
      return;
    case "counted":
      if (scalar === undefined || countedOf(scalar.text) === undefined)
        wrong("counted", guessCounted(scalar?.text.slice(0, 80) ?? ""));
      return;
    case "demand":
      if (scalar === undefined || !demandForm.test(scalar.text)) {
        wrong("demand", guessDemand(scalar?.text.slice(0, 80) ?? ""));
      }
      return;
    case "choice":
      checkChoice(node, shape.of, report);
      return;
    case "id":
      if (typeof scalar?.value !== "string") wrong("id");
      return;
    case "reference":
      if (scalar === undefined || scalar.value === null || scalar.text === "") wrong("id");
      return;
    case "expression":
      if (scalar === undefined || scalar.value === null)
        wrong(shape.type === "boolean" ? "condition" : "expression");
      return;
    case "chance":
    case "event-chance":
      if (scalar === undefined || scalar.value === null) wrong("chance");
      return;
    case "share":
    case "override":
      if (scalar === undefined || scalar.value === null) wrong("share");
      return;
    case "range":
      if (
        node.kind !== "sequence" ||
        node.items.length !== 2 ||
        node.items.some(({ kind }) => kind !== "scalar")
      )
        wrong("range", rangeMeant(node));
      return;
    case "basis":
      if (node.kind === "mapping" || scalar?.value === null) wrong("basis");
      else if (node.kind === "sequence") {
        for (const item of node.items) {
          if (item.kind === "scalar") continue;
          report(diagnose("wrong-type", item.span, { expected: "id", foundType: foundType(item) }));
        }
      }
      return;
    case "list":
      if (node.kind !== "sequence") wrong(shape.length === 2 ? "two dates" : "list");
      else if (shape.length !== undefined && node.items.length !== shape.length) wrong("two dates");
      return;
    case "some":
      return;
    case "template":
      if (shape.of !== undefined && node.kind !== "mapping") wrong("mapping");
      return;
    case "map":
      if (node.kind !== "mapping") wrong("mapping");
      return;
    case "either":
    case "ladder":
      if (node.kind === "scalar") wrong("mapping");
      return;
    case "construct": {
      const { short, mayBeEmpty } = grammar(shape.name);
      if (node.kind === "mapping" || (scalar?.value === null && mayBeEmpty === true)) return;
      if (short === undefined) wrong("mapping");
      return;
    }
  }
}

/** `[1.2, 1.8]` for `[1,2, 1,8]`: what no blank parts belongs together. */
function rangeMeant(node: Node): string | undefined {
  if (node.kind !== "sequence" || node.items.length > 4) return undefined;
  const { text } = node.span.file;
  const parts = text.slice(node.span.start + 1, node.span.end - 1).split(/,\s+/u);
  const ends = parts.map((part) => guessNumber(part, true));
  return ends.length === 2 && !ends.includes(undefined) ? `[${ends.join(", ")}]` : undefined;
}

function checkChoice(
  node: Node,
  choices: readonly (string | number | boolean)[],
  report: Report,
): void {
  if (node.kind === "scalar" && node.value !== null && choices.includes(node.value)) return;
  if (choices[0] === 1) return; // `brink:` has a message of its own.
  const found = node.kind === "scalar" ? node.text : foundType(node);
  const words = choices.map(String);
  const suggestion = suggest(found, words) ?? words.find((word) => word === guessBoolean(found));
  report(diagnose("bad-choice", node.span, { found, choices: words.join(", ") }, { suggestion }));
}

/** The kind of a node, as a term that messages translate. */
function foundType(node: Node): string {
  if (node.kind !== "scalar") return node.kind === "sequence" ? "list" : "mapping";
  if (node.value === null) return "nothing";
  return typeof node.value === "string"
    ? "plain text"
    : typeof node.value === "number"
      ? "number"
      : "true or false";
}
