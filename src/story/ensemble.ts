/** What is believed over the members of an ensemble, told beside what the scenario as written says. */

import type { BelieveEnsemble, HindcastEnsemble, SpreadAnswer } from "../answer/ensemble.ts";
import type { ScoreAnswer } from "../answer/hindcast.ts";
import { formatDate } from "../i18n/date.ts";
import type { Block, Table } from "./block.ts";
import { formatMean, formatShare } from "./figures.ts";
import { heading, note, paragraph, type Telling } from "./telling.ts";

/** A number of the scenario as it is written, to be set beside its spread. */
export interface Beside {
  readonly name: string;
  readonly value: number;
  readonly isShare: boolean;
}

/** A band no wider than this is rounding. */
const ROUNDING = 1e-9;

/** A row: its name, the value as written, the mean over the members and their band. */
function rowOf(
  { name, value, isShare }: Beside,
  { mean, band }: SpreadAnswer,
  { style }: Telling,
): readonly string[] {
  const [low = mean, high = mean] = band ?? [mean, mean];
  // So that figures have as many digits as a reader wants where nothing says how many they have.
  const [from, to] = low < high ? [low, high] : [mean * 0.95, mean * 1.05];
  const texts = (one: number) =>
    isShare
      ? formatShare({ probability: one, low: from, high: to }, style)
      : formatMean({ mean: one, low: from, high: to }, style);
  const { value: over, interval } = texts(mean);
  const moves = band !== null && high - low > ROUNDING;
  return [name, texts(value).value, over, moves ? interval : "—"];
}

function tableOf(first: string, rows: readonly (readonly string[])[], { say }: Telling): Table {
  const head = [first, say("ensemble.written"), say("ensemble.mean"), say("ensemble.band")];
  return { head, rows };
}

function opening(
  { members, wanted }: HindcastEnsemble | BelieveEnsemble,
  telling: Telling,
): Block[] {
  const { say } = telling;
  const all = [
    heading(say("ensemble.heading")),
    paragraph(say("ensemble.over", { members, wanted })),
  ];
  return members < 2 ? all : [...all, note(say("ensemble.note"))];
}

/** Belief along a path over the members. */
export function believeEnsembleBlocks(
  ensemble: BelieveEnsemble | undefined,
  believed: readonly {
    readonly unknown: string;
    readonly value: string;
    readonly name: string;
    readonly prior: number;
    readonly shares: readonly { readonly probability: number }[];
  }[],
  dates: readonly string[],
  outcomes: readonly (Beside & { readonly id: string })[],
  telling: Telling,
): Block[] {
  if (ensemble === undefined) return [];
  const { say, style, names } = telling;
  const beliefs = believed.flatMap(({ unknown, value, name, prior, shares }): Block[] => {
    const rows = [prior, ...shares.map(({ probability }) => probability)].flatMap((share, step) => {
      const found = (step === 0 ? ensemble.prior : ensemble.steps[step - 1])?.[unknown]?.[value];
      const date = dates[step - 1];
      const label = date === undefined ? say("believe.prior") : formatDate(date, style);
      return found === undefined
        ? []
        : [rowOf({ name: label, value: share, isShare: true }, found, telling)];
    });
    const title = `${telling.text(names.unknowns.get(unknown)?.name, unknown)}: ${name}`;
    return rows.length === 0 ? [] : [{ kind: "table", table: tableOf(title, rows, telling) }];
  });
  const rows = outcomes.flatMap(({ id, ...one }) => {
    const found = ensemble.outcomes[id];
    return found === undefined ? [] : [rowOf(one, found, telling)];
  });
  const table: Block = { kind: "table", table: tableOf(say("believe.outcome"), rows, telling) };
  return [...opening(ensemble, telling), ...beliefs, ...(rows.length === 0 ? [] : [table])];
}

/** Forecasts over the members. */
export function hindcastEnsembleBlocks(
  ensemble: HindcastEnsemble | undefined,
  days: readonly (ScoreAnswer | null)[],
  beliefs: readonly {
    readonly name: string;
    readonly points: readonly {
      readonly date: string;
      readonly belief?: { readonly probability: number };
    }[];
  }[],
  telling: Telling,
): Block[] {
  if (ensemble === undefined) return [];
  const { say, style } = telling;
  const forecasts = ensemble.days.flatMap(({ date, brier, forecasts: over }, index): Block[] => {
    const own = days[index] ?? null;
    if (own === null || brier === null) return [];
    const rows = Object.entries(over).flatMap(([id, found]) => {
      const said = own.forecasts[id];
      const name = telling.nameOf(id);
      return said === undefined
        ? []
        : [rowOf({ name, value: said.probability, isShare: true }, found, telling)];
    });
    const score = rowOf(
      { name: say("hindcast.brier"), value: own.brier.mean, isShare: false },
      brier,
      telling,
    );
    const title = say("hindcast.on", { date: formatDate(date, style) });
    return [{ kind: "table", table: tableOf(title, [score, ...rows], telling) }];
  });
  const believed = beliefs.flatMap(({ name, points }, index): Block[] => {
    const rows = points.flatMap(({ date, belief }, place) => {
      const found = ensemble.beliefs[index]?.[place] ?? null;
      if (belief === undefined || found === null) return [];
      const label = formatDate(date, style);
      return [rowOf({ name: label, value: belief.probability, isShare: true }, found, telling)];
    });
    return rows.length === 0 ? [] : [{ kind: "table", table: tableOf(name, rows, telling) }];
  });
  return [...opening(ensemble, telling), ...forecasts, ...believed];
}
