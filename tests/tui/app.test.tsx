/** The Ink component: keys in, the frame out. */

import { render } from "ink-testing-library";
import { describe, expect, it, vi } from "vitest";

import { contextOf } from "../../src/app/play/context.ts";
import { openSession } from "../../src/app/play/session.ts";
import { App } from "../../src/tui/app.tsx";
import type { OddsQuestion } from "../../src/app/play/odds.ts";
import { keepAnswers, type AnswerKeeper } from "../../src/tui/answer-keeper.ts";
import type { Odds } from "../../src/view/play/scene.ts";
import { playProgram } from "../../src/tui/program.ts";
import {
  initialState,
  startOddsKey,
  type PlayState,
  type Surroundings,
} from "../../src/tui/state.ts";
import { themeFor } from "../../src/tui/theme.ts";
import { demo } from "./demo.ts";

/** Waits for what it is about; only what hangs takes so long. */
const until = (holds: () => void): Promise<void> =>
  vi.waitFor(holds, { timeout: 300_000, interval: 5 });

function mount(onState?: (state: PlayState) => void, keeper?: () => AnswerKeeper<OddsQuestion>) {
  const context = contextOf(demo, { seed: "demo", run: 0 }, { language: "en", digits: "latin" });
  const around: Surroundings = { context, direction: "ltr", scenario: "demo" };
  const session = openSession(context.engine, { seed: "demo", run: 0, players: [] });
  return render(
    <App
      program={playProgram(around, initialState(session, "hello"), {
        ...(onState === undefined ? {} : { onState }),
        ...(keeper === undefined ? {} : { openOdds: keeper }),
      })}
      painter={{
        theme: themeFor({ LANG: "C.UTF-8" }),
        layout: { direction: "ltr", mode: "visual" },
        naming: context.naming,
      }}
      spareRows={0}
    />,
  );
}

describe("App", () => {
  it("shows the overview and follows the keys", async () => {
    const states: PlayState[] = [];
    const app = mount((state) => states.push(state));
    await until(() => {
      expect(app.lastFrame()).toContain("▸1 East");
      expect(app.stdin.listenerCount("readable")).toBeGreaterThan(0);
    });
    expect(app.lastFrame()).toContain("hello");
    app.stdin.write("  ");
    await until(() => {
      expect(app.lastFrame()).toContain("week 2 of 30");
    });
    app.stdin.write("\u001b[B\r");
    await until(() => {
      expect(app.lastFrame()).toContain("West border  Quiet");
    });
    expect(states.at(-1)?.session.cursor).toBe(2);
    app.unmount();
  });

  it("asks for the odds of where one stands first, then for those of the start", async () => {
    const wanted: string[][] = [];
    const app = mount(undefined, () => ({
      want: (list) => wanted.push(list.map(({ key }) => key)),
      close: () => Promise.resolve(),
    }));
    for (const asked of [1, 3, 5]) {
      await until(() => {
        expect(wanted.length).toBeGreaterThanOrEqual(asked);
      });
      app.stdin.write(" ");
    }
    // Once each: a question asked twice would stand between these.
    expect(wanted[0]?.[1]).toBe(startOddsKey);
    // What was asked before a step is given up as the step is taken.
    const steps = wanted.slice(0, 5).map(([first]) => first?.split(" ")[0]);
    expect(steps).toEqual(["0", undefined, "1", undefined, "2"]);
    app.unmount();
  });
});

describe("keepAnswers", () => {
  it("works off what is wanted, lets newer questions overtake, and asks nothing twice", async () => {
    const asked: number[] = [];
    const told: string[] = [];
    let newest = 0;
    const answers: (() => void)[] = [];
    const keeper = keepAnswers<OddsQuestion, Odds>(
      {
        cancel: () => {
          newest += 1;
        },
        ask: async ({ runs }) => {
          const mine = ++newest;
          asked.push(runs);
          await new Promise<void>((resolve) => answers.push(resolve));
          return mine === newest
            ? { step: 0, runs, outcomes: [], reach: [], rising: [], samples: [] }
            : undefined;
        },
        close: () => Promise.resolve(),
      },
      (key) => told.push(key),
      () => undefined,
    );
    const want = (key: string, runs: number) => ({
      key,
      question: () => ({ step: 0, suppositions: [], runs }),
    });
    keeper.want([want("a", 1), want("start", 2)]);
    keeper.want([want("b", 3), want("start", 2)]);
    expect(asked).toEqual([1, 3]);
    answers[0]?.();
    answers[1]?.();
    await until(() => {
      expect(asked).toEqual([1, 3, 2]);
    });
    answers[2]?.();
    await until(() => {
      expect(told).toEqual(["b", "start"]);
    });
    keeper.want([want("b", 3), want("start", 2), want("c", 4)]);
    await until(() => {
      expect(asked).toEqual([1, 3, 2, 4]);
    });
    await keeper.close();
  });
});
