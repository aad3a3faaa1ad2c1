/** Score tables of a class: a table for each truth, never one for both. */

import type { GradedSeat, TruthScores } from "../../exercise/class/grade.ts";
import { formatNumber } from "../../i18n/number.ts";
import { told } from "../names.ts";
import type { Block, ReportSection } from "../report/report.ts";
import { estimateText, type ClassSubject } from "./class-words.ts";

/** Below this many questions a mean is mostly luck; that of `exercise/score.ts`. */
const ENOUGH_QUESTIONS = 20;

type Column = readonly [title: string, cell: (seat: GradedSeat, scores: TruthScores) => string];

function columnsOf(subject: ClassSubject): readonly Column[] {
  const { exercise, naming, graded } = subject;
  const { say, style } = naming;
  const { seats } = graded.graded;
  const any = (has: (seat: GradedSeat) => boolean): boolean => seats.some(has);
  const against = exercise.scoring.against === "reference" ? "reference" : "half";
  const columns: readonly (readonly [shown: boolean, ...Column])[] = [
    [
      true,
      say("grade.role"),
      ({ role }) => told(naming, exercise.roles.find(({ id }) => id === role)?.name),
    ],
    [true, say("grade.questions"), (_, { table }) => formatNumber(table.questions.length, style)],
    [true, say("grade.score"), (_, { table }) => estimateText(naming, table.score)],
    [true, say("grade.log"), (_, { table }) => estimateText(naming, table.log)],
    [true, say(`grade.skill-${against}`), (_, { table }) => estimateText(naming, table.skill)],
    [true, say("grade.skill-class"), (_, { againstClass }) => estimateText(naming, againstClass)],
    [
      exercise.scoring.improvement,
      say("grade.improvement"),
      (_, { improvement }) => estimateText(naming, improvement),
    ],
    [
      any(({ sealed }) => sealed.table.ranges.asked > 0),
      say("grade.ranges"),
      (_, { table: { ranges } }) =>
        ranges.asked === 0 ? "—" : say("grade.held", { held: ranges.held, n: ranges.asked }),
    ],
    [
      any(({ ratios }) => ratios !== undefined),
      say("grade.ratios"),
      ({ ratios }) => estimateText(naming, ratios),
    ],
  ];
  return columns.flatMap(([shown, title, cell]) => (shown ? [[title, cell] as const] : []));
}

function tableBlock(subject: ClassSubject, truth: "sealed" | "known"): Block {
  const { naming, graded } = subject;
  const columns = columnsOf(subject);
  return {
    kind: "table",
    table: {
      head: [naming.say("grade.seat"), ...columns.map(([title]) => title)],
      texts: [0, 1],
      rows: graded.graded.seats.map((seat) => [
        seat.seat,
        ...columns.map(([, cell]) => cell(seat, seat[truth])),
      ]),
    },
  };
}

/** The tables; that of history only where something of it was forecast. */
export function scoresSection(subject: ClassSubject): readonly ReportSection[] {
  const { naming, graded } = subject;
  const { say } = naming;
  const { seats } = graded.graded;
  const most = (truth: "sealed" | "known"): number =>
    Math.max(0, ...seats.map((seat) => seat[truth].table.questions.length));
  const paragraph = (text: string): Block => ({ kind: "paragraph", text });
  const noise = (truth: "sealed" | "known"): readonly Block[] =>
    most(truth) < ENOUGH_QUESTIONS
      ? [paragraph(say("grade.noise", { n: most(truth), enough: ENOUGH_QUESTIONS }))]
      : [];
  const scored = seats.some(
    ({ sealed, ratios }) =>
      sealed.table.questions.length > 0 || sealed.table.ranges.asked > 0 || ratios !== undefined,
  );
  return [
    {
      id: "scores",
      title: say("grade.section.scores"),
      blocks: scored
        ? [paragraph(say("grade.scores-note")), ...noise("sealed"), tableBlock(subject, "sealed")]
        : [paragraph(say("grade.nothing-scored"))],
    },
    ...(most("known") === 0
      ? []
      : [
          {
            id: "known",
            title: say("grade.section.known"),
            blocks: [
              paragraph(say("grade.known-note")),
              ...noise("known"),
              tableBlock(subject, "known"),
            ],
          },
        ]),
  ];
}
