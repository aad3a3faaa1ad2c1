/** Values of options, read strictly: what is not exactly right is refused with what would be. */

import { suggest } from "../base/suggest.ts";
import type { Speech } from "../i18n/catalog.ts";
import { latinDigits } from "../i18n/number.ts";
import { UsageFault } from "../ask/refusal.ts";

/** Reads the value of one option. Throws UsageFault. */
export type ReadValue<T> = (option: string, value: string) => T;

/** Largest upper bound that a message names though it was not passed. */
const shownBound = 100_000;

/** A whole number in `[low, high]`, in Western, Arabic or Persian digits, `_` allowed between them. */
export function wholeNumber(say: Speech, low: number, high: number): ReadValue<number> {
  return (option, value) => {
    const text = latinDigits(value.trim());
    const digits = /^\d+(?:_\d+)*$/u.test(text) ? text.replaceAll("_", "") : "";
    const number = digits === "" ? Number.NaN : Number(digits);
    if (number >= low && number <= high) return number;
    // A bound beyond what anyone would type only distracts from the slip.
    const wanted =
      number > high || high <= shownBound
        ? say("usage.whole-number", { low: String(low), high: String(high) })
        : say("usage.whole-number-from", { low: String(low) });
    throw new UsageFault(say("usage.bad-value", { option, value, wanted }));
  };
}

/** One of a few words. */
export function oneOf<T extends string>(say: Speech, choices: readonly T[]): ReadValue<T> {
  return (option, value) => {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    const near = suggest(value, choices);
    const fault = say("usage.bad-value", {
      option,
      value,
      wanted: say("usage.one-of", { choices: choices.join(", ") }),
    });
    const hint = near === undefined ? "" : `\n${say("usage.did-you-mean", { name: near })}`;
    throw new UsageFault(fault + hint);
  };
}

/** `id=number` pairs; a later one of the same id wins. Whether the id exists is the checker's matter. */
export function settings(say: Speech, values: readonly string[]): Readonly<Record<string, string>> {
  const pairs = values.map((value) => {
    const [, id, text] = /^\s*([^\s=]+)\s*=\s*(\S.*?)\s*$/u.exec(value) ?? [];
    if (id === undefined || text === undefined) {
      throw new UsageFault(
        say("usage.bad-value", { option: "--set", value, wanted: say("usage.setting") }),
      );
    }
    return [id, latinDigits(text)] as const;
  });
  return Object.fromEntries(pairs);
}
