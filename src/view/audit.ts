/** The base-rate audit as plain tables in one language. */

import type { Speech } from "../i18n/catalog.ts";
import { formatNumber, type NumberStyle } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import type { Model } from "../scenario/model.ts";
import type { Provenance } from "../scenario/provenance.ts";
import type { ImpliedRate, Measure } from "../study/base-rates.ts";
import type { RateComparison } from "../study/published-rates.ts";
import type { Table as BatchTable } from "../story/block.ts";
import { formatFactor, formatMean, formatShare } from "../story/figures.ts";

/** What the tables tell of. */
export interface AuditStory {
  readonly runs: number;
  readonly rates: readonly {
    readonly implied: ImpliedRate;
    readonly comparisons: readonly RateComparison[];
    readonly departure?: RateComparison;
  }[];
  readonly ladders: readonly { readonly id: string; readonly rates: readonly ImpliedRate[] }[];
  readonly unseen: readonly Measure[];
  readonly provenance: Provenance;
  /** Citations by id of the source. */
  readonly citations: ReadonlyMap<string, string>;
}

const inDays: ReadonlySet<Measure> = new Set(["crisis_days", "war_days"]);

/** A value and its interval, as percentages or days. */
function cells(
  measure: Measure,
  value: number,
  low: number | null,
  high: number | null,
  say: Speech,
  style: NumberStyle,
): readonly [string, string] {
  if (inDays.has(measure)) {
    const days = (number: number): string => formatNumber(Math.round(number), style);
    const bounds =
      low === null || high === null
        ? "—"
        : Number.isFinite(high)
          ? `${days(low)}–${days(high)}`
          : say("audit.over", { days: days(low) });
    return [say("audit.days", { days: days(value) }), bounds];
  }
  const half = value / 20;
  const text = formatShare(
    { probability: value, low: low ?? value - half, high: high ?? value + half },
    style,
  );
  return [text.value, low === null ? "—" : text.interval];
}

function rateTable({ rates }: AuditStory, say: Speech, style: NumberStyle): BatchTable[] {
  if (rates.length === 0) return [];
  return [
    {
      head: [say("audit.rate"), say("audit.value"), say("batch.interval"), say("audit.verdict")],
      rows: rates.flatMap(({ implied, comparisons }) => {
        const { measure, value, low, high } = implied;
        return [
          [say(`audit.measure.${measure}`), ...cells(measure, value, low, high, say, style), ""],
          ...comparisons.map(({ published, verdict, ratio }) => [
            `· ${textIn(published.text, style.language)}`,
            ...cells(measure, published.value, published.low, published.high, say, style),
            verdict === "within" ? say("audit.within") : formatFactor(Math.log(ratio), style),
          ]),
        ];
      }),
    },
  ];
}

function ladderTable(
  { ladders }: AuditStory,
  model: Model,
  say: Speech,
  style: NumberStyle,
): BatchTable[] {
  const rows = ladders.flatMap(({ id, rates }) => {
    const name = textIn(model.flashpoints.find((one) => one.id === id)?.name, style.language);
    return rates.map(({ measure, value, low, high, count }) => [
      `${name}: ${say(`audit.measure.${measure}`)}`,
      ...cells(measure, value, low, high, say, style),
      formatNumber(count, style),
    ]);
  });
  if (rows.length === 0) return [];
  return [
    {
      head: [say("audit.ladder"), say("audit.value"), say("batch.interval"), say("audit.cases")],
      rows,
    },
  ];
}

/** The audit of one scenario. */
export function viewAudit(
  story: AuditStory,
  model: Model,
  say: Speech,
  style: NumberStyle,
): {
  readonly heading: readonly string[];
  readonly tables: readonly BatchTable[];
  readonly notes: readonly string[];
} {
  const { provenance, rates, unseen, runs, citations } = story;
  const { numbers, sourced, judged, baseless } = provenance;
  const share = (part: number): string =>
    formatMean({ mean: (100 * part) / Math.max(1, numbers), low: 0, high: 20 }, style).value;
  const departures = rates.flatMap(({ implied, departure }) => {
    if (departure === undefined) return [];
    const { measure } = implied;
    const answer = model.baseRates?.departures.find(({ rate }) => rate === measure)?.because;
    const fill = {
      rate: say(`audit.measure.${measure}`),
      factor: formatFactor(Math.log(departure.ratio), style),
      published: textIn(departure.published.text, style.language),
    };
    return [
      answer === undefined
        ? say("audit.departure", { ...fill, key: `base_rates.departures.${measure}` })
        : say("audit.explained", { ...fill, reason: textIn(answer, style.language) }),
    ];
  });
  const used = new Set(
    rates.flatMap(({ comparisons }) => comparisons.map(({ published }) => published.source)),
  );
  return {
    heading: [
      textIn(model.title, style.language),
      runs === 0 ? say("audit.undeclared") : say("audit.heading", { runs }),
    ],
    tables: [...rateTable(story, say, style), ...ladderTable(story, model, say, style)],
    notes: [
      ...departures,
      ...(unseen.length === 0 || runs === 0
        ? []
        : [
            say("audit.unseen", {
              rates: unseen.map((measure) => say(`audit.measure.${measure}`)).join(", "),
            }),
          ]),
      say("audit.provenance", {
        numbers,
        sourced: share(sourced),
        judged: share(judged),
        baseless: share(baseless),
      }),
      ...(runs === 0 ? [] : [say("audit.note")]),
      ...[...used].flatMap((id) => citations.get(id) ?? []),
    ],
  };
}
