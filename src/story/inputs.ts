/** Inputs of an analysis, told alike by every method: their names, and how many of them are shown. */

import type { TornadoAnswer } from "../answer/sensitivity-schema.ts";
import { listIn } from "../i18n/list.ts";
import { withDigits, type NumberStyle } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import type { Block } from "./block.ts";
import { isolate, isolated } from "./figures.ts";
import { note, type Telling } from "./telling.ts";

/** An input as an answer tells it. */
type RangedInput = Pick<
  TornadoAnswer["measures"][number]["inputs"][number],
  "input" | "central" | "rangeLow" | "rangeHigh" | "shares" | "correlated"
>;

/** The classes of what numbers rest on. */
export const provenanceClasses = [
  "counted",
  "elicited",
  "fitted",
  "sourced",
  "judged",
  "baseless",
] as const;

/** What of an outcome is followed. */
export interface Followed {
  readonly name: string;
  /** Shares are told in percent, differences of them in percentage points: 100, else 1. */
  readonly scale: 1 | 100;
  /** Inputs that are drawn. */
  readonly shown: number;
}

/** The name that a scenario gives to an input, with its path; else the path. */
export function inputName(id: string, { say, naming, style }: Telling): string {
  const named = naming.model.parameters.find((one) => (one.id as string) === id);
  const name = textIn(named?.name, style.language);
  return name === ""
    ? say("sensitivity.input", { name: id })
    : say("sensitivity.named", { name, id });
}

/** The name of a factor of several inputs: the shares of an unknown one by one, else how many there are. */
export function factorName(id: string, inputs: readonly string[], telling: Telling): string {
  const { say, style } = telling;
  const kind = provenanceClasses.find((one) => id === `class.${one}`);
  if (kind !== undefined) {
    return say("sensitivity.group", { name: say(`sensitivity.class.${kind}`), n: inputs.length });
  }
  if (inputs.length < 2) return inputName(id, telling);
  const path = `${id}.`;
  if (id.startsWith("correlated.")) {
    const names = inputs.map((one) => isolate(one, style));
    return say("sensitivity.shares", { name: id, shares: listIn(style, names) });
  }
  if (!id.startsWith("unknowns.") || !inputs.every((one) => one.startsWith(path))) {
    return say("sensitivity.group", { name: id, n: inputs.length });
  }
  const shares = inputs.map((one) => isolate(one.slice(path.length), style));
  return say("sensitivity.shares", { name: id, shares: listIn(style, shares) });
}

/** An input with its range; of numbers that move together all values that they take, low … high (central). */
export function rangeText(input: RangedInput, telling: Telling): string {
  const { say, style } = telling;
  const range = (name: string, ends: readonly [number, number], value: number): string =>
    say("sensitivity.range", {
      ...{ name, value: threeDigits(value, style) },
      ...{ low: threeDigits(ends[0], style), high: threeDigits(ends[1], style) },
    });
  const { rangeLow, rangeHigh, central, shares = [], correlated } = input;
  return [
    range(inputName(input.input, telling), [rangeLow, rangeHigh], central),
    ...shares.map((one) => {
      const name = one.input.split(".").at(-1) ?? one.input;
      return range(name, [one.atLow, one.atHigh], one.central);
    }),
    ...(correlated?.others ?? []).map((one) =>
      range(inputName(one.input, telling), [one.atLow, one.atHigh], one.central),
    ),
  ].join(say("sensitivity.and-share"));
}

function threeDigits(value: number, style: NumberStyle): string {
  const text = String(Number(value.toPrecision(3))).replace("-", "−");
  return isolated(withDigits(text, style), style);
}

/** Inputs that a table lists at most, where not more of them are drawn. */
const LISTED = 40;

/** The rows that a table lists. */
export function listed<Row>(rows: readonly Row[], { shown }: Followed): readonly Row[] {
  return rows.slice(0, Math.max(shown, LISTED));
}

/** What is said of the inputs that are not drawn. */
export function restBlocks(all: number, { shown }: Followed, { say }: Telling): readonly Block[] {
  return all > shown ? [note(say("sensitivity.rest", { n: all - shown }))] : [];
}
