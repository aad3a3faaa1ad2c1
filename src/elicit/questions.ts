/** The numbers of a scenario that experts can be asked for, and how an answer goes back into its file. */

import type { Expression } from "../scenario/expression/expression.ts";
import type { Base, Model, Parameter } from "../scenario/model.ts";
import type { Patch, PatchValue } from "../scenario/patch.ts";
import type { ElicitedQuestion, PooledNumber } from "./pool.ts";

/** What kind of number it is, as words say it. */
export type AskedKind =
  | "chance-day"
  | "chance-week"
  | "chance-month"
  | "chance-year"
  | "chance"
  | "hazard"
  | "share"
  | "multiplier"
  | "weight"
  | "start"
  | "number";

/** A number that can be asked for. */
export interface AskedNumber extends ElicitedQuestion {
  readonly parameter: Parameter;
  readonly kind: AskedKind;
  /** Answers are in percent. */
  readonly percent: boolean;
  /** The element that it belongs to, and its part: their keys in the file. */
  readonly element: readonly string[];
  /** Of a multiplier: when it acts. */
  readonly when?: Expression;
  /** Where it stands in the file, and the key that a short form stands for. */
  readonly keys: Patch["keys"];
  readonly key: string;
  readonly short?: string;
}

/** All numbers of a scenario that have a range and a place of their own. */
export function askedNumbers(model: Model): readonly AskedNumber[] {
  return model.parameters.flatMap((parameter): AskedNumber[] => {
    const place = placeOf(model, parameter);
    return place === undefined || parameter.prior === undefined ? [] : [place];
  });
}

/** Those that rest on judgement alone, the authors' own words among it: what experts are for. */
export function judged(model: Model, numbers: readonly AskedNumber[]): readonly AskedNumber[] {
  const own = new Set(model.sources.filter(({ judgement }) => judgement).map(({ id }) => id));
  return numbers.filter(({ parameter: { basis, ground } }) =>
    basis === undefined || ground !== undefined ? false : basis.sources.every((id) => own.has(id)),
  );
}

type Place = Pick<AskedNumber, "kind" | "percent" | "element" | "keys" | "key" | "low" | "high"> &
  Partial<Pick<AskedNumber, "when" | "short">>;

const share = { percent: true, low: 0, high: 1 } as const;
const positive = { percent: false, low: 0, high: Infinity } as const;

function placeOf(model: Model, parameter: Parameter): AskedNumber | undefined {
  const place = parameter.declared ? declaredPlace(parameter) : pathPlace(model, parameter);
  if (place === undefined) return undefined;
  const scale = parameter.prior?.scale ?? "linear";
  return { id: parameter.id, parameter, scale, ...place };
}

function declaredPlace({ id, value, prior }: Parameter): Place {
  // Of a logarithm nothing is 0 or less, of a hazard nothing is 1.
  const low = prior?.scale === "log" ? 0 : prior?.scale === "hazard" ? 0 : -Infinity;
  const high = prior?.scale === "hazard" ? 1 : Infinity;
  const element = { element: [id], keys: ["parameters", id], key: "value", short: "value" };
  return { kind: "number", percent: false, low: Math.min(low, value), high, ...element };
}

function pathPlace(model: Model, { id }: Parameter): Place | undefined {
  const [section = "", first = "", part = "", second = "", ...rest] = id.split(".");
  switch (section) {
    case "unknowns": {
      const keys = [section, first, "values", part];
      return {
        kind: "share",
        ...share,
        element: [first, part],
        keys,
        key: "share",
        short: "share",
      };
    }
    case "variables": {
      const found = model.variables.find((one) => one.id === first);
      const bounds = { low: found?.min ?? -Infinity, high: found?.max ?? Infinity };
      const place = { element: [first], keys: [section, first], key: "start" };
      return { kind: "start", percent: false, ...bounds, ...place };
    }
    case "flashpoints": {
      const flashpoint = model.flashpoints.find((one) => one.id === first);
      const found = flashpoint?.rules.find((one) => one.id === second);
      const keys = [section, first, part, second];
      return found === undefined ? undefined : within(found, rest, keys, [first, second]);
    }
    case "actors": {
      const actor = model.actors.find((one) => one.id === first);
      const found = actor?.moves.find((one) => one.id === second);
      const keys = [section, first, part, second];
      return found === undefined ? undefined : within(found, rest, keys, [first, second]);
    }
    case "events": {
      const found = model.events.find((one) => one.id === first);
      if (found === undefined) return undefined;
      const inner = [part, second, ...rest].filter((one) => one !== "");
      const { occurrence } = found;
      const parts =
        occurrence.kind === "undated"
          ? { base: occurrence.base, multipliers: occurrence.multipliers }
          : { multipliers: [] };
      return within(parts, inner, [section, first], [first]);
    }
    default:
      return undefined;
  }
}

/** A number of a rule, a move or an event. */
function within(
  {
    base,
    multipliers,
  }: {
    readonly base?: Base | { readonly kind: "certain" };
    readonly multipliers: readonly { readonly when?: Expression }[];
  },
  [what = "", index = ""]: readonly string[],
  keys: readonly string[],
  element: readonly string[],
): Place | undefined {
  switch (what) {
    case "chance": {
      const kind = base?.kind === "chance" ? (`chance-${base.window}` as const) : "chance";
      return { kind, ...share, element, keys, key: what };
    }
    case "hazard":
    case "weight":
      return { kind: what, ...positive, element, keys, key: what };
    case "times": {
      const when = multipliers[Number(index)]?.when;
      const place = { element, keys: [...keys, what, Number(index)], key: "by" };
      return { kind: "multiplier", ...positive, ...place, ...(when === undefined ? {} : { when }) };
    }
    default:
      return undefined;
  }
}

/** A pooled number as a change of the file. @param basis ids of sources, or nothing for what stands there */
export function patchOf(
  { kind, percent, keys, key, short, parameter }: AskedNumber,
  { value, low, high }: PooledNumber,
  experts: number,
  basis: string | undefined,
): Patch {
  const plain = (one: number): string | number =>
    percent ? `${digits(100 * one)}%` : Number(digits(one));
  const window = kind.startsWith("chance-") ? ` per ${kind.slice("chance-".length)}` : "";
  const written: Record<string, PatchValue> = {
    // Shares must total 100 %: they are not rounded.
    [key]:
      kind === "share"
        ? exact(value)
        : window === ""
          ? plain(value)
          : `${String(plain(value))}${window}`,
    range: [plain(low), plain(high)],
    // What was judgement is so no longer; where more than this number rests on it, it stays.
    ...(basis !== undefined ? { basis } : isSingle(kind) ? withoutJudgement(parameter) : {}),
    // One class a number: what it rested on before gives way.
    ...(parameter.ground === undefined ? {} : { [parameter.ground.kind]: null }),
    elicited: experts,
  };
  return { keys, value: written, ...(short === undefined ? {} : { short }) };
}

const withoutJudgement = ({ basis }: Parameter): { readonly basis?: PatchValue } =>
  basis?.judgement === true
    ? { basis: basis.sources.length === 0 ? null : [...basis.sources] }
    : {};

const isSingle = (kind: AskedKind): boolean => ["number", "start", "multiplier"].includes(kind);

const exact = (share: number): string => `${String(Number((100 * share).toPrecision(10)))}%`;

/** Three significant digits, without an exponent where numbers of that size are written so. */
const digits = (value: number): string => String(Number(value.toPrecision(3)));

/**
 * Changes of the shares of unknowns that go along: those that nobody was asked for share out the rest in
 * their proportions; where all were, all are divided by their total.
 * @param pooled shares by id, completed in place
 */
export function restOfShares(model: Model, pooled: Map<string, PooledNumber>): readonly Patch[] {
  return model.unknowns.flatMap(({ id, values }): readonly Patch[] => {
    const shares = values.map(({ id: value, share }) => ({
      path: `unknowns.${id}.${value}`,
      keys: ["unknowns", id, "values", value],
      present: shareOf(model, share),
      prior: model.parameters.find((one) => one.id === `unknowns.${id}.${value}`)?.prior,
    }));
    const asked = shares.flatMap(({ path }) => pooled.get(path) ?? []);
    if (asked.length === 0 || shares.some(({ present }) => present === undefined)) return [];
    const others = shares.filter(({ path }) => !pooled.has(path));
    const taken = asked.reduce((sum, { value }) => sum + value, 0);
    if (others.length === 0 || taken >= 1) {
      for (const { path } of shares) {
        const one = pooled.get(path);
        const scaled = (one?.value ?? 0) / Math.max(taken, Number.MIN_VALUE);
        if (one !== undefined) {
          const [low, high] = [Math.min(one.low, scaled), Math.max(one.high, scaled)];
          pooled.set(path, { value: scaled, low, high });
        }
      }
    }
    const room = Math.max(0, 1 - taken);
    const rest = others.reduce((sum, { present = 0 }) => sum + present, 0);
    return others.map(({ keys, present = 0, prior }): Patch => {
      const value = rest === 0 ? room / others.length : (room * present) / rest;
      const ends =
        prior === undefined ? [] : [Math.min(prior.low, value), Math.max(prior.high, value)];
      const share = exact(value);
      const range = ends.map((one) => `${digits(100 * one)}%`);
      return { keys, value: ends.length === 0 ? { share } : { share, range }, short: "share" };
    });
  });
}

/** A share that is a plain number. */
function shareOf(model: Model, share: Expression): number | undefined {
  if (share.kind === "number") return share.value;
  if (share.kind !== "parameter") return undefined;
  return model.parameters.find(({ id }) => id === share.parameter)?.value;
}
