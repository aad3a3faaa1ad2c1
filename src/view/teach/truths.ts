/** The sealed run and the truth of what came in; every question with its truths, never added up. */

import type { Answer, EngineOdds } from "../../exercise/answers.ts";
import { categoriesOf } from "../../exercise/categories.ts";
import { ratioOf } from "../../exercise/deal.ts";
import type { Question } from "../../exercise/model.ts";
import { formatDate } from "../../i18n/date.ts";
import { formatChance } from "../../i18n/number.ts";
import {
  type Naming,
  culpritName,
  dateOfStep,
  numberOf,
  signedOf,
  told,
} from "../../story/naming.ts";
import { forecastLine } from "./forecast.ts";
import { type Block, heading, text } from "./page.ts";
import type { Reveal, RevealedQuestion, TeachScene } from "./scene.ts";
import { type PageBody, byId, moveWords, placeOf } from "./seats.ts";

/** The run with what was hidden in it. */
export function runPage(scene: TeachScene, reveal: Reveal): PageBody {
  const { say } = scene.naming;
  return {
    title: say("teach.run"),
    blocks: [
      ...reveal.hidden.map((one) => text(say("teach.hidden", one), "strong")),
      ...(scene.state.plan.masked ? [text(say("teach.unmasked"), "note")] : []),
      heading(say("teach.at-end")),
      ...reveal.ladders.map((row): Block => ({ kind: "ladder", row })),
      ...(reveal.moves.length === 0 ? [] : [heading(say("teach.your-moves"))]),
      ...reveal.moves.map((one) => {
        const words = moveWords(scene, one.actor, one.move);
        const date = dateOfStep(scene.naming, one.step);
        return text(
          say(one.refused === true ? "teach.move-refused" : "teach.move-made", { ...words, date }),
          "plain",
          1,
        );
      }),
      heading(say("teach.what-happened")),
      ...reveal.headlines.toReversed().map((headline): Block => ({ kind: "headline", headline })),
      ...(reveal.headlines.length === 0 ? [text(say("news.quiet"), "dim")] : []),
      text(say("teach.one-draw"), "dim"),
      ...(reveal.command === undefined
        ? []
        : [text(say("teach.explain", { command: reveal.command }), "dim")]),
    ],
  };
}

/** The cards: what was written, what the exercise gives them, what was fitted. */
export function signalsPage(scene: TeachScene): PageBody {
  const { naming, exercise, state } = scene;
  const { say } = naming;
  const rows = exercise.signals.map((signal) => {
    const own = state.stages.flatMap((stage) =>
      stage.kind === "signal" && stage.item === signal.id ? (state.ratios.get(stage.id) ?? []) : [],
    );
    const given = ratioOf({ signal, seen: true });
    return [
      told(naming, signal.text) + (signal.cheap ? ` (${say("teach.cheap")})` : ""),
      own.map((ratio) => numberOf(naming, ratio)).join(" / "),
      given === undefined ? "–" : numberOf(naming, given),
      signal.fitted === undefined ? "–" : numberOf(naming, signal.fitted),
    ];
  });
  return {
    title: say("teach.signals"),
    blocks: [
      {
        kind: "table",
        rows: [
          [say("teach.card-column"), say("teach.yours"), say("teach.given"), say("teach.fitted")],
          ...rows,
        ],
      },
      text(say("teach.fitted-note"), "note"),
    ],
  };
}

/** The injects with their truth and their culprits. */
export function injectsPage(scene: TeachScene): PageBody {
  const { naming, exercise } = scene;
  const { say } = naming;
  return {
    title: say("teach.injects-true"),
    blocks: exercise.injects.flatMap((inject) => {
      const culprit = culpritName(naming, inject.culprit);
      const who = culprit === "" ? "" : `; ${say("teach.by", { culprit })}`;
      return [
        text(`${told(naming, inject.from)}: ${told(naming, inject.text)}`, "plain"),
        text(`${say(`teach.truth.${inject.truth}`)}${who}`, "note", 3),
        ...(inject.note === undefined ? [] : [text(told(naming, inject.note), "dim", 3)]),
      ];
    }),
  };
}

/** An answer in words. */
export function answerWords(naming: Naming, question: Question, answer: Answer): string {
  const { say } = naming;
  if (typeof answer === "boolean") return say(answer ? "word.yes" : "word.no");
  if (typeof answer === "string") {
    const category = categoriesOf(question, naming.model)?.find(({ id }) => id === answer);
    return category === undefined ? answer : told(naming, category.name);
  }
  const step = question.sealed?.firstTime !== undefined;
  if (!Number.isFinite(answer)) return say("word.never");
  return step ? dateOfStep(naming, answer) : numberOf(naming, answer, 3);
}

function rangeOf(naming: Naming, low: number, high: number): string {
  const percent = (p: number): string => formatChance(p, naming.style);
  return `${percent(low)}–${percent(high)}`;
}

/** A small chance as `1 in N` with a range: never a bare headline number. */
function rareWords(naming: Naming, low: number, high: number): string {
  const { say } = naming;
  const most = low <= 0 ? undefined : Math.round(1 / low);
  const least = Math.round(1 / high);
  return most === undefined
    ? say("teach.rarer-than", { n: least })
    : say("teach.one-in", { low: least, high: most });
}

/** Below this chance odds read as one in N. */
const RARE = 0.01;

function oddsWords(naming: Naming, question: Question, odds: EngineOdds): readonly string[] {
  const { say } = naming;
  const name = (id: string): string => answerWords(naming, question, id);
  switch (odds.kind) {
    case "binary": {
      const { p, low, high } = odds.yes;
      return p < RARE
        ? [rareWords(naming, low, high)]
        : [`${formatChance(p, naming.style)} (${rangeOf(naming, low, high)})`];
    }
    case "categories":
      return odds.categories.map(
        ({ id, p, low, high }) =>
          `${name(id)}: ${formatChance(p, naming.style)} (${rangeOf(naming, low, high)})`,
      );
    case "number": {
      const [low, middle, high] = odds.quantiles.map((value) =>
        answerWords(naming, question, value),
      );
      return [say("teach.quantiles", { low: low ?? "", middle: middle ?? "", high: high ?? "" })];
    }
  }
}

function ownForecasts(scene: TeachScene, question: Question): readonly Block[] {
  const { naming, state } = scene;
  return state.envelopes.flatMap(({ round, envelope }) => {
    const { seat, forecasts } = envelope.forecast;
    const forecast = byId(
      forecasts.map((one) => ({ ...one, id: one.question })),
      question.id,
    );
    if (forecast === undefined) return [];
    const where = placeOf(scene, round, seat);
    return [text(`${where}: ${forecastLine(naming, question, forecast)}`, "plain", 3)];
  });
}

function questionBlocks(scene: TeachScene, revealed: RevealedQuestion): readonly Block[] {
  const { naming } = scene;
  const { say, style } = naming;
  const { question, sealed, odds, difference, known } = revealed;
  const fact = question.known;
  const on = fact?.on === undefined ? "" : ` (${formatDate(fact.on, style)})`;
  const signed = (value: number): string => signedOf(naming, value, 3);
  return [
    heading(told(naming, question.text)),
    ...ownForecasts(scene, question),
    ...(difference === undefined
      ? [
          text(
            say("teach.truth-sealed", {
              answer:
                sealed === undefined
                  ? say("teach.not-decided")
                  : answerWords(naming, question, sealed),
            }),
            "strong",
            1,
          ),
        ]
      : [
          text(
            say("teach.difference", {
              value: signed(difference.value),
              low: signed(difference.low),
              high: signed(difference.high),
              n: difference.runs,
            }),
            "plain",
            1,
          ),
        ]),
    ...(odds === undefined
      ? difference === undefined
        ? [text(say("teach.no-odds"), "plain", 1)]
        : []
      : [
          text(say("teach.engine-odds", { n: odds.runs }), "plain", 1),
          ...oddsWords(naming, question, odds).map((line) => text(line, "plain", 3)),
        ]),
    ...question.crowd.map(({ on: date, p, by }) =>
      text(
        say("teach.crowd", {
          date: formatDate(date, style),
          p: formatChance(p, style),
          by: told(naming, by),
        }),
        "plain",
        1,
      ),
    ),
    ...(fact === undefined
      ? []
      : [
          text(
            say("teach.truth-known", {
              answer:
                known === undefined
                  ? say("teach.still-open")
                  : answerWords(naming, question, known) + on,
            }),
            "note",
            1,
          ),
          ...(fact.note === undefined ? [] : [text(told(naming, fact.note), "dim", 3)]),
        ]),
  ];
}

/** All questions, each with its truths. */
export function truthsPage(scene: TeachScene, reveal: Reveal): PageBody {
  const { say } = scene.naming;
  return {
    title: say("teach.truths"),
    blocks: [
      text(say("teach.truths-note"), "dim"),
      ...reveal.questions.flatMap((question) => questionBlocks(scene, question)),
    ],
  };
}
