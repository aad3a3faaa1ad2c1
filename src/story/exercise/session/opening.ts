/** Pages that are read before anything is answered: the brief, sheets, rounds and what comes in. */

import type { Inject, Round } from "../../../exercise/model.ts";
import { handoutsFor, injectsFor, type StageOf } from "../../../exercise/session/stages.ts";
import { dateOfStep, told, type Naming } from "../../naming.ts";
import { byId, heading, table, text, under, type Said } from "../blocks.ts";
import { briefing, handoutBlocks, sheetBlocks } from "../sheet.ts";
import {
  ladderBlocks,
  moveWords,
  newsBlocks,
  publicDecisions,
  roleOf,
  seatName,
  type PageBody,
} from "./page.ts";
import type { PictureView, TeachScene } from "./scene.ts";

/** The brief. */
export function welcomePage(scene: TeachScene): PageBody {
  const { naming, exercise, state } = scene;
  const { say } = naming;
  const { seats, word, world, masked } = state.plan;
  return {
    title: told(naming, exercise.title),
    said: [
      told(naming, exercise.about),
      under(say("teach.note"), text(told(naming, exercise.contentNote), "strong")),
      briefing(naming, exercise),
      heading(say("teach.how")),
      say("teach.how-long", { n: exercise.rounds.length, minutes: exercise.minutes }),
      say("teach.how-seats", { seats: seats.map(({ id }) => seatName(scene, id)).join(" · ") }),
      world === undefined ? say("teach.how-word", { word }) : say("teach.how-class"),
      say("teach.how-sealed"),
      text(say("teach.how-model"), "dim"),
      masked && text(say("teach.how-masked"), "note"),
    ],
  };
}

/** A role sheet, for its holder alone. */
export function sheetPage(scene: TeachScene, { seat }: StageOf<"sheet">): PageBody {
  const { naming, card, exercise } = scene;
  const { say } = naming;
  return {
    title: say("teach.sheet-of", { seat: seatName(scene, seat) }),
    said: [
      sheetBlocks(naming, exercise, roleOf(scene, seat), card),
      text(say("teach.opt-out-key"), "dim"),
    ],
  };
}

function injectBlocks(naming: Naming, { at, channel, from, text: words }: Inject): readonly Said[] {
  const { say } = naming;
  const head = {
    date: dateOfStep(naming, at),
    channel: say(`teach.channel.${channel}`),
    from: told(naming, from),
  };
  return [text(say("teach.inject", head), "note"), text(told(naming, words), "plain", 2)];
}

/** What comes in for a role, or for everyone. */
function received(
  { naming, exercise }: TeachScene,
  round: Round,
  role: string | undefined,
): { readonly injects: readonly Said[]; readonly handouts: readonly Said[] } {
  return {
    injects: injectsFor(exercise, round, role).map((one) => injectBlocks(naming, one)),
    handouts: handoutsFor(exercise, round, role).map((one) => [
      heading(told(naming, one.title)),
      handoutBlocks(naming, one, false),
    ]),
  };
}

function pictureBlocks(
  scene: TeachScene,
  { date, ladders, headlines, variables, refused }: PictureView,
): readonly Said[] {
  const { naming } = scene;
  const { say } = naming;
  const chances = (ladders ?? []).flatMap(({ name, chances: moving }) =>
    moving === undefined ? [] : [[name, moving.up, moving.down]],
  );
  return [
    ladders !== undefined && [
      heading(say("teach.picture", { date })),
      ladderBlocks(naming, ladders),
    ],
    table(["", say("column.up"), say("column.down")], chances),
    headlines !== undefined && under(say("panel.headlines"), newsBlocks(naming, headlines)),
    variables !== undefined && heading(say("panel.variables")),
    (variables ?? []).map(({ name, value }) => text(`${name}: ${value}`, "plain", 1)),
    refused.map(({ actor, move }) =>
      text(say("teach.refused", moveWords(scene, actor, move)), "note"),
    ),
  ];
}

/** What opens a round, for everyone. */
export function roundPage(scene: TeachScene, { round: id }: StageOf<"round">): PageBody {
  const { naming, exercise, picture } = scene;
  const { say } = naming;
  const index = exercise.rounds.findIndex((one) => one.id === id);
  const round = exercise.rounds[index];
  if (round === undefined) return { title: id, said: [] };
  const { injects, handouts } = received(scene, round, undefined);
  return {
    title: told(naming, round.title),
    said: [
      told(naming, round.text),
      under(say("teach.decided-before"), publicDecisions(scene, exercise.rounds[index - 1]?.id)),
      picture !== undefined && pictureBlocks(scene, picture),
      under(say("teach.injects"), injects),
      handouts,
    ],
  };
}

/** What a seat alone receives in a round. */
export function newsPage(scene: TeachScene, { round: id, seat }: StageOf<"news">): PageBody {
  const round = byId(scene.exercise.rounds, id);
  if (round === undefined) return { title: id, said: [] };
  const { injects, handouts } = received(scene, round, roleOf(scene, seat)?.id ?? "");
  return {
    title: scene.naming.say("teach.news-for", { seat: seatName(scene, seat) }),
    said: [injects, handouts],
  };
}
