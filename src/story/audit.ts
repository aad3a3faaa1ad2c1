/** The base-rate audit, told: implied rates beside published ones, ladder by ladder, and on what it rests. */

import type { AuditAnswer } from "../answer/audit.ts";
import { formatNumber } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import type { Measure } from "../study/base-rates.ts";
import type { Block, Story } from "./block.ts";
import { restsBlocks } from "./rests.ts";
import { formatFactor, formatShare } from "./figures.ts";
import { cautionBlocks, closing, note, type Telling } from "./telling.ts";

type Rate = AuditAnswer["rates"][string];

const inDays: readonly string[] = ["crisis_days", "war_days"] satisfies readonly Measure[];

/** The story of an audit. */
export function tellAudit(answer: AuditAnswer, telling: Telling): Story {
  const { say } = telling;
  const { runs, cautions } = answer;
  return {
    subject: telling.subject,
    made: runs === 0 ? [] : [say("audit.heading", { runs })],
    sections: [
      {
        id: "audit",
        title: "",
        blocks: [
          ...rateBlocks(answer, telling),
          ...ladderBlocks(answer, telling),
          ...restsBlocks(answer.provenance, answer.rests, telling),
          ...cautionBlocks(cautions, telling, (id) => nameOf(id, answer, telling)),
          ...notes(answer, telling),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

const measureName = (measure: string, { say }: Telling): string =>
  say(`audit.measure.${measure as Measure}`);

/** What a caution names: a measure, or a published rate. */
function nameOf(id: string, { rates }: AuditAnswer, telling: Telling): string {
  const published = Object.values(rates).flatMap((rate) => rate.published);
  const found = published.find((one) => one.id === id);
  return found === undefined ? measureName(id, telling) : telling.text(found.text, id);
}

/** A value and its interval, as percentages or days. */
function cells(
  measure: string,
  { value, low, high }: Pick<Rate, "value" | "high"> & { readonly low: number | null },
  { say, style }: Telling,
): readonly [string, string] {
  if (inDays.includes(measure)) {
    const days = (number: number): string => formatNumber(Math.round(number), style);
    const over = low === null ? "—" : say("audit.over", { days: days(low) });
    const bounds = low === null || high === null ? over : `${days(low)}–${days(high)}`;
    return [say("audit.days", { days: days(value) }), bounds];
  }
  const half = value / 20;
  const shown = { probability: value, low: low ?? value - half, high: high ?? value + half };
  const text = formatShare(shown, style);
  return [text.value, low === null ? "—" : text.interval];
}

/** How many times a published value the implied one is. */
const factorOf = ({ ratio }: { readonly ratio: number | null }, { style }: Telling): string =>
  formatFactor(Math.log(ratio ?? Infinity), style);

function rateBlocks({ rates }: AuditAnswer, telling: Telling): Block[] {
  const { say } = telling;
  const rows = Object.entries(rates).flatMap(([measure, rate]) => [
    [measureName(measure, telling), ...cells(measure, rate, telling), ""],
    ...rate.published.map((one) => [
      `· ${telling.text(one.text, one.id)}`,
      ...cells(measure, one, telling),
      one.verdict === "within" ? say("audit.within") : factorOf(one, telling),
    ]),
  ]);
  const head = [say("audit.rate"), say("audit.value"), say("batch.interval"), say("audit.verdict")];
  return rows.length === 0 ? [] : [{ kind: "table", table: { head, rows } }];
}

function ladderBlocks({ ladders }: AuditAnswer, telling: Telling): Block[] {
  const { say, naming } = telling;
  const rows = Object.entries(ladders).flatMap(([id, rates]) => {
    const flashpoint = naming.model.flashpoints.find((one) => one.id === id);
    const name = telling.text(flashpoint?.name, id);
    return Object.entries(rates).map(([measure, rate]) => [
      `${name}: ${measureName(measure, telling)}`,
      ...cells(measure, rate, telling),
      telling.number(rate.cases),
    ]);
  });
  const head = [say("audit.ladder"), say("audit.value"), say("batch.interval"), say("audit.cases")];
  return rows.length === 0 ? [] : [{ kind: "table", table: { head, rows } }];
}

function notes({ rates }: AuditAnswer, telling: Telling): Block[] {
  const { say } = telling;
  const explained = Object.entries(rates).flatMap(([measure, { nearest, reason, published }]) => {
    const one = published.find(({ id }) => id === nearest);
    if (one === undefined || reason === null) return [];
    return [
      say("audit.explained", {
        rate: measureName(measure, telling),
        factor: factorOf(one, telling),
        published: telling.text(one.text, one.id),
        reason: textIn(reason, telling.style.language),
      }),
    ];
  });
  const citations = Object.values(rates).flatMap(({ published }) =>
    published.flatMap(({ citation }) => citation ?? []),
  );
  return [
    ...explained,
    ...(Object.keys(rates).length === 0 ? [] : [say("audit.note")]),
    ...new Set(citations),
  ].map(note);
}
