/** A game goes on where only a world that is not, or a move that was not made, would stop it. */

import { describe, expect, it } from "vitest";

import { sceneOf } from "../../../src/app/play/context.ts";
import { emptyDraft, nextDecision } from "../../../src/app/play/decide.ts";
import { reasonToStop } from "../../../src/app/play/engine.ts";
import { outlookOf } from "../../../src/app/play/outlook.ts";
import { at } from "../../../src/base/invariant.ts";
import { stateAt } from "../../../src/app/play/path.ts";
import { ImpossibleObservation } from "../../../src/belief/refusal.ts";
import { RunFault } from "../../../src/engine/interpreter/fault.ts";
import { drive, readPlayed } from "../../tui/demo.ts";

const scenario = readPlayed("tests/app/play/faults.yaml");
const { program, model } = scenario;
const valueOf = (id: string): number =>
  at(program.unknowns, 0).values.findIndex((value) => value.id === id);
const game = drive({ scenario, as: ["us"], unknowns: [valueOf("good")] });
const { context } = game.around;
const { engine } = context;
const { session } = game.state();
const perspective = { truth: false, players: session.players };
const good = stateAt(engine, session.path, 0);
const bad = { ...good, unknowns: [valueOf("bad")] };

describe("a hypothesis under which the coming step would stop the run", () => {
  it("is left out of what a player is shown", () => {
    const { outlook } = sceneOf(context, session, perspective);
    const [shown] = outlook.flashpoints;
    const [alone] = outlookOf(engine, [{ probability: 1, state: good }], []).flashpoints;
    expect(shown?.up).toBe(alone?.up);
    expect(shown?.up).toBeGreaterThan(0.009);
  });

  it("stops the game if there is no other", () => {
    expect(() => outlookOf(engine, [{ probability: 1, state: bad }], [])).toThrow(RunFault);
  });
});

describe("a decision that waits", () => {
  it("is asked for without playing the step", () => {
    const request = nextDecision(model, engine, session, [0], emptyDraft, perspective);
    expect(request?.options).toHaveLength(2);
    expect(request?.news).toEqual([]);
    // What the policy would have done does stop the run.
    expect(() => engine.advance(good, new Map())).toThrow(RunFault);
  });
});

it("a history that cannot be is a reason to stop", () => {
  expect(reasonToStop(new ImpossibleObservation(3))).toMatchObject({ step: 3 });
  expect(reasonToStop(new TypeError("a bug"))).toBeUndefined();
});
