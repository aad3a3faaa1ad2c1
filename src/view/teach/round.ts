/** What opens a round: the picture, what comes in, what was decided before. */

import type { Handout, Inject } from "../../exercise/model.ts";
import { type StageOf, handoutsFor, injectsFor } from "../../exercise/session/stages.ts";
import { type Naming, dateOfStep, told } from "../../story/naming.ts";
import { answerLines } from "./answer.ts";
import { type Block, heading, text, texts } from "./page.ts";
import type { PictureView, TeachScene } from "./scene.ts";
import { type PageBody, byId, moveWords, roleOf, seatName } from "./seats.ts";

function injectBlocks({ say, ...naming }: Naming, inject: Inject): readonly Block[] {
  const whole = { say, ...naming };
  const fill = {
    date: dateOfStep(whole, inject.at),
    channel: say(`teach.channel.${inject.channel}`),
    from: told(whole, inject.from),
  };
  return [text(say("teach.inject", fill), "note"), text(told(whole, inject.text), "plain", 2)];
}

function handoutBlocks(naming: Naming, handout: Handout): readonly Block[] {
  const claims = handout.claims.flatMap(
    (id) => naming.model.sources.find((one) => one.id === id) ?? [],
  );
  return [
    heading(told(naming, handout.title)),
    ...texts(told(naming, handout.text)),
    ...claims.map(({ id, text: claim }) =>
      text(`[${id.toUpperCase()}] ${told(naming, claim)}`, "plain", 1),
    ),
  ];
}

function pictureBlocks(scene: TeachScene, picture: PictureView): readonly Block[] {
  const { naming } = scene;
  const { say } = naming;
  const { ladders, headlines, variables, refused } = picture;
  const chances = (ladders ?? []).flatMap(({ name, chances: moving }) =>
    moving === undefined ? [] : [[name, moving.up, moving.down]],
  );
  return [
    ...(ladders === undefined
      ? []
      : [
          heading(say("teach.picture", { date: picture.date })),
          ...ladders.map((row): Block => ({ kind: "ladder", row })),
        ]),
    ...(chances.length === 0
      ? []
      : [
          {
            kind: "table",
            rows: [["", say("column.up"), say("column.down")], ...chances],
          } as const,
        ]),
    ...(headlines === undefined ? [] : [heading(say("panel.headlines"))]),
    ...(headlines?.length === 0 ? [text(say("news.quiet"), "dim")] : []),
    ...(headlines ?? []).map((headline): Block => ({ kind: "headline", headline })),
    ...(variables === undefined ? [] : [heading(say("panel.variables"))]),
    ...(variables ?? []).map(({ name, value }) => text(`${name}: ${value}`, "plain", 1)),
    ...refused.map(({ actor, move }) =>
      text(say("teach.refused", moveWords(scene, actor, move)), "note"),
    ),
  ];
}

/** What others may see of the decisions of a round: all that is not private. */
export function publicDecisions(scene: TeachScene, round: string): readonly Block[] {
  const { state, exercise, naming } = scene;
  return state.decisions
    .filter((made) => made.round === round)
    .flatMap((made) => {
      const decision = byId(exercise.decisions, made.decision);
      if (decision === undefined || decision.private) return [];
      return [
        text(`${seatName(scene, made.seat)}: ${told(naming, decision.text)}`, "strong", 1),
        ...answerLines(naming, exercise, decision, made.answer).map((line) =>
          text(line, "plain", 3),
        ),
      ];
    });
}

/** What opens a round, for everyone. */
export function roundPage(scene: TeachScene, { round: id }: StageOf<"round">): PageBody {
  const { naming, exercise, picture } = scene;
  const { say } = naming;
  const index = exercise.rounds.findIndex((one) => one.id === id);
  const round = exercise.rounds[index];
  if (round === undefined) return { title: id, blocks: [] };
  const before = exercise.rounds[index - 1];
  const decided = before === undefined ? [] : publicDecisions(scene, before.id);
  const injects = injectsFor(exercise, round, undefined);
  return {
    title: told(naming, round.title),
    blocks: [
      ...texts(told(naming, round.text)),
      ...(decided.length === 0 ? [] : [heading(say("teach.decided-before")), ...decided]),
      ...(picture === undefined ? [] : pictureBlocks(scene, picture)),
      ...(injects.length === 0 ? [] : [heading(say("teach.injects"))]),
      ...injects.flatMap((inject) => injectBlocks(naming, inject)),
      ...handoutsFor(exercise, round, undefined).flatMap((one) => handoutBlocks(naming, one)),
    ],
  };
}

/** What a seat alone receives in a round. */
export function newsPage(scene: TeachScene, { round: id, seat }: StageOf<"news">): PageBody {
  const { naming, exercise } = scene;
  const round = byId(exercise.rounds, id);
  const role = roleOf(scene, seat)?.id ?? "";
  if (round === undefined) return { title: id, blocks: [] };
  return {
    title: naming.say("teach.news-for", { seat: seatName(scene, seat) }),
    blocks: [
      ...injectsFor(exercise, round, role).flatMap((one) => injectBlocks(naming, one)),
      ...handoutsFor(exercise, round, role).flatMap((one) => handoutBlocks(naming, one)),
    ],
  };
}
