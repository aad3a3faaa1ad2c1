/** The reference tables of the language, in Markdown, made from the table of constructs. */

import { constructs } from "./constructs.ts";
import type { Construct, Field, Shape } from "./shape.ts";

/** A section with a table for every construct, in order. */
export function referenceTables(table: readonly Construct[] = constructs): string {
  return table.map(sectionOf).join("\n\n");
}

function sectionOf(construct: Construct): string {
  const notes: string[] = [construct.doc];
  if (construct.short !== undefined) {
    notes.push(
      `Short form: ${describeShape(construct.short.shape)} alone is ${construct.short.means}.`,
    );
  }
  if (construct.mayBeEmpty === true) notes.push("May be left empty.");
  for (const group of construct.oneOf ?? []) {
    notes.push(`Exactly one of ${group.map((key) => `\`${key}\``).join(", ")}.`);
  }
  for (const [first, second] of construct.conflicts ?? []) {
    notes.push(`Not together: \`${first}\` and \`${second}\`.`);
  }
  const rows = construct.fields.map(rowOf);
  return [
    `### ${titleOf(construct)}`,
    "",
    notes.join(" "),
    "",
    "| key | what stands there | if left out | meaning |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

/** `observed_level` → `observed level`. */
function titleOf({ name }: Construct): string {
  return name.replaceAll("_", " ");
}

function rowOf(field: Field): string {
  const absent = field.required === true ? "**required**" : (field.default ?? "–");
  const since = field.since === undefined ? "" : ` Since \`brink: ${String(field.since)}\`.`;
  const cells = [`\`${field.key}\``, describeShape(field.shape), absent, field.doc + since];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case "text":
      return "text";
    case "string":
      return "plain string";
    case "boolean":
      return "`true` or `false`";
    case "integer":
      return `whole number ≥ ${String(shape.min)}`;
    case "number":
      return "number";
    case "flag-or-date":
      return "`true`, `false` or a date";
    case "date":
      return "date";
    case "choice":
      return shape.of.map((word) => `\`${String(word)}\``).join(", ");
    case "id":
      return "id";
    case "language":
      return "language tag";
    case "expression":
      return shape.type === "boolean"
        ? "condition"
        : shape.type === "number"
          ? "number or expression"
          : "expression or condition";
    case "chance":
      return "chance with a window";
    case "event-chance":
      return "chance";
    case "share":
      return "percentage or expression";
    case "range":
      return shape.percent ? "`[low, high]`, may have `%`" : "`[low, high]`";
    case "basis":
      return "source id, list of them, or `judgement`";
    case "horizon":
      return "date, or `n steps`";
    case "duration":
      return "duration, such as `3 weeks` or `2 steps`";
    case "counted":
      return "`k of n`";
    case "demand":
      return "`always`, `at least p` or `at most p`";
    case "moment":
      return ["step number or date", ...(shape.words ?? []).map((word) => `\`${word}\``)].join(
        ", or ",
      );
    case "reference":
      return shape.to === "level"
        ? "level"
        : shape.to === "source"
          ? "source id"
          : `${shape.to} id`;
    case "file":
      return "file name";
    case "override":
      return "number";
    case "list":
      return `list${shape.length === undefined ? "" : ` of ${String(shape.length)}`}: ${describeShape(shape.of)}`;
    case "some":
      return `${describeShape(shape.of)}, or a list of them`;
    case "map":
      return `${keysOf(shape.keys)} → ${describeShape(shape.of)}`;
    case "construct":
      return `[${shape.name.replaceAll("_", " ")}](#${shape.name.replaceAll("_", "-")})`;
    case "either":
      return `${describeShape(shape.map)}, or a ${describeShape(shape.list)}`;
    case "template":
      return shape.of === undefined ? "anything" : `${describeShape(shape.of)}, with names`;
    case "ladder":
      return "id → [level](#level), or a list of ids";
  }
}

function keysOf(keys: (Shape & { kind: "map" })["keys"]): string {
  return keys === "path"
    ? "path or parameter id"
    : keys === "source"
      ? "source id"
      : keys === "reference"
        ? "id of what it is about"
        : "id";
}
