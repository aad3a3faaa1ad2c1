/**
 * What a reader of an answer must be warned of. It stands in the answer itself, as a code with its
 * values, so that no form of the answer can leave it out; the words of a code are those of the message
 * `caution.CODE`, whose holes are its values.
 */

import * as v from "valibot";
import type { Messages } from "../i18n/catalog.ts";
import type { HolesOf } from "../i18n/translate.ts";
import type { Fixed } from "./schema.ts";

/** Codes of all cautions. */
export type CautionCode = keyof Messages extends infer Key
  ? Key extends `caution.${infer Code}`
    ? Code
    : never
  : never;

/** The value of a hole: a number, words, or ids of outcomes that are to be named. */
export type CautionValue = number | string | readonly string[];

type Values<Code extends CautionCode> = Readonly<
  Record<HolesOf<Messages[`caution.${Code}`]>, CautionValue>
>;

/** A caution: its code, and what fills its words. */
export const cautionSchema = v.pipe(
  v.objectWithRest(
    { code: v.pipe(v.string(), v.description("What there is to warn of.")) },
    v.union([v.pipe(v.number(), v.finite()), v.string(), v.array(v.string())]),
  ),
  v.description("A warning: its code, and the values that its words need."),
);

/** A caution as an answer holds it. */
export type Caution = Fixed<v.InferOutput<typeof cautionSchema>>;

/** A caution of a code, with a value for every hole of its words. */
export function caution<Code extends CautionCode>(
  code: Code,
  ...values: [HolesOf<Messages[`caution.${Code}`]>] extends [never] ? [] : [Values<Code>]
): Caution {
  return { code, ...values[0] };
}

/** Codes of an answer that nothing sound is left of: the command ends with exit code 1. */
const unsound: readonly string[] = [
  "no-runs",
  "sensitivity-nothing",
  "uncertain-none",
] satisfies readonly CautionCode[];

/** Whether an answer holds anything that can be relied upon. */
export function isSound({ cautions }: { readonly cautions: readonly Caution[] }): boolean {
  return !cautions.some(({ code }) => unsound.includes(code));
}
