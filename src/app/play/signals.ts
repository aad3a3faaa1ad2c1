/**
 * What each thing seen said of what is hidden: its probability under each hypothesis, in the order of the
 * step (events, turns, ladders), read from the step as it would have been drawn there.
 */

import { at } from "../../base/invariant.ts";
import type { Hypothesis } from "../../belief/filter.ts";
import { jointIndex, jointValues, logRatios } from "../../belief/joint.ts";
import { advance } from "../../engine/interpreter/advance.ts";
import { contestOf } from "../../engine/interpreter/moves.ts";
import type { Choice, Choices, StepRecord } from "../../engine/interpreter/record.ts";
import type { Program } from "../../ir/program.ts";
import type { Deeds } from "../../story/news-line.ts";
import type { Luck } from "../../random/luck.ts";
import type { NewsItem, Perspective, SeenSignal } from "../../view/play/scene.ts";
import type { PlayEngine } from "./engine.ts";
import { seesMove, visibleNews } from "./news.ts";

/** A uniform that stays below no probability but one. */
const never = 1 - 2 ** -53;

/** What a looker sees of a step as a way to play it again: its events by luck, its moves as choices. */
function asSeen(
  program: Program,
  { events, moves }: StepRecord,
  perspective: Perspective,
): { readonly luck: Luck; readonly choices: Choices } {
  const seen = { ...perspective, truth: false };
  const happened = new Set(
    events.flatMap(({ event, happened: did }) => {
      const { site, hidden } = at(program.events, event);
      return did && !hidden ? [site] : [];
    }),
  );
  const choices = new Map<number, Choice[]>();
  for (const { actor, chosen } of moves) {
    const made = choices.get(actor) ?? [];
    choices.set(actor, made);
    const isSeen = chosen !== undefined && seesMove(program, seen, actor, chosen);
    made.push(isSeen ? { kind: "move", move: chosen } : { kind: "none" });
  }
  return { luck: (site) => (happened.has(site) ? 0 : never), choices };
}

/** The probability of one thing seen, in a step that was played as it was seen. */
function likelihoodIn(
  { program }: PlayEngine,
  seen: StepRecord,
  played: StepRecord,
  item: NewsItem,
): number {
  switch (item.kind) {
    case "event":
      return played.events.find(({ event }) => event === item.event)?.probability ?? 0;
    case "move": {
      const turn = played.moves.find(
        ({ actor, chosen }) => actor === item.actor && chosen === item.move,
      );
      if (turn === undefined || item.byPlayer) return 1;
      const { among, total, probability } = contestOf(turn.options);
      const weight = among.reduce(
        (sum, option) => (option.move === item.move ? sum + option.weight : sum),
        0,
      );
      // What rests is what is made where nothing else is.
      const rests = at(program.actors, item.actor).rest === item.move ? 1 - probability : 0;
      return rests + (total === 0 ? 0 : (probability * weight) / total);
    }
    case "level": {
      if (item.rule === undefined) return 1;
      const { flashpoint, rule } = item;
      const transition = played.transitions.find((one) => one.flashpoint === flashpoint);
      const was = seen.transitions.find((one) => one.flashpoint === flashpoint);
      const own = transition?.rules.find((one) => one.rule === rule);
      if (transition === undefined || own === undefined || was?.from !== transition.from) return 0;
      return transition.total === 0 ? 0 : (transition.probability * own.hazard) / transition.total;
    }
  }
}

/** Ratios nearer to even than this tell nothing worth a line. */
const TELLING = 0.02;

/**
 * What a step said of the unknowns, thing by thing; only what says something.
 * @param before what could be the case as the step began
 * @returns nothing where a hypothesis cannot have been played as the step was seen
 */
export function signalsOf(
  engine: PlayEngine,
  before: readonly Hypothesis[],
  { record, earlier }: { readonly record: StepRecord; readonly earlier: readonly Deeds[] },
  perspective: Perspective,
): readonly SeenSignal[] {
  const { program, parameters } = engine;
  if (program.unknowns.length === 0 || before.length < 2) return [];
  const { luck, choices } = asSeen(program, record, perspective);
  const played = before.flatMap(({ probability, state }) => {
    try {
      const { record: own } = advance(program, parameters, state, luck, choices);
      return [{ probability, own, joint: jointIndex(program, state.unknowns) }];
    } catch {
      // A move that is not open there, or a fault: that hypothesis has its own end in the filter.
      return [];
    }
  });
  const joint = jointValues(program);
  const masses = joint.map((_, index) =>
    played.reduce((sum, one) => (one.joint === index ? sum + one.probability : sum), 0),
  );
  if (masses.filter((mass) => mass > 0).length < 2) return [];
  const { step } = record;
  return visibleNews(program, record, { ...perspective, truth: false }, earlier).flatMap(
    (item): SeenSignal[] => {
      const likelihoods = joint.map((_, index) => {
        const mass = at(masses, index);
        if (mass === 0) return Number.NaN;
        const seen = played.reduce(
          (sum, one) =>
            one.joint === index
              ? sum + one.probability * likelihoodIn(engine, record, one.own, item)
              : sum,
          0,
        );
        return seen / mass;
      });
      const ratios = logRatios(program, masses, likelihoods);
      const tells = ratios.some((values) =>
        values.some((ratio) => ratio !== undefined && Math.abs(ratio) > TELLING),
      );
      return tells ? [{ step, item, ratios }] : [];
    },
  );
}
