/** A scenario scored against what happened, as plain tables in one language. */

import { formatDate } from "../i18n/date.ts";
import type {
  ForecasterScore,
  LadderScores,
  ScoreComparison,
  ScoreEstimate,
} from "../study/hindcast.ts";
import type { BatchTable, BatchView } from "./batch.ts";
import { formatMean, formatShare } from "../story/figures.ts";
import { told, type Naming } from "../story/naming.ts";

/** One day's forecasts, scored. */
export interface HindcastDay {
  /** ISO. */
  readonly date: string;
  readonly scenario: ForecasterScore | undefined;
  /** In the order of the file; those who had said nothing yet are left out. */
  readonly others: readonly {
    readonly id: string;
    readonly score: ForecasterScore;
    readonly comparison: ScoreComparison | undefined;
  }[];
  readonly ladders: LadderScores | undefined;
  /** Outcomes that were decided before the day, and are no forecast any more. */
  readonly past: readonly string[];
}

/** Belief in a value of an unknown, beside what others said of it. */
export interface BesideBelief {
  readonly forecaster: string;
  readonly unknown: string;
  readonly value: string;
  readonly points: readonly {
    readonly date: string;
    readonly said: number;
    /** Undefined before the scenario starts. */
    readonly belief?: { readonly probability: number; readonly low: number; readonly high: number };
  }[];
}

/** What was scored. */
export interface HindcastStory {
  readonly days: readonly HindcastDay[];
  readonly beliefs: readonly BesideBelief[];
  /** Outcomes that the history cannot judge. */
  readonly unjudged: readonly string[];
  readonly open: readonly string[];
  readonly observed: string;
  readonly settings: readonly string[];
  readonly replay: string;
}

function cellOf(naming: Naming, { mean, interval }: ScoreEstimate): readonly [string, string] {
  const text = formatMean(
    { mean, low: interval?.low ?? mean, high: interval?.high ?? mean },
    naming.style,
  );
  return [
    interval === undefined ? formatScore(naming, mean) : text.value,
    interval === undefined ? "—" : text.interval,
  ];
}

function formatScore(naming: Naming, score: number): string {
  return formatMean({ mean: score, low: score - 0.02, high: score + 0.02 }, naming.style).value;
}

/** The name of a forecaster, with the mark of those that the scenario was fitted to. */
export function forecasterName(naming: Naming, id: string): string {
  const { model, say } = naming;
  const found = model.forecasters?.find((one) => one.id === id);
  if (found === undefined) return id;
  const name = told(naming, found.name);
  return found.fitted ? `${name} (${say("hindcast.fitted")})` : name;
}

function dayTables(naming: Naming, day: HindcastDay): BatchTable[] {
  const { say, style, model } = naming;
  const { scenario, others, ladders } = day;
  const date = formatDate(day.date, style);
  const tables: BatchTable[] = [];
  if (scenario !== undefined) {
    const row = (name: string, { questions, brier, log }: ForecasterScore): readonly string[] => [
      name,
      String(questions.length),
      ...cellOf(naming, brier),
      formatScore(naming, log.mean),
    ];
    tables.push({
      head: [
        say("hindcast.on", { date }),
        say("hindcast.questions"),
        say("hindcast.brier"),
        say("batch.interval"),
        say("hindcast.log"),
      ],
      rows: [
        row(say("hindcast.scenario"), scenario),
        ...others.map(({ id, score }) => row(forecasterName(naming, id), score)),
      ],
    });
    const shared = others.flatMap(({ id, comparison }) =>
      comparison === undefined ? [] : [{ id, comparison }],
    );
    if (shared.length > 0) {
      tables.push({
        head: [
          say("hindcast.same"),
          say("hindcast.questions"),
          say("hindcast.difference"),
          say("batch.interval"),
          say("hindcast.skill"),
        ],
        rows: shared.map(({ id, comparison }) => [
          forecasterName(naming, id),
          String(comparison.questions),
          ...cellOf(naming, comparison.brierDifference),
          comparison.skill === undefined ? "—" : formatScore(naming, comparison.skill),
        ]),
      });
    }
    tables.push({
      head: [
        say("hindcast.question", { date }),
        say("hindcast.scenario"),
        say("hindcast.others"),
        say("hindcast.came"),
        say("hindcast.brier"),
      ],
      rows: scenario.questions.map(({ id, probability, happened, brier }) => [
        told(naming, model.outcomes.find((one) => one.id === id)?.title),
        percent(naming, probability),
        others
          .flatMap(({ score }) => score.questions.filter((one) => one.id === id))
          .map((one) => percent(naming, one.probability))
          .join(" "),
        happened ? say("hindcast.yes") : say("hindcast.no"),
        formatScore(naming, brier),
      ]),
    });
  }
  if (ladders !== undefined) {
    tables.push({
      head: [
        say("hindcast.ladders", { date }),
        say("hindcast.rps"),
        say("batch.interval"),
        say("hindcast.persistence"),
      ],
      rows: [
        [
          say("hindcast.all"),
          ...cellOf(naming, ladders.score),
          formatScore(naming, ladders.persistence.mean),
        ],
        ...ladders.ladders.map(({ id, score, persistence }) => [
          told(naming, model.flashpoints.find((one) => one.id === id)?.name),
          formatScore(naming, score),
          "",
          formatScore(naming, persistence),
        ]),
      ],
    });
  }
  return tables;
}

function percent({ style }: Naming, share: number): string {
  // Whole percents, one decimal below 10 %, two below 1 %.
  const half = share >= 0.1 ? 0.05 : share >= 0.01 ? 0.005 : 0.0005;
  return formatShare({ probability: share, low: share - half, high: share + half }, style).value;
}

function beliefTable(naming: Naming, beside: BesideBelief): BatchTable {
  const { model, say, style } = naming;
  const unknown = model.unknowns.find(({ id }) => id === beside.unknown);
  const value = unknown?.values.find(({ id }) => id === beside.value);
  return {
    head: [
      say("hindcast.beside", {
        unknown: told(naming, unknown?.name),
        value: told(naming, value?.name),
        forecaster: forecasterName(naming, beside.forecaster),
      }),
      say("hindcast.scenario"),
      say("batch.interval"),
      say("hindcast.others"),
    ],
    rows: beside.points.map(({ date, said, belief }) => {
      const text = belief === undefined ? undefined : formatShare(belief, style);
      return [
        formatDate(date, style),
        text?.value ?? "—",
        text?.interval ?? "",
        percent(naming, said),
      ];
    }),
  };
}

/** The tables of `brink hindcast`. */
export function viewHindcast(naming: Naming, story: HindcastStory): BatchView {
  const { model, say } = naming;
  const titles = (ids: readonly string[]): string =>
    ids.map((id) => told(naming, model.outcomes.find((one) => one.id === id)?.title)).join(", ");
  const { days, beliefs, unjudged, open, settings } = story;
  return {
    heading: [
      told(naming, model.title),
      say("hindcast.heading", { observed: story.observed }),
      ...(settings.length === 0 ? [] : [say("batch.with", { settings: settings.join(", ") })]),
    ],
    tables: [
      ...days.flatMap((day) => dayTables(naming, day)),
      ...beliefs.map((one) => beliefTable(naming, one)),
    ],
    notes: [
      say("hindcast.note.scores"),
      say("hindcast.note.interval"),
      ...(days.some(({ others }) => others.length > 1) ? [say("hindcast.note.others")] : []),
      ...(beliefs.length > 0 || days.some(({ others }) => others.length > 0)
        ? [say("hindcast.note.fitted")]
        : []),
      ...(unjudged.length === 0
        ? []
        : [say("hindcast.note.unjudged", { outcomes: titles(unjudged) })]),
      ...(open.length === 0 ? [] : [say("hindcast.note.open", { outcomes: titles(open) })]),
      say("hindcast.note.one"),
      say("note.model"),
      say("batch.replay", { command: story.replay }),
    ],
  };
}
