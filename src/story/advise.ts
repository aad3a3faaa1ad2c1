/** What `brink advise` found, told: what each deed would change, what more may be reached, what it rests on. */

import { clausesIn } from "../i18n/list.ts";
import type { AdviseAnswer, AdvisedPlan } from "../answer/advise-schema.ts";
import { formatDate } from "../i18n/date.ts";
import { textIn } from "../i18n/text.ts";
import { numberAxis } from "./axis.ts";
import type { Block, IntervalRow, Story, Table } from "./block.ts";
import {
  actorName,
  aimName,
  bounds,
  differenceText,
  formatPercent,
  isShare,
  planName,
  valueText,
} from "./advise-names.ts";
import { cautionBlocks, closing, heading, note, paragraph, settingsLine } from "./telling.ts";
import type { Telling } from "./telling.ts";
import { honestyLine, turningBlocks } from "./advise-rests.ts";

/** The story of an advice. */
export function tellAdvice(answer: AdviseAnswer, telling: Telling): Story {
  const { say, style } = telling;
  const { runs, seed, set, cautions, actor } = answer;
  const who = actorName(actor, telling);
  return {
    subject: telling.subject,
    made: [
      say("advise.made", { n: runs, seed, date: formatDate(answer.from, style) }),
      ...settingsLine(set, telling),
    ],
    sections: [
      {
        id: "advise",
        title: say("advise.section", { actor: who }),
        blocks: [
          ...cautionBlocks(cautions, telling, (id) => aimName(id, answer, telling)),
          honestyLine([answer.turning], answer, telling),
          ...beliefBlocks(answer, telling),
          ...answer.objectives.flatMap(({ id }) => aimBlocks(id, answer, telling)),
          ...knowingBlocks(answer, telling),
          ...agencyBlocks(answer, telling),
          ...mattersBlocks(answer, telling),
          ...turningBlocks(answer.turning, answer, say("advise.note.turning"), telling),
          note(say("advise.note.pairs")),
          note(say("advise.note.belief")),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

function beliefBlocks({ belief }: AdviseAnswer, telling: Telling): Block[] {
  const { say, naming, style } = telling;
  const rows = naming.model.unknowns.flatMap((unknown) =>
    unknown.values.map(({ id, name }, index) => [
      index === 0 ? textIn(unknown.name, style.language) || unknown.id : "",
      textIn(name, style.language) || id,
      formatPercent(belief[unknown.id]?.[id] ?? 0, telling),
    ]),
  );
  if (rows.length === 0) return [];
  const head = [say("advise.unknown"), say("advise.value"), say("advise.believed")];
  return [{ kind: "folded", title: say("advise.belief"), table: { head, rows, texts: [1] } }];
}

/** What each deed does to one objective, as points on an axis, and which is the best. */
function aimBlocks(id: string, answer: AdviseAnswer, telling: Telling): Block[] {
  const { say, style } = telling;
  const share = isShare(id, answer, telling);
  const outcome = aimName(id, answer, telling);
  const aim = answer.objectives.find((one) => one.id === id);
  const told = answer.courses.flatMap(({ objectives, ...course }) => {
    const one = objectives[id];
    return one === undefined ? [] : [{ ...course, one }];
  });
  const [base, ...deeds] = told;
  if (base === undefined || aim === undefined) return [];
  const scale = share ? 100 : 1;
  const rows = deeds.map(({ one, ...course }): IntervalRow => {
    const { value, interval } = differenceText(one.difference, share, telling);
    const name = planName(course, answer.actor, telling);
    const label =
      course.open < 1
        ? say("advise.open", { move: name, share: formatPercent(course.open, telling) })
        : name;
    const { difference, low, high } = bounds(one.difference);
    return {
      ...{ label, figures: [value, interval] },
      ...{ value: difference * scale, low: low * scale, high: high * scale },
    };
  });
  const finite = rows.flatMap(({ low, high, value }) => [low, high, value]).filter(Number.isFinite);
  const axis = numberAxis(Math.min(0, ...finite), Math.max(0, ...finite), style, true);
  const title = say(aim.wants === "less" ? "advise.aim-less" : "advise.aim-more", { outcome });
  const now = valueText(base.one, share, telling);
  return [
    heading(title),
    paragraph(
      `${say("advise.as-it-goes", { value: now })} ${bestText(aim, share, answer.actor, telling)}`,
    ),
    ...(rows.length === 0
      ? []
      : [
          {
            kind: "figure" as const,
            caption: say(share ? "advise.caption" : "advise.caption-mean", { outcome }),
            alternative: say("advise.alternative", { outcome }),
            plot: {
              kind: "intervals" as const,
              axis,
              zero: true,
              rows: rows.map((row) => ({
                ...row,
                low: Math.max(row.low, axis.from),
                high: Math.min(row.high, axis.to),
              })),
            },
            table: {
              head: [say("advise.deed"), say("compare.difference"), say("batch.interval")],
              rows: rows.map(({ label, figures }) => [label, ...figures]),
            },
          },
        ]),
  ];
}

function bestText(
  { best }: AdviseAnswer["objectives"][number],
  share: boolean,
  actor: string,
  telling: Telling,
): string {
  const { say } = telling;
  if (best === null) return "";
  const name = planName(best, actor, telling);
  if (best.next === null || best.lead === null) return say("advise.only", { move: name });
  const next = planName(best.next, actor, telling);
  const { value, interval } = differenceText(best.lead, share, telling);
  return say(best.clear ? "advise.best" : "advise.best-unclear", {
    ...{ move: name, next },
    lead: `${value} (${interval})`,
  });
}

function knowingBlocks(answer: AdviseAnswer, telling: Telling): Block[] {
  const { say, naming, style } = telling;
  if (answer.knowing.length === 0) return [];
  const rows = answer.knowing.map(({ unknown, objective, gain, best }) => {
    const known = naming.model.unknowns.find(({ id }) => id === unknown);
    const { value, interval } = differenceText(gain, isShare(objective, answer, telling), telling);
    const deeds = Object.entries(best).flatMap(([id, plan]) => {
      if (plan === null) return [];
      const name = textIn(known?.values.find((one) => one.id === id)?.name, style.language) || id;
      return [`${name}: ${planName(plan, answer.actor, telling)}`];
    });
    return [
      textIn(known?.name, style.language) || unknown,
      aimName(objective, answer, telling),
      ...[value, interval, clausesIn(style, deeds)],
    ];
  });
  const head = [
    ...[say("advise.unknown"), say("batch.outcome"), say("advise.gain"), say("batch.interval")],
    say("advise.best-each"),
  ];
  return [
    heading(say("advise.knowing")),
    { kind: "table", table: { head, rows, texts: [1, 4] } },
    note(say("advise.note.knowing")),
  ];
}

function agencyBlocks(answer: AdviseAnswer, telling: Telling): Block[] {
  const { say } = telling;
  return (answer.agency ?? []).flatMap(({ objective, best, worst, rules }): Block[] => {
    const share = isShare(objective, answer, telling);
    const outcome = aimName(objective, answer, telling);
    const row = (label: string, one: (typeof rules)[number]): string[] => {
      const { value, interval } = differenceText(one.difference, share, telling);
      return [label, valueText(one, share, telling), value, interval];
    };
    const name = (one: AdvisedPlan): string => planName(one, answer.actor, telling);
    const table: Table = {
      head: [
        ...[say("advise.rule"), say("advise.odds"), say("compare.difference")],
        say("batch.interval"),
      ],
      rows: [
        ...(best === null ? [] : [row(say("advise.reach-best", { rule: name(best) }), best)]),
        ...(worst === null ? [] : [row(say("advise.reach-worst", { rule: name(worst) }), worst)]),
        ...rules.map((rule) => row(name(rule), rule)),
      ],
    };
    return [
      heading(say("advise.agency", { outcome })),
      { kind: "table", table },
      note(say("advise.note.agency")),
    ];
  });
}

function mattersBlocks(answer: AdviseAnswer, telling: Telling): Block[] {
  const { say } = telling;
  const all = answer.whoMatters ?? [];
  if (all.length === 0) return [];
  const rows = all.map(({ objective, actor, from, until, difference, ...plan }) => {
    const { value, interval } = differenceText(
      difference,
      isShare(objective, answer, telling),
      telling,
    );
    const when = `${telling.date(from)} – ${telling.date(until)}`;
    return [
      actorName(actor, telling),
      ...[when, aimName(objective, answer, telling), planName(plan, actor, telling)],
      ...[value, interval],
    ];
  });
  const head = [
    ...[say("advise.actor"), say("advise.when"), say("batch.outcome"), say("advise.rule")],
    ...[say("compare.difference"), say("batch.interval")],
  ];
  return [
    heading(say("advise.matters")),
    { kind: "table", table: { head, rows, texts: [1, 2, 3] } },
    note(say("advise.note.matters")),
  ];
}
