/**
 * The JSON Schema (draft 7) of scenario files, for completion and hover text in editors. Made from
 * the table of constructs; it judges structure only, `brink check` judges the rest.
 */

import { constructOf, constructs } from "./constructs.ts";
import { countedForm } from "./guess.ts";
import { templated } from "./constructs-templates.ts";
import type { Construct, ConstructName, Field, Grammar, Shape } from "./shape.ts";

/** A piece of JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * How strictly keys are asked for: a whole scenario has all of them; a variant (`extends`) may give
 * or remove (`null`) any, and so may a template, in which names (`$calm`) stand for values.
 */
interface How {
  readonly manner: "whole" | "variant" | "template";
  readonly grammar: Grammar;
}

/** The schema of a scenario file, a variant, or a file that others include. */
export function scenarioSchema(): Schema {
  const whole: How = { manner: "whole", grammar: constructOf };
  const variant: How = { ...whole, manner: "variant" };
  const definitions = {
    ...definitionsOf(constructs, whole),
    ...definitionsOf(constructs, variant),
    ...definitionsOf(templatable, { ...whole, manner: "template" }),
  };
  // A variant may include files too, which then give or remove parts: nothing in them says so.
  const fragment = schemaOfConstruct(constructOf("scenario"), variant);
  const root = {
    if: { required: ["extends"] },
    then: { $ref: "#/definitions/scenario-variant" },
    else: {
      if: { required: ["scenario"] },
      then: { $ref: "#/definitions/scenario" },
      else: { $ref: "#/definitions/fragment" },
    },
  };
  const described = {
    ...fragment,
    required: ["brink"],
    description: "A file that others include.",
  };
  return document("Brink scenario", constructOf("scenario").doc, root, {
    ...definitions,
    fragment: described,
  });
}

/** The schema of another kind of file, from its table. */
export function fileSchema(
  title: string,
  root: ConstructName,
  table: readonly Construct[],
  grammar: Grammar,
): Schema {
  const definitions = definitionsOf(table, { manner: "whole", grammar });
  const reference = { allOf: [{ $ref: `#/definitions/${root}` }] };
  return document(title, grammar(root).doc, reference, definitions);
}

function document(title: string, description: string, root: Schema, definitions: Schema): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title,
    description,
    type: "object",
    ...root,
    definitions,
  };
}

/** What may stand in a template: what it may be of, and all that stands in that. */
const templatable: readonly Construct[] = reachedFrom(templated);

function reachedFrom(names: readonly ConstructName[]): readonly Construct[] {
  const reached = new Set<ConstructName>(names);
  const look = (shape: Shape | undefined): void => {
    if (shape === undefined) return;
    if (shape.kind === "construct") reached.add(shape.name);
    else if (shape.kind === "ladder") reached.add("level");
    else if (shape.kind === "either") [shape.list, shape.map].forEach(look);
    else if ("of" in shape && !Array.isArray(shape.of)) look(shape.of as Shape);
  };
  // A set goes on to what is added to it on the way.
  for (const name of reached) {
    const { fields, short } = constructOf(name);
    for (const { shape } of fields) look(shape);
    look(short?.shape);
  }
  return [...reached].map(constructOf);
}

function definitionsOf(table: readonly Construct[], how: How): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    table.map((construct) => [nameOf(construct, how), schemaOfConstruct(construct, how)]),
  );
}

function nameOf(construct: Pick<Construct, "name">, how: How): string {
  return how.manner === "whole" ? construct.name : `${construct.name}-${how.manner}`;
}

function schemaOfConstruct(construct: Construct, how: How): Schema {
  const properties: Record<string, Schema> = {};
  for (const field of construct.fields) properties[field.key] = schemaOfField(field, how);
  const schema: Record<string, unknown> = {
    description: construct.doc,
    type: "object",
    properties,
    additionalProperties: false,
  };
  if (how.manner !== "whole") {
    if (construct.name === "scenario") schema["required"] = ["brink", "scenario", "extends"];
    return schema;
  }
  // The flashpoints may stand in files that the scenario includes.
  const elsewhere = construct.name === "scenario" ? "flashpoints" : undefined;
  const required = construct.fields
    .filter((field) => field.required === true && field.key !== elsewhere)
    .map(({ key }) => key);
  if (required.length > 0) schema["required"] = required;
  const all: Schema[] = (construct.oneOf ?? []).map((group) => ({
    oneOf: group.map((key) => ({ required: [key] })),
  }));
  for (const pair of construct.conflicts ?? []) all.push({ not: { required: pair } });
  if (elsewhere !== undefined) {
    all.push({ anyOf: [{ required: [elsewhere] }, { required: ["include"] }] });
  }
  if (all.length > 0) schema["allOf"] = all;
  const needs = Map.groupBy(construct.needs ?? [], ([key]) => key);
  if (needs.size > 0) {
    const entries = [...needs].map(([key, pairs]) => [key, pairs.map(([, other]) => other)]);
    schema["dependencies"] = Object.fromEntries(entries);
  }
  return schema;
}

function schemaOfField(field: Field, how: How): Schema {
  const described =
    field.default === undefined ? field.doc : `${field.doc} Default: ${field.default}.`;
  const shape = schemaOf(field.shape, how);
  const schema = how.manner !== "whole" ? { anyOf: [shape, { type: "null" }] } : shape;
  // Beside a `$ref` draft 7 ignores everything, so a description needs a wrapping.
  return "$ref" in schema
    ? { description: described, allOf: [schema] }
    : { description: described, ...schema };
}

const date: Schema = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
const written: Schema = { type: ["string", "number"] };
const idPattern = "^[a-z][a-z0-9_]{0,39}$";
/** `kinmen, matsu`, `state_1..state_5`; and a name in the place of an id, within a template. */
const severalPattern = "^[a-z$][a-z0-9_$]*(\\s*(,|\\.\\.)\\s*[a-z$][a-z0-9_$]*)+$|\\$[a-z]";

/** A name that stands for a value in a template. */
const nameInTemplate: Schema = { type: "string", pattern: "\\$[a-z]" };

function schemaOf(shape: Shape, how: How): Schema {
  const schema = schemaOfShape(shape, how);
  return how.manner === "template" ? { anyOf: [schema, nameInTemplate] } : schema;
}

function schemaOfShape(shape: Shape, how: How): Schema {
  switch (shape.kind) {
    case "text":
      return {
        anyOf: [written, { type: "object", additionalProperties: written, minProperties: 1 }],
      };
    case "string":
    case "file":
    case "language":
    case "reference":
      return written;
    case "id":
      return { type: "string", pattern: "^[a-z][a-z0-9_-]{0,39}$" };
    case "boolean":
      return { type: "boolean" };
    case "integer":
      return shape.max === Number.MAX_SAFE_INTEGER
        ? { type: "integer", minimum: shape.min }
        : { type: "integer", minimum: shape.min, maximum: shape.max };
    case "number":
      return { type: "number" };
    case "date":
      return date;
    case "flag-or-date":
      return { anyOf: [{ type: "boolean" }, date] };
    case "moment":
      return {
        anyOf: [
          { type: "integer", minimum: 0 },
          date,
          ...(shape.words === undefined ? [] : [{ enum: shape.words }]),
        ],
      };
    case "horizon":
      return { type: "string", pattern: "^(\\d{4}-\\d{2}-\\d{2}|\\d+ steps?)$" };
    case "duration":
      return { type: "string", pattern: "^\\s*\\d+ +(step|day|week|month|year)s?\\s*$" };
    case "counted":
      return { type: "string", pattern: countedForm.source, examples: ["6 of 75"] };
    case "demand":
      return { type: "string", examples: ["always", "at least 95%", "at most 5%"] };
    case "choice":
      return { enum: shape.of };
    case "expression":
      return {
        type: shape.type === "number" ? ["string", "number"] : ["string", "number", "boolean"],
      };
    case "chance":
      return {
        type: "string",
        pattern: "\\sper\\s+([1-9]\\d{0,3}\\s+)?(day|week|month|year)s?\\s*$",
        examples: ["1% per week"],
      };
    case "event-chance":
    case "share":
    case "override":
      return { ...written, examples: ["50%"] };
    case "range":
      return {
        type: "array",
        items: shape.percent ? written : { type: "number" },
        minItems: 2,
        maxItems: 2,
      };
    case "basis":
      return { anyOf: [written, { type: "array", items: written, minItems: 1 }] };
    case "list":
      return {
        ...{ type: "array", items: schemaOf(shape.of, how) },
        ...(shape.length === undefined ? {} : { minItems: shape.length, maxItems: shape.length }),
      };
    case "some": {
      const one = schemaOf(shape.of, how);
      return { anyOf: [one, { type: "array", items: one }] };
    }
    case "map":
      return schemaOfMap(shape.keys === "id", schemaOf(shape.of, how), how);
    case "template":
      return shape.of === undefined ? {} : schemaOf(shape.of, { ...how, manner: "template" });
    case "either":
      return { anyOf: [schemaOf(shape.list, how), schemaOf(shape.map, how)] };
    case "ladder":
      return {
        anyOf: [
          schemaOfMap(true, schemaOf({ kind: "construct", name: "level" }, how), how),
          {
            type: "array",
            items: { type: "string", pattern: idPattern },
            minItems: 2,
            uniqueItems: true,
          },
        ],
      };
    case "construct":
      return schemaOfReference(how.grammar(shape.name), how);
  }
}

function schemaOfMap(ids: boolean, value: Schema, how: How): Schema {
  const inner = how.manner !== "whole" ? { anyOf: [value, { type: "null" }] } : value;
  if (!ids) return { type: "object", additionalProperties: inner };
  const several = how.grammar === constructOf ? { [severalPattern]: inner } : {};
  const patternProperties = { [idPattern]: inner, ...several };
  return { type: "object", patternProperties, additionalProperties: false };
}

function schemaOfReference(construct: Construct, how: How): Schema {
  const full: Schema = { $ref: `#/definitions/${nameOf(construct, how)}` };
  const used: Schema = { $ref: `#/definitions/${construct.name}-variant` };
  // What is made of a template gives or removes any of its keys.
  const mayUse = how.manner === "whole" && construct.fields.some(({ key }) => key === "use");
  const whole = mayUse
    ? { if: { type: "object", required: ["use"] }, then: used, else: full }
    : full;
  const forms = [whole];
  if (construct.short !== undefined) forms.push(schemaOf(construct.short.shape, how));
  if (construct.mayBeEmpty === true) forms.push({ type: "null" });
  return forms.length === 1 ? whole : { anyOf: forms };
}
