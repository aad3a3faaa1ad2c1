/** The base-rate audit of a scenario as text lines and as a document. */

import { batchText } from "../report/batch-text.ts";
import type { Speech } from "../i18n/catalog.ts";
import type { NumberStyle } from "../i18n/number.ts";
import type { Surroundings } from "./surroundings.ts";
import { viewAudit } from "../view/audit.ts";
import { audit, type Audit } from "./audit.ts";
import { forReader } from "./for-reader.ts";
import { readScenarioFile } from "./read.ts";

export { AUDIT_RUNS } from "./audit.ts";

/** What the audit of one scenario says. */
export interface ReportedAudit {
  readonly lines: readonly string[];
  readonly document: Readonly<Record<string, unknown>>;
  /** Departures for which the scenario gives no reason. */
  readonly unexplained: number;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Audits a scenario that has been checked. */
export function auditScenario(
  argument: string,
  runs: number,
  context: {
    readonly surroundings: Surroundings;
    readonly say: Speech;
    readonly style: NumberStyle;
  },
): ReportedAudit {
  const { surroundings, say, style } = context;
  const read = readScenarioFile(argument, surroundings.folder);
  if (read.kind === "faulty") return { lines: [], document: {}, unexplained: 0 };
  const { model } = read;
  const result: Audit = audit(model, runs);
  const citations = new Map(
    Object.entries(result.published.sources).map(([id, { ref }]) => [id, ref] as const),
  );
  const view = viewAudit({ ...result, citations }, model, say, style);
  const reasons = new Map(
    (model.baseRates?.departures ?? []).map(({ rate, because }) => [rate, because] as const),
  );
  const departed = result.rates.filter(({ departure }) => departure !== undefined);
  return {
    lines: forReader(batchText(view), style, surroundings),
    unexplained: departed.filter(({ implied }) => !reasons.has(implied.measure)).length,
    document: {
      runs: result.runs,
      rates: Object.fromEntries(
        result.rates.map(({ implied, comparisons, departure }) => [
          implied.measure,
          {
            value: implied.value,
            low: implied.low,
            high: finite(implied.high),
            cases: implied.count,
            departs: departure !== undefined,
            reason: reasons.get(implied.measure) ?? null,
            published: comparisons.map(({ published, ratio, verdict }) => ({
              ...published,
              citation: citations.get(published.source) ?? null,
              ratio,
              verdict,
            })),
          },
        ]),
      ),
      ladders: Object.fromEntries(
        result.ladders.map(({ id, rates }) => [
          id,
          Object.fromEntries(
            rates.map(({ measure, value, low, high, count }) => [
              measure,
              { value, low, high: finite(high), cases: count },
            ]),
          ),
        ]),
      ),
      unseen: result.unseen,
      provenance: result.provenance,
    },
  };
}
