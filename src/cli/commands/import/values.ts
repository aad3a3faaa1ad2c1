/** Values of the options of `brink import`. */

import { dayOfDate } from "../../../app/import.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { refuseValue } from "./shared.ts";

/** An id as scenarios have them. @throws UsageFault */
export function idOf(context: Context, option: string, value: string): string {
  if (/^[a-z][a-z0-9_]{0,39}$/u.test(value)) return value;
  return refuseValue(context, option, value, context.say("import.id"));
}

/** A day; undefined where the option is not given. @throws UsageFault */
export function dayGiven(context: Context, input: Input, name: string): number | undefined {
  const value = input.value(name);
  if (value === undefined) return undefined;
  return dayOfDate(value) ?? refuseValue(context, `--${name}`, value, context.say("import.date"));
}
