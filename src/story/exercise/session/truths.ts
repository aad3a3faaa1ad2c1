/** The sealed run and the truth of what came in; every question with its truths, never added up. */

import { ratioOf } from "../../../exercise/deal.ts";
import { formatDate } from "../../../i18n/date.ts";
import { formatChance } from "../../../i18n/number.ts";
import { culpritName, dateOfStep, numberOf, signedOf, told } from "../../naming.ts";
import { answerWords, forecastLine, oddsLines } from "../answers.ts";
import { heading, table, text, under, type Said } from "../blocks.ts";
import { ladderBlocks, moveWords, newsBlocks, placeOf, type PageBody } from "./page.ts";
import type { Reveal, RevealedQuestion, TeachScene } from "./scene.ts";

/** The run with what was hidden in it. */
export function runPage(scene: TeachScene, reveal: Reveal): PageBody {
  const { naming, state } = scene;
  const { say } = naming;
  const { hidden, ladders, moves, headlines, command } = reveal;
  return {
    title: say("teach.run"),
    said: [
      hidden.map((one) => text(say("teach.hidden", one), "strong")),
      state.plan.masked && text(say("teach.unmasked"), "note"),
      heading(say("teach.at-end")),
      ladderBlocks(naming, ladders),
      under(
        say("teach.your-moves"),
        moves.map(({ actor, move, step, refused }) => {
          const made = { ...moveWords(scene, actor, move), date: dateOfStep(naming, step) };
          return text(
            say(refused === true ? "teach.move-refused" : "teach.move-made", made),
            "plain",
            1,
          );
        }),
      ),
      under(say("teach.what-happened"), newsBlocks(naming, headlines.toReversed())),
      text(say("teach.one-draw"), "dim"),
      command !== undefined && text(say("teach.explain", { command }), "dim"),
    ],
  };
}

/** The cards: what was written, what the exercise gives them, what was fitted. */
export function signalsPage({ naming, exercise, state }: TeachScene): PageBody {
  const { say } = naming;
  const number = (value: number | undefined): string =>
    value === undefined ? "–" : numberOf(naming, value);
  const rows = exercise.signals.map((signal) => {
    const own = state.stages.flatMap((stage) =>
      stage.kind === "signal" && stage.item === signal.id ? (state.ratios.get(stage.id) ?? []) : [],
    );
    return [
      told(naming, signal.text) + (signal.cheap ? ` (${say("teach.cheap")})` : ""),
      own.map(number).join(" / "),
      number(ratioOf({ signal, seen: true })),
      number(signal.fitted),
    ];
  });
  const head = [
    ...[say("teach.card-column"), say("teach.yours"), say("teach.given"), say("teach.fitted")],
  ];
  return {
    title: say("teach.signals"),
    said: [table(head, rows), text(say("teach.fitted-note"), "note")],
  };
}

/** The injects with their truth and their culprits. */
export function injectsPage({ naming, exercise }: TeachScene): PageBody {
  const { say } = naming;
  return {
    title: say("teach.injects-true"),
    said: exercise.injects.map((inject) => {
      const culprit = culpritName(naming, inject.culprit);
      const who = culprit === "" ? "" : `; ${say("teach.by", { culprit })}`;
      return [
        `${told(naming, inject.from)}: ${told(naming, inject.text)}`,
        text(`${say(`teach.truth.${inject.truth}`)}${who}`, "note", 3),
        text(told(naming, inject.note), "dim", 3),
      ];
    }),
  };
}

function ownForecasts(scene: TeachScene, { question }: RevealedQuestion): readonly Said[] {
  return scene.state.envelopes.map(({ round, envelope }) => {
    const { seat, forecasts } = envelope.forecast;
    const forecast = forecasts.find((one) => one.question === question.id);
    if (forecast === undefined) return false;
    const line = forecastLine(scene.naming, question, forecast);
    return text(`${placeOf(scene, round, seat)}: ${line}`, "plain", 3);
  });
}

function questionBlocks(scene: TeachScene, revealed: RevealedQuestion): readonly Said[] {
  const { naming } = scene;
  const { say, style } = naming;
  const { question, sealed, odds, difference, known } = revealed;
  const words = (answer: typeof sealed, otherwise: string): string =>
    answer === undefined ? otherwise : answerWords(naming, question, answer);
  const signed = (value: number): string => signedOf(naming, value, 3);
  const fact = question.known;
  const on =
    fact?.on === undefined || known === undefined ? "" : ` (${formatDate(fact.on, style)})`;
  return [
    heading(told(naming, question.text)),
    ownForecasts(scene, revealed),
    difference === undefined
      ? text(
          say("teach.truth-sealed", { answer: words(sealed, say("teach.not-decided")) }),
          "strong",
          1,
        )
      : text(
          say("teach.difference", {
            value: signed(difference.value),
            low: signed(difference.low),
            high: signed(difference.high),
            n: difference.runs,
          }),
          "plain",
          1,
        ),
    odds === undefined
      ? difference === undefined && text(say("teach.no-odds"), "plain", 1)
      : [
          text(say("teach.engine-odds", { n: odds.runs }), "plain", 1),
          oddsLines(naming, question, odds).map((line) => text(line, "plain", 3)),
        ],
    question.crowd.map(({ on: day, p, by }) => {
      const crowd = { date: formatDate(day, style), p: formatChance(p, style) };
      return text(say("teach.crowd", { ...crowd, by: told(naming, by) }), "plain", 1);
    }),
    fact !== undefined && [
      text(
        say("teach.truth-known", { answer: words(known, say("teach.still-open")) + on }),
        "note",
        1,
      ),
      text(told(naming, fact.note), "dim", 3),
    ],
  ];
}

/** All questions, each with its truths. */
export function truthsPage(scene: TeachScene, reveal: Reveal): PageBody {
  const { say } = scene.naming;
  return {
    title: say("teach.truths"),
    said: [
      text(say("teach.truths-note"), "dim"),
      reveal.questions.map((question) => questionBlocks(scene, question)),
    ],
  };
}
