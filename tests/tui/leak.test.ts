/**
 * A player's screen never leaks what is hidden: where two worlds look alike, every screen is the same
 * to the byte, whatever the secret is.
 */

import { describe, expect, it } from "vitest";

import { knowledgeOf, observationOf } from "../../src/belief/observation.ts";
import { stateAt } from "../../src/app/play/path.ts";
import { newsOf, type PlayedScenario } from "../../src/app/play/context.ts";
import { oddsWanted } from "../../src/tui/wanted.ts";
import type { DecisionRequest } from "../../src/view/play/scene.ts";
import { recordsOf } from "../app/play/whole.ts";
import { demo, drive, readPlayed, type Driven } from "./demo.ts";

/** What players see of a path, as the belief has it. */
function observed(game: Driven): string {
  const { session } = game.state();
  const { engine } = game.around.context;
  const { program } = engine;
  const knowledge = knowledgeOf(program, session.players);
  return JSON.stringify(
    recordsOf(engine, session).map((record, step) =>
      observationOf(program, knowledge, record, stateAt(engine, session.path, step + 1)),
    ),
  );
}

/** What the coming step has already shown to the player whose turn it is. */
function turnOf(game: Driven): DecisionRequest | undefined {
  game.press("d");
  const overlay = game.state().overlays.at(-1);
  game.press("esc");
  return overlay?.kind === "decision" ? overlay.request : undefined;
}

/** Every screen of a game as it stands, and what its odds are asked with. */
function everything(game: Driven): string {
  const screens: string[] = [];
  const look = (...keys: readonly string[]): void => {
    game.press(...keys);
    screens.push(game.text());
    game.press("esc");
  };
  const { context } = game.around;
  screens.push(game.text());
  context.engine.program.flashpoints.forEach((_, row) => {
    look(String((row + 1) % 10));
  });
  look("?");
  look("f");
  look("c");
  look("d");
  look("t");
  game.press("tab");
  screens.push(game.text());
  game.press("tab");
  screens.push(game.text());
  game.press("tab");
  const questions = oddsWanted(game.around, game.state()).map(({ key, question }) => {
    return [key, question()];
  });
  const perspective = { truth: false, players: game.state().session.players };
  const news = newsOf(context, game.state().session, perspective);
  const whole = [screens, questions, news, turnOf(game)?.options];
  // Values that JSON does not know must not all look the same.
  return JSON.stringify(
    whole,
    (_, value: unknown) => (typeof value === "number" ? String(value) : value),
    1,
  );
}

/** Games as one actor in two worlds that differ in the secret, kept while they look alike. */
function twins(
  scenario: PlayedScenario,
  seed: string,
  actor: string,
  steps: number,
): readonly [Driven, Driven] | undefined {
  const [first, second] = [0, 1].map((value) =>
    drive({ scenario, seed, as: [actor], unknowns: [value], columns: 130, rows: 50 }),
  );
  if (first === undefined || second === undefined) return undefined;
  for (let step = 0; step < steps; step += 1) {
    for (const game of [first, second]) {
      game.press("space");
      // The first open move, in every slot.
      while (game.state().overlays.at(-1)?.kind === "decision") game.press("enter");
    }
    if (first.state().session.path.at(-1)?.ended === true) return undefined;
    if (observed(first) !== observed(second)) return undefined;
  }
  // What the coming step has brought before the player's turn is seen as well.
  const [mine, theirs] = [turnOf(first), turnOf(second)].map((turn) =>
    turn?.news.filter(({ kind }) => kind !== "level"),
  );
  return JSON.stringify(mine) === JSON.stringify(theirs) ? [first, second] : undefined;
}

/** Several pairs of worlds that look alike for some steps. */
function findTwins(scenario: PlayedScenario, actor: string, steps: number, wanted: number) {
  const found: (readonly [Driven, Driven])[] = [];
  for (let seed = 0; seed < 200 && found.length < wanted; seed += 1) {
    const pair = twins(scenario, `twins-${String(seed)}`, actor, steps);
    if (pair !== undefined) found.push(pair);
  }
  return found;
}

describe("a player's screen", () => {
  it("is the same in worlds that look alike, with hidden events and rules", () => {
    const pairs = findTwins(demo, "south", 5, 4);
    expect(pairs.length).toBe(4);
    for (const [first, second] of pairs) {
      expect(everything(first)).toBe(everything(second));
      expect(
        stateAt(first.around.context.engine, first.state().session.path, 0).unknowns,
      ).not.toEqual(stateAt(second.around.context.engine, second.state().session.path, 0).unknowns);
    }
  });

  it.each([1, 2, 3, 4])(
    "is the same whatever hidden events, moves and variables have decided: %i steps on",
    (steps) => {
      const pairs = findTwins(readPlayed("tests/tui/secrets.yaml"), "west", steps, 3);
      expect(pairs.length).toBe(3);
      for (const [first, second] of pairs) expect(everything(first)).toBe(everything(second));
    },
  );

  it("is the same in the flagship for the Alliance", () => {
    const pairs = findTwins(readPlayed("europe-2022"), "nato", 2, 1);
    expect(pairs.length).toBe(1);
    for (const [first, second] of pairs) expect(everything(first)).toBe(everything(second));
  });

  it("differs for one who knows, and for an observer: the test can fail", () => {
    const [north, same] = [0, 1].map((value) => drive({ as: ["north"], unknowns: [value] }));
    expect(north?.text()).not.toBe(same?.text());
    const [seen, other] = [0, 1].map((value) => drive({ unknowns: [value] }));
    expect(seen?.text()).not.toBe(other?.text());
    seen?.press("t");
    other?.press("t");
    expect(seen?.text()).toBe(other?.text());
  });

  it("tells hidden items to observers only, and to players after the end", () => {
    const player = drive({ as: ["south"], columns: 130, rows: 60 });
    const observer = drive({ columns: 130, rows: 60 });
    for (const game of [player, observer]) game.press(...":goto 29", "enter", "tab");
    expect(player.text()).not.toContain("SECRET");
    expect(observer.text()).toContain("SECRET WHISPER");
    player.press(...":goto 30", "enter", "esc");
    expect(player.text()).toContain("SECRET WHISPER");
  });
});
