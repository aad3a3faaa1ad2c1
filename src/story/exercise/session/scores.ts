/** Scores with their intervals, and what decisions did. */

import type { ScoreMean, ScoreTable } from "../../../exercise/score.ts";
import type { StageOf } from "../../../exercise/session/stages.ts";
import { type Naming, culpritName, numberOf, shortNameOf, signedOf, told } from "../../naming.ts";
import { byId, heading, table, text, under, type Said } from "../blocks.ts";
import { decidedBlocks, placeOf, seatName, type PageBody } from "./page.ts";
import type { Reveal, TeachScene, TextOutcome } from "./scene.ts";

function meanLine(naming: Naming, name: string, one: ScoreMean | undefined): Said {
  if (one === undefined) return false;
  const { mean, interval } = one;
  const number = (value: number): string => numberOf(naming, value, 3);
  const range =
    interval === undefined
      ? naming.say("teach.no-interval")
      : `${number(interval.low)} … ${number(interval.high)}`;
  return text(`${name}: ${number(mean)} (${range})`, "strong", 1);
}

function tableBlocks(
  { naming, exercise }: TeachScene,
  { truth, questions, score, log, skill, ranges, noise }: ScoreTable,
  improvement: ScoreMean | undefined,
): readonly Said[] {
  const { say } = naming;
  const title = heading(say(truth === "sealed" ? "teach.scores-sealed" : "teach.scores-known"));
  const n = questions.length + ranges.asked;
  if (n === 0) return [title, text(say("teach.no-scores"), "dim")];
  const { against = "reference" } = exercise.scoring;
  return [
    title,
    table(
      [say("teach.question-column"), say("teach.rule-column"), say("teach.score-column")],
      questions.map(({ question, rule, score: own }) => [
        told(naming, byId(exercise.questions, question)?.text),
        say(`teach.score-rule.${rule}`),
        numberOf(naming, own, 3),
      ]),
    ),
    meanLine(naming, say("teach.mean-score"), score),
    meanLine(naming, say("teach.mean-log"), log),
    meanLine(naming, say(`teach.skill-${against}`), skill),
    meanLine(naming, say("teach.improvement"), improvement),
    ranges.asked > 0 &&
      text(say("teach.ranges", { n: ranges.asked, held: ranges.held }), "strong", 1),
    noise && text(say("teach.noise", { n }), "note"),
  ];
}

/** The scores of one seat. */
export function scoresPage(
  scene: TeachScene,
  { seat }: StageOf<"scores">,
  { scores, aims }: Reveal,
): PageBody {
  const { naming, exercise, state } = scene;
  const { say } = naming;
  const { tables = [], improvement = [], ratios } = scores.get(seat) ?? {};
  const role = byId(exercise.roles, byId(state.plan.seats, seat)?.role);
  const idle = { log: ratios?.priorLog ?? 0, brier: ratios?.priorBrier ?? 0 };
  return {
    title: say("teach.scores-of", { seat: seatName(scene, seat) }),
    said: [
      tables.map((one, index) => tableBlocks(scene, one, improvement[index])),
      ratios !== undefined && [
        heading(say("teach.ratios", { n: ratios.runs })),
        meanLine(naming, say("teach.mean-log"), ratios.log),
        meanLine(naming, say("teach.brier"), ratios.brier),
        text(
          say("teach.idle", {
            log: numberOf(naming, idle.log, 3),
            brier: numberOf(naming, idle.brier, 3),
          }),
          "dim",
          1,
        ),
      ],
      aims
        .filter((one) => one.role === role?.id)
        .map((score) => [
          heading(say("teach.decision-score")),
          score.aims.map(({ aim, weight, met }) => {
            const words = told(naming, byId(role?.aims ?? [], aim)?.text);
            const mark =
              met === undefined ? say("teach.by-hand") : say(met ? "word.yes" : "word.no");
            return text(`${numberOf(naming, weight)}: ${words}: ${mark}`, "plain", 1);
          }),
          text(say("teach.aim-points", score), "strong", 1),
        ]),
      text(say("teach.never-added"), "dim"),
    ],
  };
}

function fateOf({ ratified, signed, text: agreed }: TextOutcome) {
  if (ratified) return "teach.text-ratified";
  if (signed) return "teach.text-failed";
  return agreed === undefined ? "teach.text-none" : "teach.text-unsigned";
}

function textBlocks({ naming, exercise }: TeachScene, outcome: TextOutcome): readonly Said[] {
  const { say } = naming;
  const named = (id: string): string => told(naming, byId(exercise.roles, id)?.name);
  const { verdict, best, absent } = outcome;
  const own = verdict?.nashProduct ?? 0;
  return [
    heading(say("teach.the-text")),
    text(say(fateOf(outcome)), "strong", 1),
    absent.map(({ role, signs }) =>
      text(say(signs ? "teach.absent-signs" : "teach.absent-not", { role: named(role) }), "dim", 1),
    ),
    verdict?.roles.map(({ role, worth, surplus }) => {
      const worded = { worth: numberOf(naming, worth), surplus: signedOf(naming, surplus) };
      return text(say("teach.worth-to", { role: named(role), ...worded }), "plain", 1);
    }),
    best !== undefined &&
      text(say("teach.nash", { product: best.product, own, n: best.acceptable }), "note", 1),
  ];
}

/** All decisions, and what they did: harm by theatre, never summed. */
export function decidedPage(scene: TeachScene, reveal: Reveal): PageBody {
  const { naming, exercise, state } = scene;
  const { say, program } = naming;
  const { costs, aims, harm, text: agreed } = reveal;
  const made = decidedBlocks(scene, state.decisions, ({ round, seat }) =>
    placeOf(scene, round, seat),
  );
  const harmRows = harm.map(({ flashpoint, steps, untouched }) => {
    const index = program.flashpoints.findIndex(({ id }) => id === flashpoint);
    return [shortNameOf(naming, index), numberOf(naming, steps), numberOf(naming, untouched)];
  });
  const points = aims.map((one) => {
    const name = told(naming, byId(exercise.roles, one.role)?.name);
    return text(`${name}: ${numberOf(naming, one.points)}`, "plain", 1);
  });
  const sum = aims.reduce((total, one) => total + one.points, 0);
  const paid = costs.map(({ seat, decision, option, culprit, cost: n }) => {
    const chosen = byId(byId(exercise.decisions, decision)?.options ?? [], option);
    const cost = { option: told(naming, chosen?.text), culprit: culpritName(naming, culprit) };
    return text(say("teach.cost", { seat, ...cost, n }), "plain", 1);
  });
  return {
    title: say("teach.decided"),
    said: [
      made.length === 0 ? text(say("teach.nothing-decided"), "dim") : made,
      under(say("teach.costs"), paid),
      agreed !== undefined && textBlocks(scene, agreed),
      exercise.scoring.joint &&
        aims.length > 1 &&
        under(say("teach.joint"), points, text(say("teach.joint-sum", { n: sum }), "strong", 1)),
      harmRows.length > 0 && [
        heading(say("teach.harm")),
        table([say("teach.theatre"), say("teach.played"), say("teach.untouched")], harmRows),
        text(say("teach.harm-note"), "dim"),
      ],
    ],
  };
}
