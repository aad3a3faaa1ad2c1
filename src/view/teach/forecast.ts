/** Cards, questions and the seal: forecasts, and the last look at them. */

import { categoriesOf } from "../../exercise/categories.ts";
import type { QuestionForecast } from "../../exercise/commitment.ts";
import type { Question } from "../../exercise/model.ts";
import { isSealed } from "../../exercise/session/session.ts";
import type { StageOf } from "../../exercise/session/stages.ts";
import { formatDate } from "../../i18n/date.ts";
import { formatChance } from "../../i18n/number.ts";
import { type Naming, numberOf, told } from "../../story/naming.ts";
import { type Block, type Field, field, heading, text } from "./page.ts";
import type { BeliefView, TeachScene } from "./scene.ts";
import { type PageBody, byId, placeOf } from "./seats.ts";

/** Where a belief stands, and the card that was turned last. */
function beliefBlocks(scene: TeachScene, belief: BeliefView, all: boolean): readonly Block[] {
  const { naming, exercise } = scene;
  const { say, style } = naming;
  const card = belief.cards.at(-1);
  const percent = (p: number): string => formatChance(p, style);
  const lines = (all ? belief.cards : []).map(({ signal, seen, ratio, belief: now }) =>
    text(
      say("teach.card-line", {
        signal: told(naming, byId(exercise.signals, signal)?.text),
        seen: say(seen ? "teach.seen" : "teach.not-seen"),
        ratio,
        belief: percent(now),
      }),
      "plain",
      1,
    ),
  );
  const turned =
    card === undefined || all
      ? []
      : [
          heading(say("teach.card-turned")),
          text(told(naming, byId(exercise.signals, card.signal)?.text), "strong", 1),
          text(
            say(card.seen ? "teach.card-seen" : "teach.card-not-seen", {
              ratio: card.ratio,
              effect: numberOf(naming, card.effect),
            }),
            "plain",
            1,
          ),
        ];
  return [
    ...turned,
    ...lines,
    text(
      say("teach.belief", {
        last: belief.last,
        belief: percent(card?.belief ?? belief.prior),
        first: belief.first,
        other: percent(1 - (card?.belief ?? belief.prior)),
      }),
      "note",
    ),
  ];
}

/** A card before it is turned. */
export function signalPage(scene: TeachScene, { item }: StageOf<"signal">): PageBody {
  const { naming, exercise, belief } = scene;
  const { say, style } = naming;
  const signal = byId(exercise.signals, item);
  const number = exercise.signals.findIndex(({ id }) => id === item) + 1;
  const names = { first: belief?.first ?? "", last: belief?.last ?? "" };
  return {
    title: say("teach.signal", { n: number, of: exercise.signals.length }),
    blocks: [
      ...(belief === undefined ? [] : beliefBlocks(scene, belief, false)),
      heading(say("teach.next-card")),
      text(told(naming, signal?.text), "strong", 1),
      text(
        signal === undefined
          ? ""
          : say(signal.real ? "teach.real" : "teach.made-up", {
              date: formatDate(signal.on, style),
            }),
        "dim",
        1,
      ),
      text(say("teach.ratio-help", names)),
    ],
    fields: [field("ratio", "number", say("teach.ratio"))],
    button: say("teach.turn"),
  };
}

/** How the answer of a question looks. */
function kindHelp({ naming }: TeachScene, question: Question): string {
  return naming.say(`teach.help.${question.kind}`);
}

function questionFields(scene: TeachScene, question: Question): readonly Field[] {
  const { naming } = scene;
  const { say } = naming;
  const reasons = [1, 2].map((n) =>
    field(`reason${String(n)}`, "line", say("teach.reason", { n })),
  );
  if (question.kind === "binary") return [field("p", "percent", say("teach.chance")), ...reasons];
  if (question.kind === "number") {
    const ends = [
      field("low", "number", say("teach.low")),
      field("high", "number", say("teach.high")),
    ];
    return [...ends, ...reasons];
  }
  const categories = categoriesOf(question, naming.model) ?? [];
  return [
    ...categories.map(({ id, name }) => field(`p.${id}`, "percent", told(naming, name), true)),
    ...reasons,
  ];
}

/** A question with its form. */
export function questionPage(scene: TeachScene, stage: StageOf<"question">): PageBody {
  const { naming, exercise, belief, state } = scene;
  const { say } = naming;
  const question = byId(exercise.questions, stage.item);
  if (question === undefined) return { title: stage.item, blocks: [] };
  const own = state.stages.filter(
    (one) => one.kind === "question" && one.round === stage.round && one.seat === stage.seat,
  );
  const unknown = question.sealed?.unknown !== undefined;
  return {
    title: say("teach.question", {
      n: own.findIndex(({ id }) => id === stage.id) + 1,
      of: own.length,
    }),
    blocks: [
      text(told(naming, question.text), "strong"),
      text(say("teach.rule", { rule: told(naming, question.rule) }), "dim"),
      ...(question.sealed === undefined ? [text(say("teach.no-odds"), "note")] : []),
      ...(unknown && belief !== undefined && belief.cards.length > 0
        ? beliefBlocks(scene, belief, true)
        : []),
      text(kindHelp(scene, question)),
    ],
    fields: questionFields(scene, question),
    button: say("teach.write"),
  };
}

/** A forecast in a line: `30%`, `calm 20% · tense 80%`, `3 … 9`. */
export function forecastLine(
  naming: Naming,
  question: Question,
  { p, range }: QuestionForecast,
): string {
  if (range !== undefined) {
    return `${numberOf(naming, range[0])} … ${numberOf(naming, range[1])}`;
  }
  const percent = (share: number): string => formatChance(share, naming.style);
  if (p === undefined) return "–";
  if (typeof p === "number") return percent(p);
  return (categoriesOf(question, naming.model) ?? [])
    .map(({ name }, index) => `${told(naming, name)} ${percent(p[index] ?? 0)}`)
    .join(" · ");
}

/** The last look before forecasts are sealed. */
export function sealPage(scene: TeachScene, { round, seat }: StageOf<"seal">): PageBody {
  const { naming, exercise, state, belief } = scene;
  const { say } = naming;
  const own = state.stages.flatMap((stage) =>
    stage.kind === "question" && stage.round === round && stage.seat === seat ? [stage] : [],
  );
  return {
    title: say("teach.seal"),
    blocks: [
      text(say(isSealed(state, round, seat) ? "teach.is-sealed" : "teach.seal-note"), "strong"),
      ...own.flatMap((stage, index) => {
        const question = byId(exercise.questions, stage.item);
        const forecast = state.forecasts.get(stage.id);
        if (question === undefined || forecast === undefined) return [];
        return [
          text(`${String(index + 1)}. ${told(naming, question.text)}`, "plain", 1),
          text(forecastLine(naming, question, forecast), "note", 4),
        ];
      }),
      ...(belief === undefined || belief.cards.length === 0
        ? []
        : beliefBlocks(scene, belief, true)),
      ...(own.length === 0 ? [] : [text(say("teach.seal-change"), "dim")]),
    ],
    button: say("teach.seal-now"),
  };
}

/** The last page before the reveal. */
export function openPage(scene: TeachScene): PageBody {
  const { naming, state } = scene;
  const { say } = naming;
  return {
    title: say("teach.open"),
    blocks: [
      text(say("teach.open-note"), "strong"),
      text(say("teach.open-commitments")),
      ...state.envelopes.flatMap(({ round, envelope }) => [
        text(placeOf(scene, round, envelope.forecast.seat), "plain", 1),
        text(envelope.commitment, "dim", 3),
      ]),
    ],
    button: say("teach.open-now"),
  };
}
