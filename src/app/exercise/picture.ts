/** The sealed run up to a round, as far as everyone may see it, in the scope that the round asks for. */

import { at } from "../../base/invariant.ts";
import type { State } from "../../engine/interpreter/state.ts";
import { maskText } from "../../exercise/mask.ts";
import type { Round } from "../../exercise/model.ts";
import type { SessionState } from "../../exercise/session/session.ts";
import type { LadderRow } from "../../story/block.ts";
import { levelName, shortNameOf, chanceOf, dateOfStep } from "../../story/naming.ts";
import { flashpointOrder, variableRows } from "../../view/play/dashboard.ts";
import { headlinesOf, type Headline } from "../../view/play/headlines.ts";
import type { Outlook, Perspective } from "../../view/play/scene.ts";
import type { PictureView } from "../../story/exercise/session/scene.ts";
import { visibleNews } from "../play/news.ts";
import { outlookMemoised } from "../play/outlook.ts";
import { beliefOver } from "../play/perspective.ts";
import { playRun, wantedMoves, type PlayedRun } from "./played-run.ts";
import type { TeachWorld } from "./world.ts";

/** What everyone knows: nothing hidden, nobody's own moves. */
const everyone: Perspective = { players: [], truth: false };

/** A headline without names that are masked; `culprit` comes from the interface's own words. */
function masked(world: TeachWorld, headline: Headline): Headline {
  if (!world.plan.masked) return headline;
  const { masked: masks } = world.sound.exercise.scenario;
  const mask = (text: string): string => maskText(text, masks, world.style.language);
  return { ...headline, culprit: mask(headline.culprit) };
}

/** The visible headlines of a run from one step on, newest first. */
export function headlinesFrom(
  { shown, plain }: TeachWorld,
  run: Pick<PlayedRun, "records">,
  from: number,
  perspective: Perspective,
): readonly Headline[] {
  const naming = perspective.truth ? plain.naming : shown.naming;
  const news = run.records.flatMap((record, index, all) =>
    record.step < from ? [] : visibleNews(naming.program, record, perspective, all.slice(0, index)),
  );
  return headlinesOf(naming, news).filter(({ routine }) => !routine);
}

/** The ladders at a state, and how they moved since another one. */
export function laddersAt(
  { naming }: TeachWorld["shown"],
  now: State,
  before: State,
  outlook?: Outlook,
): readonly LadderRow[] {
  return flashpointOrder(naming).map((index) => {
    const level = at(now.levels, index);
    const was = at(before.levels, index);
    const chances = outlook === undefined ? undefined : at(outlook.flashpoints, index);
    return {
      name: shortNameOf(naming, index),
      level,
      worst: at(naming.program.flashpoints, index).levels.length - 1,
      levelName: levelName(naming, index, level),
      moved: level > was ? "up" : level < was ? "down" : "same",
      ...(chances === undefined
        ? {}
        : { chances: { up: chanceOf(naming, chances.up), down: chanceOf(naming, chances.down) } }),
    };
  });
}

function outlookAt(world: TeachWorld, run: PlayedRun): Outlook {
  const { engine } = world;
  const state = at(run.states, run.states.length - 1);
  return outlookMemoised(engine, state, {
    ...{ players: [], key: "everyone" },
    hypotheses: () => beliefOver(engine, run, []),
  });
}

/** The picture of a round. @throws RunFault */
export function pictureOf(
  world: TeachWorld,
  state: SessionState,
  roundId: string,
): PictureView | undefined {
  const { exercise } = world.sound;
  const index = exercise.rounds.findIndex(({ id }) => id === roundId);
  const round: Round = at(exercise.rounds, index);
  const scope = round.picture.length === 0 ? (["headlines", "levels"] as const) : round.picture;
  const before = index === 0 ? 0 : at(exercise.rounds, index - 1).to;
  const run = playRun(world.engine, wantedMoves(exercise, state.decisions, false), round.to);
  const refused = run.moves.filter((move) => move.refused === true && move.step >= before);
  if (scope.includes("nothing") && refused.length === 0) return undefined;
  const now = at(run.states, run.states.length - 1);
  const was = run.states[Math.min(before, run.states.length - 1)] ?? now;
  const { naming } = world.shown;
  return {
    date: dateOfStep(naming, now.step),
    refused,
    ...(scope.includes("levels")
      ? {
          ladders: laddersAt(
            world.shown,
            now,
            was,
            scope.includes("outlook") ? outlookAt(world, run) : undefined,
          ),
        }
      : {}),
    ...(scope.includes("headlines") && round.to > 0
      ? {
          headlines: headlinesFrom(world, run, before, everyone).map((headline) =>
            masked(world, headline),
          ),
        }
      : {}),
    ...(scope.includes("variables")
      ? { variables: variableRows({ naming, states: run.states, perspective: everyone }) }
      : {}),
  };
}
