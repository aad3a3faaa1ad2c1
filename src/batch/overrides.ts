/** `--set id=value`: parameters given another value, checked against the program. */

import { suggest } from "../base/suggest.ts";
import type { Program } from "../ir/program.ts";

/** A parameter and the value that it is to have instead of its own. */
export interface Override {
  readonly id: string;
  /** In natural units: 0.02 for 2 %. */
  readonly value: number;
}

/** Why a `--set` does not do. */
export type OverrideFault =
  | { readonly kind: "form"; readonly text: string }
  | { readonly kind: "value"; readonly text: string; readonly value: string }
  | { readonly kind: "parameter"; readonly id: string; readonly suggestion?: string }
  | { readonly kind: "twice"; readonly id: string };

/** A plain decimal number, with or without an exponent or a percent sign. */
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?<percent>\s*%)?$/iu;

/** Reads `id=value` arguments, all faults at once; the overrides come sorted by id. */
export function parseOverrides(
  texts: readonly string[],
  program: Pick<Program, "parameters">,
): { readonly overrides: readonly Override[]; readonly faults: readonly OverrideFault[] } {
  const overrides: Override[] = [];
  const faults: OverrideFault[] = [];
  const ids = program.parameters.map((parameter): string => parameter.id);
  for (const text of texts) {
    const equals = text.indexOf("=");
    if (equals <= 0) {
      faults.push({ kind: "form", text });
      continue;
    }
    const id = text.slice(0, equals).trim();
    const written = text.slice(equals + 1).trim();
    if (!ids.includes(id)) {
      const suggestion = suggest(id, ids) ?? nearestBySuffix(id, ids);
      faults.push({ kind: "parameter", id, ...(suggestion === undefined ? {} : { suggestion }) });
      continue;
    }
    if (overrides.some((override) => override.id === id)) {
      faults.push({ kind: "twice", id });
      continue;
    }
    const match = number.exec(written);
    const value = match === null ? Number.NaN : parseNumber(written, match.groups?.["percent"]);
    if (Number.isFinite(value)) overrides.push({ id, value });
    else faults.push({ kind: "value", text, value: written });
  }
  return { overrides: overrides.toSorted((a, b) => (a.id < b.id ? -1 : 1)), faults };
}

/** 2 % must be the number that the scenario's own `2%` is: the decimal text moved, not a product. */
function parseNumber(written: string, percent: string | undefined): number {
  if (percent === undefined) return Number(written);
  const [mantissa, exponent = "0"] = written.slice(0, -percent.length).toLowerCase().split("e");
  return Number(`${String(mantissa)}e${String(Number(exponent) - 2)}`);
}

/** The one parameter that ends as the author wrote it: `invasion.chance` for its whole path. */
function nearestBySuffix(id: string, ids: readonly string[]): string | undefined {
  const found = ids.filter((candidate) => candidate.endsWith(`.${id}`));
  return found.length === 1 ? found[0] : undefined;
}

/** One value per parameter of the program, overrides applied. */
export function parameterValues(
  program: Pick<Program, "parameters">,
  overrides: readonly Override[],
): number[] {
  const changed = new Map(overrides.map(({ id, value }) => [id, value]));
  return program.parameters.map(({ id, value }) => changed.get(id) ?? value);
}
