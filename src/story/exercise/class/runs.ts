/** What teams decided, what was left open, and how the theatres went. */

import { at } from "../../../base/invariant.ts";
import type { ClassPath } from "../../../exercise/class/graded.ts";
import type { DecisionNode } from "../../../exercise/class/teams.ts";
import { listIn } from "../../../i18n/list.ts";
import { formatChance, formatNumber } from "../../../i18n/number.ts";
import { dateOfStep, isoOfStep, shortNameOf, told, wordsOf } from "../../naming.ts";
import type { Block, Curve, Section } from "../../block.ts";
import { stepAxis } from "../../axis.ts";
import { blocksOf, byId, table } from "../blocks.ts";
import { chanceText, type ClassSubject } from "./words.ts";

/** Automatic runs of the paths; as many as `app/` makes. */
const PATH_RUNS = 1000;

/** An option, or an issue with what was agreed. */
function chosenName({ exercise, naming }: ClassSubject, decision: string, option: string): string {
  const own = byId(byId(exercise.decisions, decision)?.options ?? [], option);
  if (own !== undefined) return told(naming, own.text);
  if (option === "walk.out") return naming.say("teach.walked-out");
  const [issueId, term] = option.split(".");
  const agreed = byId(byId(exercise.issues, issueId)?.options ?? [], term);
  return agreed === undefined ? option : told(naming, agreed.text);
}

/** Depth of the tree that a page holds; deeper nodes are in the JSON. */
const MOST_ROWS = 60;

function treeRows(
  subject: ClassSubject,
  nodes: readonly DecisionNode[],
  depth = 0,
): readonly (readonly string[])[] {
  const { exercise, naming, graded } = subject;
  const { say, style } = naming;
  return nodes.flatMap((node) => {
    const round = told(naming, exercise.rounds[node.round]?.title);
    const chosen = listIn(
      style,
      node.chosen.map(({ decision, option }) => chosenName(subject, decision, option)),
    );
    const row = [
      `${"· ".repeat(depth)}${say("grade.tree-node", { round, chosen })}`,
      formatNumber(node.teams, style),
      node.automatic === undefined
        ? say("grade.no-moves")
        : say("grade.of-runs", { n: node.automatic, of: graded.automatic }),
    ];
    return [row, ...treeRows(subject, node.after, depth + 1)];
  });
}

/** Answers of the teams' runs beside the engine's odds; yes-or-no questions only. */
function outcomeRows(subject: ClassSubject): readonly (readonly string[])[] {
  const { exercise, naming, graded } = subject;
  const { say, style } = naming;
  return graded.truths.flatMap(({ question: id, odds }) => {
    const question = byId(exercise.questions, id);
    if (odds?.kind !== "binary" || question === undefined) return [];
    const answers = graded.teams.flatMap((team) =>
      team.answers.filter((one) => one.question === id).map(({ answer }) => answer),
    );
    const yes = answers.filter((answer) => answer === true).length;
    const { p, low, high } = odds.yes;
    return [
      [
        told(naming, question.text),
        say("grade.of-runs", { n: yes, of: answers.length }),
        chanceText(p, low, high, style),
      ],
    ];
  });
}

/** The tree of decisions, and what came of the runs. */
export function decisionsSection(subject: ClassSubject): Section {
  const { graded, naming } = subject;
  const { say } = naming;
  const rows = treeRows(subject, graded.tree);
  const outcomes = outcomeRows(subject);
  const blocks = blocksOf(
    rows.length === 0 ? say("grade.no-decisions") : say("grade.tree-note", { n: graded.automatic }),
    table(
      [say("grade.tree-choice"), say("grade.teams"), say("grade.automatic")],
      rows.slice(0, MOST_ROWS),
    ),
    table([say("grade.outcome"), say("grade.teams-yes"), say("grade.automatic-yes")], outcomes),
  );
  return { id: "decisions", title: say("grade.section.decisions"), blocks };
}

/** Moves that were open and that nobody made. */
export function unusedSection(subject: ClassSubject): readonly Section[] {
  const { graded, naming } = subject;
  const { say, style, model } = naming;
  if (graded.automatic === 0) return [];
  const rows = graded.unused.map(({ actor, move, open, from, offered, automatic }) => {
    const who = byId(model.actors, actor);
    const what = byId(who?.moves ?? [], move);
    return [
      `${who === undefined ? wordsOf(actor) : told(naming, who.name)}: ${what === undefined ? wordsOf(move) : told(naming, what.name)}`,
      dateOfStep(naming, from),
      say("grade.of-runs", { n: open, of: graded.teams.length }),
      say(offered ? "word.yes" : "word.no"),
      formatChance(automatic, style),
    ];
  });
  const head = [
    ...[say("grade.move"), say("grade.open-from"), say("grade.open-in")],
    ...[say("grade.offered"), say("grade.automatic")],
  ];
  const blocks = blocksOf(
    say(rows.length === 0 ? "grade.unused-none" : "grade.unused-note"),
    table(head, rows),
  );
  return [{ id: "unused", title: say("grade.section.unused"), blocks }];
}

function flashpointName({ naming }: ClassSubject, id: string): string {
  return shortNameOf(
    naming,
    naming.program.flashpoints.findIndex((one) => one.id === id),
  );
}

/** Steps in crisis, a line for each theatre; no sum anywhere. */
export function harmSection(subject: ClassSubject): readonly Section[] {
  const { graded, naming } = subject;
  const { say, style } = naming;
  const theatres = graded.teams[0]?.harm ?? [];
  if (theatres.length === 0) return [];
  const rows = theatres.map(({ flashpoint, untouched }) => {
    const steps = graded.teams.flatMap(({ harm }) =>
      harm.filter((one) => one.flashpoint === flashpoint).map((one) => one.steps),
    );
    const [low, high] = [Math.min(...steps), Math.max(...steps)];
    return [
      flashpointName(subject, flashpoint),
      formatNumber(untouched, style),
      low === high
        ? formatNumber(low, style)
        : `${formatNumber(low, style)} – ${formatNumber(high, style)}`,
    ];
  });
  return [
    {
      id: "harm",
      title: say("grade.section.harm"),
      blocks: blocksOf(
        say("grade.harm-note"),
        table([say("grade.theatre"), say("grade.untouched"), say("grade.team-steps")], rows),
      ),
    },
  ];
}

/** Different paths of teams in one plot, at most: the commonest. */
const TEAM_PATHS = 2;

function curvesOf(subject: ClassSubject, path: ClassPath): readonly Curve[] {
  const { say } = subject.naming;
  const steps = path.mean.length;
  const line = (label: string, values: readonly number[]): Curve => ({
    label,
    values,
    low: values,
    high: values,
  });
  const filled = (levels: readonly number[]): readonly number[] =>
    Array.from({ length: steps }, (_, step) => levels[step] ?? levels.at(-1) ?? 0);
  const { history } = path;
  // History is drawn where it is coded throughout; a gap would be a level of its own.
  const coded =
    history?.every((level) => level !== null) === true ? history.map(Number) : undefined;
  return [
    { label: say("grade.model"), values: path.mean, low: path.low, high: path.high },
    ...path.teams
      .slice(0, TEAM_PATHS)
      .map(({ count, levels }) => line(say("grade.team-path", { n: count }), filled(levels))),
    ...(coded === undefined ? [] : [line(say("grade.history"), coded)]),
  ];
}

function pathFigure(subject: ClassSubject, path: ClassPath): Block {
  const { naming } = subject;
  const { say, style } = naming;
  const name = flashpointName(subject, path.flashpoint);
  const curves = curvesOf(subject, path);
  const steps = path.mean.map((_, step) => step);
  const every = Math.ceil(steps.length / 12);
  return {
    kind: "figure",
    caption: name,
    alternative: say("grade.path-alternative", { flashpoint: name }),
    plot: {
      kind: "curves",
      steps,
      x: stepAxis(
        steps.map((step) => isoOfStep(naming, step)),
        style,
        say,
      ),
      y: {
        from: 0,
        to: path.levels - 1,
        ticks: Array.from({ length: path.levels }, (_, level) => ({
          at: level,
          text: formatNumber(level, style),
        })),
      },
      firstNumber: 1,
      curves,
    },
    table: {
      head: [say("grade.date"), ...curves.map(({ label }) => label)],
      rows: steps
        .filter((step) => step % every === 0 || step === steps.length - 1)
        .map((step) => [
          dateOfStep(naming, step),
          ...curves.map(({ values }) => formatNumber(at(values, step), style, 1)),
        ]),
    },
  };
}

/** A plot for each flashpoint. */
export function pathsSection(subject: ClassSubject): Section {
  const { graded, naming } = subject;
  return {
    id: "paths",
    title: naming.say("grade.section.paths"),
    blocks: blocksOf(naming.say("grade.paths-note", { n: PATH_RUNS }), {
      kind: "row",
      blocks: graded.paths.map((path) => pathFigure(subject, path)),
    }),
  };
}
