/** Play as running text: typed lines in, sentences out. */

import { Readable } from "node:stream";

import { describe, expect, it } from "vitest";

import { playForm } from "../../src/tui/linear.ts";
import { runLinear } from "../../src/tui/linear-form.ts";
import { playProgram } from "../../src/tui/program.ts";
import { startOddsKey, type PlayEvent, type PlayState } from "../../src/tui/state.ts";
import { demo, drive, madeUp, type DriveOptions } from "./demo.ts";

async function play(
  lines: readonly string[],
  options: DriveOptions = {},
): Promise<{ readonly text: string; readonly state: PlayState }> {
  const game = drive(options);
  let text = "";
  let state = game.state();
  let dispatch: ((event: PlayEvent) => void) | undefined;
  const program = playProgram(game.around, state, {
    onState: (next) => {
      state = next;
      const outcomes = demo.program.outcomes.map(({ type }) =>
        type === "boolean"
          ? ({ kind: "chance", probability: 0.25, low: 0.2, high: 0.3 } as const)
          : ({ kind: "mean", mean: 1 } as const),
      );
      dispatch?.({ kind: "odds", key: startOddsKey, odds: madeUp(outcomes) });
    },
    openOdds: (given) => {
      dispatch = given;
      return { want: () => undefined, close: () => Promise.resolve() };
    },
  });
  await runLinear(program, playForm(game.around, "opening"), {
    stdin: Readable.from(lines.map((line) => `${line}\n`)),
    stdout: {
      write: (written) => {
        text += written;
      },
    },
  });
  return { text, state };
}

describe("play as running text", () => {
  it("steps on Enter, tells news and flashpoints, and leaves at the end of its input", async () => {
    const { text, state } = await play(["", "n", "1", "s", "h"]);
    expect(state.session.cursor).toBeGreaterThan(1);
    expect(text.startsWith("opening\n")).toBe(true);
    expect(text).toContain("East border: Tense");
    expect(text).toContain("What drives it this week:");
    expect(text).toContain("space →: One step on.");
    expect(text).not.toContain("▰▰▰\n");
  });

  it("asks a player, and takes a number, none or the staff", async () => {
    const { text, state } = await play(["", "2", "0", "", "p", "q", ""], { as: ["south"] });
    expect(text).toContain("South: your move (move 1 of 2)");
    expect(text).toContain("2. Arm. Direct effects: Trust −5");
    expect(state.session.cursor).toBe(2);
    expect([...state.session.decisions.keys()]).toEqual([0]);
  });

  it("lets an observer decide for anyone", async () => {
    const { text, state } = await play(["d", "2", "1", "0"]);
    expect(text).toContain("  1. North\n  2. South");
    expect(text).toContain("South: your move");
    expect(state.session.cursor).toBe(1);
  });

  it("tells the end against the odds, and rewinds", async () => {
    const { text, state } = await play(["", ":goto 30", "o", "u"]);
    expect(text).toContain("The end: what happened, and what was likely");
    expect(text).toMatch(/War in the east: (happened|did not happen); likely 25%/u);
    expect(text).toContain("npx brink play demo --seed demo --run 0");
    expect(state.session.cursor).toBe(29);
  });

  it("reads commands to their last letter", async () => {
    const { text } = await play([
      "",
      ":bookmark alma",
      "a",
      "",
      ":goto alma",
      "f",
      ":fork b",
      "c",
      ":language ar",
    ]);
    expect(text).toContain("Bookmark “alma” set.");
    expect(text).toContain("You are on way A: 19 Jan 2022");
    expect(text).toContain("The same so far: nothing was chosen otherwise yet.");
    expect(text).toContain("الآن بالعربية.");
  });

  it("understands an Arabic keyboard, and Arabic digits", async () => {
    const { text, state } = await play(["", "ع", "١", "ض", ""], { language: "ar" });
    expect(state.session.cursor).toBe(0);
    expect(state.done).toBe(true);
    expect(text).toContain("الحدود الشرقية");
  });
});
