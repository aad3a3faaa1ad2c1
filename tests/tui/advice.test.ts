/** Advice beside a decision: asked for by a key, sharpening, and readable without colour. */

import { describe, expect, it } from "vitest";
import { adviceBeside } from "../../src/tui/advised.ts";
import { adviceKey, topOverlay } from "../../src/tui/state.ts";
import { adviceWanted } from "../../src/tui/wanted.ts";
import { reduce } from "../../src/tui/reduce.ts";
import { frameOf } from "../../src/tui/screens/frame.ts";
import { textOf } from "../../src/tui/canvas.ts";
import { adviceText } from "../../src/view/play/linear.ts";
import { decisionSheetOf } from "../../src/view/play/decision.ts";
import { themeFor } from "../../src/tui/theme.ts";
import type { Advice } from "../../src/view/play/scene.ts";
import type { Language } from "../../src/i18n/language.ts";
import { directionOf } from "../../src/i18n/language.ts";
import { drive, readPlayed } from "./demo.ts";

const kargil = readPlayed("kargil-1999");

/** Washington at its first decision, with or without advice. */
function asked(language: Language = "en") {
  const game = drive({ scenario: kargil, as: ["washington"], language });
  game.press("space", "w");
  const overlay = topOverlay(game.state());
  if (overlay?.kind !== "decision") throw new Error("no decision was asked for");
  const { request } = overlay;
  const first = request.options[0];
  const advice: Advice = {
    runs: 128,
    deeds: [
      { deed: first!, aims: [{ value: 0.224, low: 0.204, high: 0.244 }, undefined] },
      {
        deed: "nothing",
        aims: [
          { value: -0.001, low: -0.01, high: 0.01 },
          { value: 0.03, low: 0.01, high: 0.05 },
        ],
      },
    ],
  };
  const state = reduce(game.around, game.state(), {
    ...{ kind: "advice", key: adviceKey(game.state(), request), advice },
  });
  const painter = {
    theme: themeFor({ LANG: "C.UTF-8" }, directionOf(language)),
    layout: { direction: directionOf(language), mode: "visual" },
    ...{ columns: 80, rows: 24, naming: game.around.context.naming },
  } as const;
  return {
    ...{ game, request, advice, state },
    lines: frameOf(painter, game.around, state).lines.map(textOf),
  };
}

describe("advice on a decision", () => {
  it("is asked for where the key is pressed, from what the actor can know, and not again", () => {
    const { game } = asked();
    const [wanted] = adviceWanted(game.around, game.state());
    const question = wanted?.question();
    expect(question).toMatchObject({
      step: 0,
      wishes: [{ id: "line_restored" }, { id: "no_readiness" }],
    });
    expect(question?.suppositions.map(({ probability }) => probability)).toEqual([0.6, 0.4]);
    game.press("w");
    expect(adviceWanted(game.around, game.state())).toEqual([]);
    game.press("w", "esc");
    expect(adviceWanted(game.around, game.state())).toEqual([]);
  });

  it("stands beside the moves; what cannot be told from luck is in brackets", () => {
    const { lines } = asked();
    const row = (start: string) => lines.find((line) => line.startsWith(start)) ?? "";
    expect(row("▸1 Watch")).toMatch(/Watch and telephone +\+22\.4 +—/u);
    expect(row(" 0 Do nothing")).toMatch(/Do nothing +\(−0\.1\) +\+3\.0$/u);
    expect(lines.join("\n")).toContain("By 128 runs under each move");
    expect(lines.join("\n")).toContain("more: +22.4 (+20.4 … +24.4)");
    expect(lines.join("\n")).toContain("B Missiles leave their garrisons: wants less: —");
    expect(lines.every((line) => [...line].length <= 80)).toBe(true);
    expect(asked("ar").lines.join("\n")).toContain("128");
  });

  it("is told in sentences where there is no screen", () => {
    const { game, request, state } = asked();
    const { naming } = game.around.context;
    const said = adviceText(
      decisionSheetOf(naming, request),
      adviceBeside(game.around, state, request),
    );
    expect(said.join("\n")).toContain("  1. Watch and telephone\n");
    expect(said.join("\n")).toContain(
      "Missiles leave their garrisons: wants less: +3.0 (+1.0 … +5.0)",
    );
    const none = { ...game.state(), noAdvice: true };
    expect(adviceBeside(game.around, none, request)).toBe("There can be no advice here.");
  });

  it("says so where the scenario does not say what an actor wants", () => {
    const game = drive({ as: ["south"] });
    game.press("space", "w");
    expect(game.text()).toContain("This actor has no objectives");
    expect(adviceWanted(game.around, game.state())).toEqual([]);
  });
});
