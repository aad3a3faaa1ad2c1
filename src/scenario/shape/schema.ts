/**
 * The JSON Schema (draft 7) of scenario files, for completion and hover text in editors. Made from
 * the table of constructs; it judges structure only, `brink check` judges the rest.
 */

import { assertNever } from "../../base/invariant.ts";
import { constructOf, constructs } from "./constructs.ts";
import type { Construct, Field, Shape } from "./shape.ts";

/** A piece of JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * How strictly keys are asked for: a whole scenario has all of them; a variant (`extends`) may give
 * or remove (`null`) any.
 */
type Manner = "whole" | "variant";

/** The schema of a scenario file, a variant, or a file that others include. */
export function scenarioSchema(): Schema {
  const definitions: Record<string, Schema> = {};
  for (const manner of ["whole", "variant"] as const) {
    for (const construct of constructs) {
      definitions[nameOf(construct, manner)] = schemaOfConstruct(construct, manner);
    }
  }
  const { allOf: _whole, ...fragment } = schemaOfConstruct(constructOf("scenario"), "whole");
  definitions["fragment"] = {
    ...fragment,
    required: ["brink"],
    description: "A file that others include.",
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Brink scenario",
    description: constructOf("scenario").doc,
    type: "object",
    if: { required: ["extends"] },
    then: { $ref: "#/definitions/scenario-variant" },
    else: {
      if: { required: ["scenario"] },
      then: { $ref: "#/definitions/scenario" },
      else: { $ref: "#/definitions/fragment" },
    },
    definitions,
  };
}

function nameOf(construct: Pick<Construct, "name">, manner: Manner): string {
  return manner === "whole" ? construct.name : `${construct.name}-variant`;
}

function schemaOfConstruct(construct: Construct, manner: Manner): Schema {
  const properties: Record<string, Schema> = {};
  for (const field of construct.fields) properties[field.key] = schemaOfField(field, manner);
  const schema: Record<string, unknown> = {
    description: construct.doc,
    type: "object",
    properties,
    additionalProperties: false,
  };
  if (manner === "variant") {
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
  return schema;
}

function schemaOfField(field: Field, manner: Manner): Schema {
  const described =
    field.default === undefined ? field.doc : `${field.doc} Default: ${field.default}.`;
  const shape = schemaOf(field.shape, manner);
  const schema = manner === "variant" ? { anyOf: [shape, { type: "null" }] } : shape;
  // Beside a `$ref` draft 7 ignores everything, so a description needs a wrapping.
  return "$ref" in schema
    ? { description: described, allOf: [schema] }
    : { description: described, ...schema };
}

const date: Schema = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
const written: Schema = { type: ["string", "number"] };
const idPattern = "^[a-z][a-z0-9_]{0,39}$";

function schemaOf(shape: Shape, manner: Manner): Schema {
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
    case "moment":
      return { anyOf: [{ type: "integer", minimum: 0 }, date] };
    case "horizon":
      return { type: "string", pattern: "^(\\d{4}-\\d{2}-\\d{2}|\\d+ steps?)$" };
    case "choice":
      return { enum: shape.of };
    case "expression":
      return {
        type: shape.type === "number" ? ["string", "number"] : ["string", "number", "boolean"],
      };
    case "chance":
      return {
        type: "string",
        pattern: "\\sper\\s+(day|week|month|year)\\s*$",
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
      return { type: "array", items: schemaOf(shape.of, manner) };
    case "some": {
      const one = schemaOf(shape.of, manner);
      return { anyOf: [one, { type: "array", items: one }] };
    }
    case "map":
      return schemaOfMap(shape.keys === "id", schemaOf(shape.of, manner), manner);
    case "ladder":
      return {
        anyOf: [
          schemaOfMap(true, schemaOf({ kind: "construct", name: "level" }, manner), manner),
          {
            type: "array",
            items: { type: "string", pattern: idPattern },
            minItems: 2,
            uniqueItems: true,
          },
        ],
      };
    case "construct":
      return schemaOfReference(constructOf(shape.name), manner);
    default:
      return assertNever(shape);
  }
}

function schemaOfMap(ids: boolean, value: Schema, manner: Manner): Schema {
  const inner = manner === "variant" ? { anyOf: [value, { type: "null" }] } : value;
  if (!ids) return { type: "object", additionalProperties: inner };
  return { type: "object", patternProperties: { [idPattern]: inner }, additionalProperties: false };
}

function schemaOfReference(construct: Construct, manner: Manner): Schema {
  const whole: Schema = { $ref: `#/definitions/${nameOf(construct, manner)}` };
  const forms = [whole];
  if (construct.short !== undefined) forms.push(schemaOf(construct.short.shape, manner));
  if (construct.mayBeEmpty === true) forms.push({ type: "null" });
  return forms.length === 1 ? whole : { anyOf: forms };
}
