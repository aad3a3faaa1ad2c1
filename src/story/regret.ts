/** What decisions cost, told: which cost most, the world in which it was not taken, what it rests on. */

import type { RegretAnswer } from "../answer/regret-schema.ts";
import { formatDate } from "../i18n/date.ts";
import {
  actorName,
  aimName,
  bounds,
  differenceText,
  isShare,
  planName,
  valueText,
} from "./advise-names.ts";
import { honestyLine, turningBlocks } from "./advise-rests.ts";
import { numberAxis } from "./axis.ts";
import type { Block, IntervalRow, Story } from "./block.ts";
import { cautionBlocks, closing, heading, note, paragraph, settingsLine } from "./telling.ts";
import type { Telling } from "./telling.ts";

/** The story of what decisions cost. */
export function tellRegret(answer: RegretAnswer, telling: Telling): Story {
  const { say, style } = telling;
  const { runs, seed, set, cautions, costliest, until } = answer;
  return {
    subject: telling.subject,
    made: [
      say("regret.made", { n: runs, seed, date: formatDate(until, style) }),
      ...settingsLine(set, telling),
    ],
    sections: [
      {
        id: "regret",
        title: say("regret.section", { actor: actorName(answer.actor, telling) }),
        blocks: [
          ...cautionBlocks(cautions, telling, (id) => aimName(id, answer, telling)),
          honestyLine(
            costliest.map(({ turning }) => turning),
            answer,
            telling,
          ),
          ...answer.objectives.flatMap((aim) => aimBlocks(aim, answer, telling)),
          note(say("regret.note.cost")),
          note(say("regret.note.known")),
          ...(answer.path === "history" ? [note(say("regret.note.history"))] : []),
          note(say("advise.note.pairs")),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

type Aim = RegretAnswer["objectives"][number];

/** What the decisions cost one objective: the costliest in words, all of them on an axis. */
function aimBlocks({ id, wants }: Aim, answer: RegretAnswer, telling: Telling): Block[] {
  const { say, style } = telling;
  const share = isShare(id, answer, telling);
  const outcome = aimName(id, answer, telling);
  const told = answer.decisions.flatMap(({ objectives, ...decision }) => {
    const one = objectives[id];
    return one === undefined ? [] : [{ ...decision, one }];
  });
  if (told.length === 0) return [];
  const scale = share ? 100 : 1;
  const rows = told.map(({ one, from, ...plan }): IntervalRow & { readonly best: string } => {
    const { value, interval } = differenceText(one.cost, share, telling);
    const { difference, low, high } = bounds(one.cost);
    return {
      label: say("regret.row", {
        date: formatDate(from, style, "short"),
        done: planName(plan, answer.actor, telling),
      }),
      best: planName(one.best, answer.actor, telling),
      figures: [value, interval],
      ...{ value: difference * scale, low: low * scale, high: high * scale },
    };
  });
  const finite = rows.flatMap(({ low, high, value }) => [low, high, value]).filter(Number.isFinite);
  const most = answer.costliest.find(({ objective }) => objective === id);
  const axis = numberAxis(Math.min(0, ...finite), Math.max(0, ...finite), style, true);
  return [
    heading(say(wants === "less" ? "advise.aim-less" : "advise.aim-more", { outcome })),
    ...mostBlocks(most, id, answer, telling),
    {
      kind: "figure",
      caption: say(share ? "regret.caption" : "regret.caption-mean", { outcome }),
      alternative: say("regret.alternative", { outcome }),
      plot: {
        kind: "intervals",
        axis,
        zero: true,
        rows: rows.map(({ best: _best, ...row }) => ({
          ...row,
          low: Math.max(row.low, axis.from),
          high: Math.min(row.high, axis.to),
        })),
      },
      table: {
        head: [
          ...[say("regret.decision"), say("regret.best"), say("regret.cost")],
          say("batch.interval"),
        ],
        rows: rows.map(({ label, best, figures }) => [label, best, ...figures]),
        texts: [1],
      },
    },
    ...turningBlocks(most?.turning ?? null, answer, say("regret.note.turning"), telling),
  ];
}

type Costliest = RegretAnswer["costliest"][number];

/** The decision that cost most, and the world in which it was not taken. */
function mostBlocks(
  most: Costliest | undefined,
  id: string,
  answer: RegretAnswer,
  telling: Telling,
): Block[] {
  const { say, style } = telling;
  const decision = answer.decisions.find(({ step }) => step === most?.step)?.objectives[id];
  if (most === undefined || decision === undefined) return [paragraph(say("regret.none"))];
  const share = isShare(id, answer, telling);
  const costText = (one: typeof most.again): string => {
    const { value, interval } = differenceText(one, share, telling);
    return `${value} (${interval})`;
  };
  const best = planName(most.best, answer.actor, telling);
  const words = say("regret.most", {
    date: formatDate(most.from, style),
    done: planName(most, answer.actor, telling),
    ...{ best, cost: costText(decision.cost), again: costText(most.again) },
  });
  return [
    paragraph(most.clear ? words : `${words} ${say("regret.unclear")}`),
    ...worldBlocks(most, best, share, answer, telling),
  ];
}

function worldBlocks(
  { worlds, objective }: Costliest,
  best: string,
  share: boolean,
  { run, objectives }: RegretAnswer,
  telling: Telling,
): Block[] {
  const { say } = telling;
  // Weighed objectives come to a sum, and not to whether something came.
  const happens = share && objectives.some(({ id, outcome }) => id === objective && outcome);
  if (worlds === null || run === undefined) return [];
  if (worlds.played === null || worlds.instead === null) return [];
  const worldText = (value: number): string => {
    if (happens) return say(value === 1 ? "regret.yes" : "regret.no");
    return valueText({ value, low: value, high: value }, share, telling);
  };
  const [played, instead] = [worldText(worlds.played), worldText(worlds.instead)];
  return [paragraph(say("regret.world", { run, best, played, instead }))];
}
