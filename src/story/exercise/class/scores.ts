/** Score tables of a class: a table for each truth, never one for both. */

import type { GradedSeat, TruthScores } from "../../../exercise/class/grade.ts";
import { ENOUGH_QUESTIONS } from "../../../exercise/score.ts";
import { formatNumber } from "../../../i18n/number.ts";
import { told, type Naming } from "../../naming.ts";
import type { Block, Section } from "../../block.ts";
import { blocksOf, byId, type Said } from "../blocks.ts";
import { estimateText, type ClassSubject, type Estimate } from "./words.ts";

/** A column; one that is empty for everyone is left out. */
interface Column {
  readonly title: string;
  /** `undefined`: nothing to say of this seat. */
  readonly cell: (seat: GradedSeat, scores: TruthScores) => string | undefined;
  readonly isText?: boolean;
}

/** A mean with its interval; what rests on one question says nothing, and is not shown. */
function proven(naming: Naming, one: Estimate | undefined): string | undefined {
  return one?.interval === undefined ? undefined : estimateText(naming, one);
}

/** What a seat scored. */
function scoreColumns({ exercise, naming }: ClassSubject): readonly Column[] {
  const { say, style } = naming;
  return [
    {
      title: say("grade.role"),
      cell: ({ role }) => told(naming, byId(exercise.roles, role)?.name),
      isText: true,
    },
    {
      title: say("grade.questions"),
      cell: (_, { table }) => formatNumber(table.questions.length, style),
    },
    { title: say("grade.score"), cell: (_, { table }) => estimateText(naming, table.score) },
    { title: say("grade.log"), cell: (_, { table }) => estimateText(naming, table.log) },
    {
      title: say("grade.ranges"),
      cell: (_, { table: { ranges } }) =>
        ranges.asked === 0 ? undefined : say("grade.held", { held: ranges.held, n: ranges.asked }),
    },
    {
      title: say("grade.ratios"),
      cell: ({ ratios }) => (ratios === undefined ? undefined : estimateText(naming, ratios)),
    },
  ];
}

/** What it scored beside others, and beside its own first forecast. */
function comparisonColumns({ exercise, naming }: ClassSubject): readonly Column[] {
  const { say } = naming;
  const against = exercise.scoring.against === "reference" ? "reference" : "half";
  return [
    { title: say(`grade.skill-${against}`), cell: (_, { table }) => proven(naming, table.skill) },
    {
      title: say("grade.skill-class"),
      cell: (_, { againstClass }) => proven(naming, againstClass),
    },
    { title: say("grade.improvement"), cell: (_, { improvement }) => proven(naming, improvement) },
  ];
}

function tableBlocks(
  { naming, graded }: ClassSubject,
  truth: "sealed" | "known",
  columns: readonly Column[],
): readonly Block[] {
  const { seats } = graded.graded;
  const shown = columns
    .map(({ title, cell, isText }) => ({
      title,
      isText,
      cells: seats.map((seat) => cell(seat, seat[truth])),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== undefined));
  if (shown.length === 0) return [];
  return [
    {
      kind: "table",
      table: {
        head: [naming.say("grade.seat"), ...shown.map(({ title }) => title)],
        texts: [0, ...shown.flatMap(({ isText }, index) => (isText === true ? [index + 1] : []))],
        rows: seats.map(({ seat }, row) => [seat, ...shown.map(({ cells }) => cells[row] ?? "—")]),
      },
    },
  ];
}

/** The tables; that of history only where something of it was forecast. */
export function scoresSection(subject: ClassSubject): readonly Section[] {
  const { naming, graded } = subject;
  const { say } = naming;
  const { seats } = graded.graded;
  const most = (truth: "sealed" | "known"): number =>
    Math.max(0, ...seats.map((seat) => seat[truth].table.questions.length));
  const noise = (truth: "sealed" | "known"): Said =>
    most(truth) < ENOUGH_QUESTIONS &&
    say("grade.noise", { n: most(truth), enough: ENOUGH_QUESTIONS });
  const tables = (truth: "sealed" | "known"): readonly Block[] => [
    ...tableBlocks(subject, truth, scoreColumns(subject)),
    ...tableBlocks(subject, truth, comparisonColumns(subject)),
  ];
  const scored = seats.some(
    ({ sealed, ratios }) =>
      sealed.table.questions.length > 0 || sealed.table.ranges.asked > 0 || ratios !== undefined,
  );
  return [
    {
      id: "scores",
      title: say("grade.section.scores"),
      blocks: scored
        ? blocksOf(say("grade.scores-note"), noise("sealed"), tables("sealed"))
        : blocksOf(say("grade.nothing-scored")),
    },
    ...(most("known") === 0
      ? []
      : [
          {
            id: "known",
            title: say("grade.section.known"),
            blocks: blocksOf(say("grade.known-note"), noise("known"), tables("known")),
          },
        ]),
  ];
}
