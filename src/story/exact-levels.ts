/** Where the flashpoints are in the steps that were asked about, told. */

import type { ExactAnswer } from "../answer/exact-schema.ts";
import { formatDate } from "../i18n/date.ts";
import { listIn } from "../i18n/list.ts";
import { shareAxis, stepAxis } from "./axis.ts";
import type { Block } from "./block.ts";
import { sureDigits } from "./exact-figures.ts";
import { isolated } from "./figures.ts";
import { inOrder } from "./intervals.ts";
import { heading, type Telling } from "./telling.ts";

type Levels = NonNullable<ExactAnswer["levels"]>;
type Ladder = Levels["steps"][number]["flashpoints"][string];

/** One table by flashpoint: of one step its levels, of more than one the steps against the levels. */
export function levelBlocks({ within, steps }: Levels, telling: Telling): readonly Block[] {
  const { say, style, names } = telling;
  const [first] = steps;
  if (first === undefined) return [];
  const ladders = Object.keys(first.flashpoints).map((id) => {
    const named = names.flashpoints.get(id);
    const labels = Object.keys(first.flashpoints[id] ?? {}).map((level) =>
      telling.text(named?.levels.get(level), level),
    );
    return { id, name: telling.text(named?.name, id), labels };
  });
  const dateOf = ({ step }: Levels["steps"][number]): string => {
    const iso = telling.dates[step];
    const date = iso === undefined ? "" : formatDate(iso, style);
    return say("exact.step", { step, date });
  };
  const blocks = inOrder(ladders, names.flashpoints).map((ladder): Block => {
    const byStep = steps.map(({ flashpoints }) => Object.values(flashpoints[ladder.id] ?? {}));
    if (steps.length > 1) return bandFigure(ladder, steps, byStep, dateOf, telling);
    const chance = (value: number): string =>
      sureDigits({ value, low: value - within, high: value + within }, style, 100);
    return {
      kind: "table",
      table: {
        head: [`${ladder.name} (${dateOf(first)})`, say("exact.standing"), say("exact.reached")],
        rows: (byStep[0] ?? []).map(({ probability, reached }, level) => [
          ladder.labels[level] ?? "",
          chance(probability),
          chance(reached),
        ]),
      },
    };
  });
  return [heading(say("report.exact.levels")), { kind: "row", blocks }];
}

function bandFigure(
  { name, labels }: { readonly name: string; readonly labels: readonly string[] },
  steps: Levels["steps"],
  byStep: readonly (readonly Ladder[string][])[],
  dateOf: (step: Levels["steps"][number]) => string,
  telling: Telling,
): Block {
  const { say, style } = telling;
  const rough = (value: number): string => isolated(`${(value * 100).toFixed(2)}%`, style);
  const shares = (standing: readonly Ladder[string][] | undefined): string =>
    listIn(
      style,
      labels.map((level, index) => {
        const value = standing?.[index]?.probability ?? 0;
        const share = sureDigits({ value, low: value - 5e-4, high: value + 5e-4 }, style, 100);
        return say("report.share-of", { level, share });
      }),
    );
  const numbered = labels.map((label, level) => `${isolated(String(level), style)} ${label}`);
  return {
    kind: "figure",
    caption: say("report.exact.bands", { flashpoint: name, levels: listIn(style, numbered) }),
    alternative: say("report.bands.alternative", {
      flashpoint: name,
      first: shares(byStep[0]),
      last: shares(byStep.at(-1)),
    }),
    plot: {
      kind: "bands",
      steps: steps.map(({ step }) => step),
      x: stepAxis(telling.dates, style, say),
      y: shareAxis(1, style),
      bands: labels.map((label, level) => ({
        label,
        shares: byStep.map((standing) => standing[level]?.probability ?? 0),
      })),
    },
    table: {
      head: [name, ...labels.map((_, level) => isolated(String(level), style))],
      rows: steps.map((step, index) => [
        dateOf(step),
        ...(byStep[index] ?? []).map(({ probability }) => rough(probability)),
      ]),
    },
  };
}
