/** Scores with their intervals, and what decisions did. */

import type { ScoreMean, ScoreTable } from "../../exercise/score.ts";
import type { StageOf } from "../../exercise/session/stages.ts";
import {
  type Naming,
  culpritName,
  numberOf,
  shortNameOf,
  signedOf,
  told,
} from "../../story/naming.ts";
import { answerLines } from "./answer.ts";
import { type Block, heading, text } from "./page.ts";
import type { Reveal, TeachScene, TextOutcome } from "./scene.ts";
import { type PageBody, byId, placeOf, seatName } from "./seats.ts";

function meanWords(naming: Naming, { mean, interval }: ScoreMean): string {
  const number = (value: number): string => numberOf(naming, value, 3);
  return interval === undefined
    ? `${number(mean)} (${naming.say("teach.no-interval")})`
    : `${number(mean)} (${number(interval.low)} … ${number(interval.high)})`;
}

function tableBlocks(
  scene: TeachScene,
  table: ScoreTable,
  improvement: ScoreMean | undefined,
): readonly Block[] {
  const { naming, exercise } = scene;
  const { say } = naming;
  const { questions, score, log, skill, ranges, noise } = table;
  const title = heading(
    say(table.truth === "sealed" ? "teach.scores-sealed" : "teach.scores-known"),
  );
  if (questions.length === 0 && ranges.asked === 0)
    return [title, text(say("teach.no-scores"), "dim")];
  const against = exercise.scoring.against ?? "reference";
  const means: readonly (readonly [string, ScoreMean | undefined])[] = [
    [say("teach.mean-score"), score],
    [say("teach.mean-log"), log],
    [say(`teach.skill-${against}`), skill],
    [say("teach.improvement"), improvement],
  ];
  return [
    title,
    ...(questions.length === 0
      ? []
      : [
          {
            kind: "table",
            rows: [
              [say("teach.question-column"), say("teach.rule-column"), say("teach.score-column")],
              ...questions.map(({ question, rule, score: own }) => [
                told(naming, byId(exercise.questions, question)?.text),
                say(`teach.score-rule.${rule}`),
                numberOf(naming, own, 3),
              ]),
            ],
          } as const,
        ]),
    ...means.flatMap(([name, mean]) =>
      mean === undefined ? [] : [text(`${name}: ${meanWords(naming, mean)}`, "strong", 1)],
    ),
    ...(ranges.asked === 0
      ? []
      : [text(say("teach.ranges", { n: ranges.asked, held: ranges.held }), "strong", 1)]),
    ...(noise ? [text(say("teach.noise", { n: questions.length + ranges.asked }), "note")] : []),
  ];
}

/** The scores of one seat. */
export function scoresPage(
  scene: TeachScene,
  { seat }: StageOf<"scores">,
  reveal: Reveal,
): PageBody {
  const { naming } = scene;
  const { say } = naming;
  const scores = reveal.scores.get(seat);
  const ratios = scores?.ratios;
  const aims = reveal.aims.filter(({ role }) => byId(scene.state.plan.seats, seat)?.role === role);
  return {
    title: say("teach.scores-of", { seat: seatName(scene, seat) }),
    blocks: [
      ...(scores?.tables ?? []).flatMap((table, index) =>
        tableBlocks(scene, table, scores?.improvement[index]),
      ),
      ...(ratios === undefined
        ? []
        : [
            heading(say("teach.ratios", { n: ratios.runs })),
            text(`${say("teach.mean-log")}: ${meanWords(naming, ratios.log)}`, "strong", 1),
            text(`${say("teach.brier")}: ${meanWords(naming, ratios.brier)}`, "strong", 1),
            text(
              say("teach.idle", {
                log: numberOf(naming, ratios.priorLog, 3),
                brier: numberOf(naming, ratios.priorBrier, 3),
              }),
              "dim",
              1,
            ),
          ]),
      ...aims.flatMap((score) => [
        heading(say("teach.decision-score")),
        ...score.aims.map(({ aim, weight, met }) => {
          const role = scene.exercise.roles.find(({ id }) => id === score.role);
          const words = told(naming, role?.aims.find(({ id }) => id === aim)?.text);
          const mark = met === undefined ? say("teach.by-hand") : say(met ? "word.yes" : "word.no");
          return text(`${numberOf(naming, weight)}: ${words}: ${mark}`, "plain", 1);
        }),
        text(say("teach.aim-points", score), "strong", 1),
      ]),
      text(say("teach.never-added"), "dim"),
    ],
  };
}

function textBlocks({ naming, exercise }: TeachScene, outcome: TextOutcome): readonly Block[] {
  const { say } = naming;
  const roleName = (id: string): string => told(naming, byId(exercise.roles, id)?.name);
  const { verdict, best } = outcome;
  const fate = outcome.ratified
    ? "teach.text-ratified"
    : outcome.signed
      ? "teach.text-failed"
      : outcome.text === undefined
        ? "teach.text-none"
        : "teach.text-unsigned";
  return [
    heading(say("teach.the-text")),
    text(say(fate), "strong", 1),
    ...outcome.absent.map(({ role, signs }) =>
      text(
        say(signs ? "teach.absent-signs" : "teach.absent-not", { role: roleName(role) }),
        "dim",
        1,
      ),
    ),
    ...(verdict?.roles ?? []).map(({ role, worth, surplus }) =>
      text(
        say("teach.worth-to", {
          role: roleName(role),
          worth: numberOf(naming, worth),
          surplus: signedOf(naming, surplus),
        }),
        "plain",
        1,
      ),
    ),
    ...(best === undefined
      ? []
      : [
          text(
            say("teach.nash", {
              product: best.product,
              own: verdict?.nashProduct ?? 0,
              n: best.acceptable,
            }),
            "note",
            1,
          ),
        ]),
  ];
}

/** All decisions, and what they did: harm by theatre, never summed. */
export function decidedPage(scene: TeachScene, reveal: Reveal): PageBody {
  const { naming, exercise, state } = scene;
  const { say } = naming;
  const { program } = naming;
  const made = state.decisions.flatMap((one) => {
    const decision = byId(exercise.decisions, one.decision);
    if (decision === undefined) return [];
    const where = placeOf(scene, one.round, one.seat);
    return [
      text(`${where}: ${told(naming, decision.text)}`, "strong"),
      ...answerLines(naming, exercise, decision, one.answer).map((line) => text(line, "plain", 3)),
    ];
  });
  const harm = reveal.harm.map(({ flashpoint, steps, untouched }) => {
    const index = program.flashpoints.findIndex(({ id }) => id === flashpoint);
    return [shortNameOf(naming, index), numberOf(naming, steps), numberOf(naming, untouched)];
  });
  return {
    title: say("teach.decided"),
    blocks: [
      ...(made.length === 0 ? [text(say("teach.nothing-decided"), "dim")] : made),
      ...(reveal.costs.length === 0 ? [] : [heading(say("teach.costs"))]),
      ...reveal.costs.map(({ seat, decision, option, culprit, cost }) => {
        const known = byId(exercise.decisions, decision);
        return text(
          say("teach.cost", {
            seat,
            option: told(naming, known?.options.find(({ id }) => id === option)?.text),
            culprit: culpritName(naming, culprit),
            n: cost,
          }),
          "plain",
          1,
        );
      }),
      ...(reveal.text === undefined ? [] : textBlocks(scene, reveal.text)),
      ...(exercise.scoring.joint && reveal.aims.length > 1
        ? [
            heading(say("teach.joint")),
            ...reveal.aims.map(({ role, points }) =>
              text(
                `${told(naming, byId(exercise.roles, role)?.name)}: ${numberOf(naming, points)}`,
                "plain",
                1,
              ),
            ),
            text(
              say("teach.joint-sum", { n: reveal.aims.reduce((sum, one) => sum + one.points, 0) }),
              "strong",
              1,
            ),
          ]
        : []),
      ...(harm.length === 0
        ? []
        : [
            heading(say("teach.harm")),
            {
              kind: "table",
              rows: [[say("teach.theatre"), say("teach.played"), say("teach.untouched")], ...harm],
            } as const,
            text(say("teach.harm-note"), "dim"),
          ]),
    ],
  };
}
