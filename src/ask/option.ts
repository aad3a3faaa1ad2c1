/**
 * Options as data. From one table come what the command line accepts, explains and completes, the values
 * that a question is given, and the command that asks the same again.
 */

import { suggest } from "../base/suggest.ts";
import type { Messages, Speech } from "../i18n/catalog.ts";
import { latinDigits } from "../i18n/number.ts";
import { UsageFault } from "./refusal.ts";
import { joined } from "./shell.ts";

/** A message without holes. */
export type HelpKey = Extract<keyof Messages, `help.${string}`>;

/** What a shell can offer where an argument or a value is wanted. */
export type Completion = "scenario" | "file" | readonly string[];

/** What a reader of values may say: the option's long name, and the language. */
export interface Reading {
  readonly name: string;
  readonly say: Speech;
}

/** An option whose value is a `Value`. */
export interface Option<Value> {
  /** As they are written: `--seed <text>`. */
  readonly flags: string;
  readonly about: HelpKey;
  /** May be given several times; all values count. */
  readonly repeats?: boolean;
  readonly completion?: Completion;
  /** What was typed, in order; nothing where it was not given. @throws UsageFault */
  readonly read: (typed: readonly string[], reading: Reading) => Value;
  /** The values as they would be typed, null for none; absent for an option that decides nothing of the answer. */
  readonly write?: (value: Value) => readonly (string | null)[];
}

/** Options by the name of their value. */
/** The options of a question, by name. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- values of any type, kept apart by key
export type OptionTable = Readonly<Record<string, Option<any>>>;

/** The values of a table. */
export type ValuesOf<Table extends OptionTable> = {
  readonly [Key in keyof Table]: Table[Key] extends Option<infer Value> ? Value : never;
};

type Extra = Pick<Option<unknown>, "completion"> & {
  /** Decides nothing of the answer. */
  readonly idle?: true;
};

const plain = (value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [String(value)];

function single<Value extends string | number>(
  flags: string,
  about: HelpKey,
  read: (typed: string, reading: Reading) => Value,
  { idle, ...extra }: Extra = {},
): Option<Value | undefined> {
  return {
    ...{ flags, about, ...extra },
    read: (typed, reading) => {
      const value = typed.at(-1);
      return value === undefined ? undefined : read(value, reading);
    },
    ...(idle === true ? {} : { write: plain }),
  };
}

/** The same option, with a value where none is given. */
export function otherwise<Value>(option: Option<Value | undefined>, value: Value): Option<Value> {
  const { read, ...rest } = option;
  return { ...rest, read: (typed, reading) => read(typed, reading) ?? value };
}

/** Any text. */
export const text = (flags: string, about: HelpKey, extra?: Extra): Option<string | undefined> =>
  single(flags, about, (typed) => typed, extra);

/** Texts, one for each time that the option is given. */
export const texts = (
  flags: string,
  about: HelpKey,
  { completion }: Extra = {},
): Option<readonly string[]> => ({
  ...{ flags, about, repeats: true },
  ...(completion === undefined ? {} : { completion }),
  read: (typed) => typed,
  write: (values) => values,
});

/** Given or not. */
export const flag = (flags: string, about: HelpKey, { idle }: Extra = {}): Option<boolean> => ({
  ...{ flags, about },
  read: (typed) => typed.length > 0,
  ...(idle === true ? {} : { write: (given) => (given ? [null] : []) }),
});

/** Throws what is wrong with a value. */
export function badValue({ name, say }: Reading, value: string, wanted: string): never {
  throw new UsageFault(say("usage.bad-value", { option: name, value, wanted }));
}

/** Largest upper bound that a message names though it was not passed. */
const shownBound = 100_000;

/** A whole number in `[least, most]`, in Western, Arabic or Persian digits, `_` allowed between them. */
export function readWhole(
  typed: string,
  reading: Reading,
  { least = 1, most }: { readonly least?: number; readonly most: number },
): number {
  const digits = latinDigits(typed.trim());
  const value = /^\d+(?:_\d+)*$/u.test(digits) ? Number(digits.replaceAll("_", "")) : NaN;
  if (value >= least && value <= most) return value;
  const { say } = reading;
  // A bound beyond what anyone would type only distracts from the slip.
  const wanted =
    value > most || most <= shownBound
      ? say("usage.whole-number", { low: String(least), high: String(most) })
      : say("usage.whole-number-from", { low: String(least) });
  return badValue(reading, typed, wanted);
}

/** A whole number. */
export const whole = (
  flags: string,
  about: HelpKey,
  bounds: { readonly least?: number; readonly most: number },
  extra?: Extra,
): Option<number | undefined> =>
  single(flags, about, (typed, reading) => readWhole(typed, reading, bounds), extra);

/** One of a few words. @throws UsageFault with the word that was probably meant */
export function readChoice<const Word extends string>(
  typed: string,
  reading: Reading,
  words: readonly Word[],
): Word {
  const found = words.find((word) => word === typed);
  if (found !== undefined) return found;
  const { say, name } = reading;
  const near = suggest(typed, words);
  const wanted = say("usage.one-of", { choices: words.join(", ") });
  const fault = say("usage.bad-value", { option: name, value: typed, wanted });
  throw new UsageFault(
    near === undefined ? fault : `${fault}\n${say("usage.did-you-mean", { name: near })}`,
  );
}

/** One of a few words. */
export const choice = <const Word extends string>(
  flags: string,
  about: HelpKey,
  words: readonly Word[],
  extra?: Extra,
): Option<Word | undefined> =>
  single(flags, about, (typed, reading) => readChoice(typed, reading, words), {
    completion: words,
    ...extra,
  });

/** Several of a few words. */
export const choices = <const Word extends string>(
  flags: string,
  about: HelpKey,
  words: readonly Word[],
): Option<readonly Word[]> => ({
  ...{ flags, about, repeats: true, completion: words },
  read: (typed, reading) => typed.map((one) => readChoice(one, reading, words)),
  write: (values) => values,
});

/** An ISO date, in Western, Arabic or Persian digits. */
export function readDate(typed: string, reading: Reading): string {
  const digits = latinDigits(typed.trim());
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(digits) ? Date.parse(`${digits}T00:00:00Z`) : NaN;
  // 30 February would be read as a day in March.
  if (!Number.isNaN(day) && new Date(day).toISOString().startsWith(digits)) return digits;
  return badValue(reading, typed, reading.say("usage.date"));
}

/** A date. */
export const date = (flags: string, about: HelpKey): Option<string | undefined> =>
  single(flags, about, readDate);

/** Dates. */
export const dates = (flags: string, about: HelpKey): Option<readonly string[]> => ({
  ...texts(flags, about),
  read: (typed, reading) => typed.map((one) => readDate(one, reading)),
});

/** A share strictly between 0 and 1, plain or in percent. */
export const openShare = (flags: string, about: HelpKey): Option<number | undefined> =>
  single(flags, about, (typed, reading) => {
    const [, digits, percent] =
      /^\s*(\d+\.?\d*|\.\d+)\s*([%٪]?)\s*$/u.exec(latinDigits(typed)) ?? [];
    const share = Number(digits ?? "NaN") / (percent === "" ? 1 : 100);
    return share > 0 && share < 1 ? share : badValue(reading, typed, reading.say("usage.share"));
  });

/** A value that is read by a rule of its own. */
export const reads = <Value>(
  flags: string,
  about: HelpKey,
  read: (typed: string, reading: Reading) => Value,
  write: (value: Value) => string,
): Option<Value | undefined> => ({
  ...{ flags, about },
  read: (typed, reading) => {
    const value = typed.at(-1);
    return value === undefined ? undefined : read(value, reading);
  },
  write: (value) => (value === undefined ? [] : [write(value)]),
});

/** `id=number` pairs by id, sorted, so that the order of the arguments shows nowhere. */
export const settings = (
  flags: string,
  about: HelpKey,
): Option<Readonly<Record<string, string>>> => ({
  ...{ flags, about, repeats: true },
  read: (typed, reading) => {
    const pairs = typed.map((one) => {
      const [, id, value] = /^\s*([^\s=]+)\s*=\s*(\S.*?)\s*$/u.exec(one) ?? [];
      return id === undefined || value === undefined
        ? badValue(reading, one, reading.say("usage.setting"))
        : ([id, latinDigits(value)] as const);
    });
    const twice = pairs.find(([id], index) => pairs.findIndex(([one]) => one === id) < index);
    if (twice !== undefined) {
      throw new UsageFault(reading.say("usage.twice", { option: `${reading.name} ${twice[0]}` }));
    }
    return Object.fromEntries(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  },
  write: (values) => Object.entries(values).map(([id, value]) => `${id}=${value}`),
});

/** The long name of an option: `--seed`. */
export const longName = ({ flags }: Pick<Option<unknown>, "flags">): string =>
  /--[a-z-]+/u.exec(flags)?.[0] ?? flags;

/** The values of a table from what was typed, by long name without dashes. @throws UsageFault */
export function readOptions<Table extends OptionTable>(
  table: Table,
  typed: (name: string) => readonly string[],
  say: Speech,
): ValuesOf<Table> {
  const entries = Object.entries(table).map(([key, option]) => {
    const name = longName(option);
    const given = typed(name.slice(2));
    if (option.repeats !== true && given.length > 1) {
      throw new UsageFault(say("usage.twice", { option: name }));
    }
    return [key, option.read(given, { name, say }) as unknown];
  });
  return Object.fromEntries(entries) as ValuesOf<Table>;
}

/** The words of a command line that give these values, in the order of the table. */
export function wordsOfOptions<Table extends OptionTable>(
  table: Table,
  values: Partial<ValuesOf<Table>>,
): readonly string[] {
  return Object.entries(table).flatMap(([key, option]) => {
    const value: unknown = values[key];
    if (value === undefined || option.write === undefined) return [];
    return option.write(value).map((word) => joined(longName(option), word));
  });
}
