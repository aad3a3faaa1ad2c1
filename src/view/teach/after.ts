/** Pages after the reveal: the run, the three truths side by side and never added up, scores, debrief. */

import type { Answer, EngineOdds } from "../../exercise/answers.ts";
import { categoriesOf } from "../../exercise/categories.ts";
import { ratioOf } from "../../exercise/deal.ts";
import type { Question } from "../../exercise/model.ts";
import type { ScoreMean, ScoreTable } from "../../exercise/score.ts";
import { explanationParts } from "../../exercise/session/forms.ts";
import type { StageOf } from "../../exercise/session/stages.ts";
import { formatDate } from "../../i18n/date.ts";
import { formatChance } from "../../i18n/number.ts";
import {
  culpritName,
  dateOfStep,
  numberOf,
  shortNameOf,
  signedOf,
  told,
  type Naming,
} from "../names.ts";
import { answerLines } from "./answer.ts";
import { byId, forecastLine, moveWords, placeOf, seatName, type PageBody } from "./before.ts";
import { field, heading, text, texts, type Block } from "./page.ts";
import type { Reveal, RevealedQuestion, TeachScene, TextOutcome } from "./scene.ts";

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

/** Marks that a seat gives itself. */
export function marksPage(scene: TeachScene, { seat }: StageOf<"marks">): PageBody {
  const { naming, exercise } = scene;
  const { say } = naming;
  const { explanation, points, checklist } = exercise.scoring;
  return {
    title: say("teach.marks-of", { seat: seatName(scene, seat) }),
    blocks: texts(say("teach.marks-note"), explanation ? text(say("teach.rubric"), "dim") : ""),
    fields: [
      ...(explanation
        ? [
            field("explanation", "line", say("teach.explanation")),
            ...explanationParts.map((part) =>
              field(`explanation.${part}`, "tick", say(`teach.part.${part}`)),
            ),
          ]
        : []),
      ...points.map((one) =>
        field(
          `points.${one.id}`,
          "number",
          say("teach.points", { text: told(naming, one.text), n: one.most }),
        ),
      ),
      ...checklist.map((one) => field(`checklist.${one.id}`, "tick", told(naming, one.text))),
    ],
    button: say("teach.keep"),
  };
}

/** A phase of the debrief; notes may be typed. */
export function debriefPage(scene: TeachScene, { phase: index }: StageOf<"debrief">): PageBody {
  const { naming, exercise } = scene;
  const { say } = naming;
  const phase = exercise.debrief[index];
  if (phase === undefined) return { title: "", blocks: [] };
  return {
    title: say("teach.debrief", { n: index + 1, phase: say(`teach.phase.${phase.phase}`) }),
    blocks: [
      text(say("teach.time", { n: phase.minutes }), "dim"),
      ...phase.questions.map((question, number) =>
        text(`${String(number + 1)}. ${told(naming, question)}`, "strong"),
      ),
      text(say("teach.notes-note"), "dim"),
    ],
    fields: phase.questions.map((_, number) =>
      field(`note.${String(number)}`, "line", say("teach.note-to", { n: number + 1 })),
    ),
    button: say("teach.keep"),
  };
}

/** The last page. */
export function endPage({ naming, exercise }: TeachScene): PageBody {
  const { say } = naming;
  return {
    title: say("teach.end"),
    blocks: [
      text(say("teach.end-note"), "strong"),
      ...(exercise.readings.length === 0 ? [] : [heading(say("teach.readings"))]),
      ...exercise.readings.flatMap(({ text: words, ref, url }) => [
        text(`· ${told(naming, words)}`, "plain", 1),
        ...(ref === undefined ? [] : [text(ref, "dim", 3)]),
        ...(url === undefined ? [] : [text(url, "dim", 3)]),
      ]),
      text(say("note.model"), "dim"),
      ...(naming.style.language === "ar" ? [text(say("note.unreviewed"), "dim")] : []),
    ],
    button: say("teach.finish"),
  };
}
