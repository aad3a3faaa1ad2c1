/** Pages that ask: cards, questions, the seal, decisions, marks and notes. */

import { explanationParts } from "../../../exercise/session/forms.ts";
import { isSealed } from "../../../exercise/session/session.ts";
import type { StageOf } from "../../../exercise/session/stages.ts";
import { formatDate } from "../../../i18n/date.ts";
import { formatChance } from "../../../i18n/number.ts";
import { numberOf, told } from "../../naming.ts";
import { forecastLine } from "../answers.ts";
import { byId, field, heading, text, under, type Said } from "../blocks.ts";
import { decisionForm, questionForm } from "../forms.ts";
import { placeOf, publicDecisions, seatName, type PageBody } from "./page.ts";
import type { BeliefView, TeachScene } from "./scene.ts";

/** Where a belief stands, after the card that was turned last or after all of them. */
function beliefBlocks(scene: TeachScene, belief: BeliefView, all: boolean): readonly Said[] {
  const { naming, exercise } = scene;
  const { say, style } = naming;
  const percent = (p: number): string => formatChance(p, style);
  const nameOf = (signal: string): string => told(naming, byId(exercise.signals, signal)?.text);
  const last = belief.cards.at(-1);
  const now = last?.belief ?? belief.prior;
  const lines = belief.cards.map(({ signal, seen, ratio, belief: after }) => {
    const word = say(seen ? "teach.seen" : "teach.not-seen");
    const line = { signal: nameOf(signal), seen: word, ratio, belief: percent(after) };
    return text(say("teach.card-line", line), "plain", 1);
  });
  return [
    all
      ? lines
      : last !== undefined && [
          heading(say("teach.card-turned")),
          text(nameOf(last.signal), "strong", 1),
          text(
            say(last.seen ? "teach.card-seen" : "teach.card-not-seen", {
              ratio: last.ratio,
              effect: numberOf(naming, last.effect),
            }),
            "plain",
            1,
          ),
        ],
    text(
      say("teach.belief", {
        ...{ last: belief.last, belief: percent(now) },
        ...{ first: belief.first, other: percent(1 - now) },
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
  const n = exercise.signals.findIndex(({ id }) => id === item) + 1;
  const date = signal === undefined ? "" : formatDate(signal.on, style);
  return {
    title: say("teach.signal", { n, of: exercise.signals.length }),
    said: [
      belief !== undefined && beliefBlocks(scene, belief, false),
      heading(say("teach.next-card")),
      text(told(naming, signal?.text), "strong", 1),
      text(say(signal?.real === true ? "teach.real" : "teach.made-up", { date }), "dim", 1),
      say("teach.ratio-help", { first: belief?.first ?? "", last: belief?.last ?? "" }),
    ],
    fields: [field("ratio", "number", say("teach.ratio"))],
    button: say("teach.turn"),
  };
}

/** The questions that a seat is asked in a round, as stages. */
const askedOf = ({ state }: TeachScene, round: string, seat: string) =>
  state.stages.filter(
    (one): one is StageOf<"question"> =>
      one.kind === "question" && one.round === round && one.seat === seat,
  );

/** A question with its form. */
export function questionPage(scene: TeachScene, stage: StageOf<"question">): PageBody {
  const { naming, exercise, belief } = scene;
  const { say } = naming;
  const question = byId(exercise.questions, stage.item);
  if (question === undefined) return { title: stage.item, said: [] };
  const own = askedOf(scene, stage.round, stage.seat);
  const weighed = question.sealed?.unknown !== undefined && (belief?.cards.length ?? 0) > 0;
  const { about, help, fields } = questionForm(naming, question);
  return {
    title: say("teach.question", {
      n: own.findIndex(({ id }) => id === stage.id) + 1,
      of: own.length,
    }),
    said: [
      text(told(naming, question.text), "strong"),
      question.sealed === undefined && text(say("teach.no-odds"), "note"),
      weighed && belief !== undefined && beliefBlocks(scene, belief, true),
      about,
      help,
    ],
    fields,
    button: say("teach.write"),
  };
}

/** The last look before forecasts are sealed. */
export function sealPage(scene: TeachScene, { round, seat }: StageOf<"seal">): PageBody {
  const { naming, exercise, state, belief } = scene;
  const { say } = naming;
  const own = askedOf(scene, round, seat);
  return {
    title: say("teach.seal"),
    said: [
      text(say(isSealed(state, round, seat) ? "teach.is-sealed" : "teach.seal-note"), "strong"),
      own.map(({ id, item }, index) => {
        const question = byId(exercise.questions, item);
        const forecast = state.forecasts.get(id);
        return (
          question !== undefined &&
          forecast !== undefined && [
            text(`${String(index + 1)}. ${told(naming, question.text)}`, "plain", 1),
            text(forecastLine(naming, question, forecast), "note", 4),
          ]
        );
      }),
      belief !== undefined && belief.cards.length > 0 && beliefBlocks(scene, belief, true),
      own.length > 0 && text(say("teach.seal-change"), "dim"),
    ],
    button: say("teach.seal-now"),
  };
}

/** A decision with its form. */
export function decisionPage(scene: TeachScene, stage: StageOf<"decision">): PageBody {
  const { naming, exercise } = scene;
  const { say } = naming;
  const decision = byId(exercise.decisions, stage.item);
  const round = byId(exercise.rounds, stage.round);
  if (decision === undefined || round === undefined) return { title: stage.item, said: [] };
  const { about, help, fields } = decisionForm(naming, exercise, decision);
  const { minutes } = decision;
  return {
    title: say("teach.decision"),
    said: [
      text(told(naming, decision.text), "strong"),
      minutes !== undefined && text(say("teach.time", { n: minutes }), "dim"),
      help,
      about,
      !round.simultaneous &&
        under(say("teach.decided-already"), publicDecisions(scene, stage.round)),
    ],
    fields,
    button: say("teach.decide"),
  };
}

/** The last page before the reveal. */
export function openPage(scene: TeachScene): PageBody {
  const { say } = scene.naming;
  return {
    title: say("teach.open"),
    said: [
      text(say("teach.open-note"), "strong"),
      say("teach.open-commitments"),
      scene.state.envelopes.map(({ round, envelope }) => [
        text(placeOf(scene, round, envelope.forecast.seat), "plain", 1),
        text(envelope.commitment, "dim", 3),
      ]),
    ],
    button: say("teach.open-now"),
  };
}

/** Marks that a seat gives itself. */
export function marksPage(scene: TeachScene, { seat }: StageOf<"marks">): PageBody {
  const { naming, exercise } = scene;
  const { say } = naming;
  const { explanation, points, checklist } = exercise.scoring;
  return {
    title: say("teach.marks-of", { seat: seatName(scene, seat) }),
    said: [say("teach.marks-note"), explanation && text(say("teach.rubric"), "dim")],
    fields: [
      ...(explanation
        ? [
            field("explanation", "line", say("teach.explanation")),
            ...explanationParts.map((part) =>
              field(`explanation.${part}`, "tick", say(`teach.part.${part}`)),
            ),
          ]
        : []),
      ...points.map(({ id, text: words, most }) =>
        field(
          `points.${id}`,
          "number",
          say("teach.points", { text: told(naming, words), n: most }),
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
  if (phase === undefined) return { title: "", said: [] };
  return {
    title: say("teach.debrief", { n: index + 1, phase: say(`teach.phase.${phase.phase}`) }),
    said: [
      text(say("teach.time", { n: phase.minutes }), "dim"),
      phase.questions.map((question, number) =>
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
