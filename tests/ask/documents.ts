/** Answers as commands print them: read, held against their schema, and without what no run repeats. */

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import * as v from "valibot";
import { expect } from "vitest";
import { toldOf, untoldAnswers } from "../../src/ask/questions.ts";
import type { Told } from "../../src/ask/told.ts";
import { call, type CallOptions } from "../cli/call.ts";
import { schemaOf } from "../docs/answers.ts";

/** A document of a command. */
export type Printed = Readonly<Record<string, unknown>>;

/**
 * What a command prints with `--json`, without `elapsed` and `runsPerSecond`. It is what its schema says,
 * to the order of the keys.
 */
export async function printed(
  args: readonly string[],
  options: CallOptions = {},
): Promise<Printed> {
  const { code, out, err } = await call([...args, "--json"], options);
  expect({ code, err: code === 0 ? "" : err }).toEqual({ code: 0, err: "" });
  return held(JSON.parse(out) as Printed);
}

/** An answer that stands in a document: held and given back in the same way. */
export async function held(document: Printed): Promise<Printed> {
  const kind = String(document["kind"]);
  const untold = await untoldAnswers.find((one) => one.kind === kind)?.load();
  const told = (await toldOf(kind)) ?? (untold === undefined ? undefined : { kind, ...untold });
  expect(told, `a question answers with ${String(document["kind"])}`).toBeDefined();
  const validate = validatorOf(told!);
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
  const read = v.parse(told!.schema, document);
  expect(JSON.stringify(read)).toBe(JSON.stringify(document));
  const { elapsed, runsPerSecond, ...rest } = document;
  // A run and a graded class are the same to the byte, so they do not say how long it took.
  const timeless = ["run", "teach-grade"].includes(kind);
  expect(typeof elapsed).toBe(timeless ? "undefined" : "number");
  expect(["number", "undefined"]).toContain(typeof runsPerSecond);
  return rest;
}

const validators = new Map<string, ValidateFunction>();

/** What holds a document against the published schema of its kind. */
function validatorOf(told: Pick<Told, "kind" | "schema">): ValidateFunction {
  const known = validators.get(told.kind);
  if (known !== undefined) return known;
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });
  const made = ajv.compile(schemaOf(told));
  validators.set(told.kind, made);
  return made;
}
