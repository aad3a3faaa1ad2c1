/** The screens of exercises: nothing is wider or higher than the window, and keys do what they say. */

import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { freshNonce } from "../../src/app/exercise/session-files.ts";
import { currentStage, isFinished, sendForm } from "../../src/app/exercise/teach.ts";
import { directionOf } from "../../src/i18n/language.ts";
import { widthOfSpans } from "../../src/i18n/terminal/spans.ts";
import { textOf } from "../../src/tui/canvas.ts";
import type { KeyPress } from "../../src/tui/keys.ts";
import { runLinear } from "../../src/tui/linear-form.ts";
import type { Painter } from "../../src/tui/screens/painter.ts";
import { teachFrame } from "../../src/tui/teach/draw.ts";
import { teachForm } from "../../src/tui/teach/linear.ts";
import { clickRows, reduceTeach } from "../../src/tui/teach/reduce.ts";
import {
  atStage,
  pageOnScreen,
  shownKey,
  type TeachAround,
  type TeachEvent,
  type TeachState,
} from "../../src/tui/teach/state.ts";
import { alongChoice, typed as typedIn } from "../../src/tui/teach/fields.ts";
import type { Field } from "../../src/story/block.ts";
import { themeFor } from "../../src/tui/theme.ts";
import { moment, plainAnswers, shipped, team } from "../app/exercise/walk.ts";

function opened(
  id: string,
  language: "en" | "ar",
): { readonly around: TeachAround; readonly painter: Painter; readonly state: TeachState } {
  const { world, state } = team(shipped(id), language);
  const direction = directionOf(language);
  const around: TeachAround = { world, direction };
  const painter: Painter = {
    theme: themeFor({}, direction),
    layout: { direction, mode: "visual" },
    naming: world.plain.naming,
    columns: 80,
    rows: 24,
  };
  return { around, painter, state: atStage(around, state, "") };
}

describe.each([
  ["e2", "ar"],
  ["e3", "ar"],
  ["e6", "en"],
  ["e8", "en"],
] as const)("%s in %s", (id, language) => {
  it.each([80, 60, 132])("fits %i columns", (columns) => {
    const { around, painter, state: first } = opened(id, language);
    let state = first;
    while (!isFinished(state.session)) {
      const stage = currentStage(state.session);
      const seat = "seat" in stage ? { uncovered: stage.seat } : {};
      const page = pageOnScreen(around, { ...state, ...seat });
      const values = { ...state.values, ...plainAnswers(page) };
      for (const focus of [-1, 0, page.fields.length]) {
        const shown = { ...state, ...seat, values, focus };
        const frame = teachFrame({ ...painter, columns }, around, shown);
        expect(frame.lines).toHaveLength(24);
        const widths = frame.lines.map(({ pieces }) => widthOfSpans(pieces));
        expect(Math.max(...widths), stage.id).toBeLessThanOrEqual(columns);
        // What is typed into is always on screen.
        const at = frame.lines.some(({ row }) => row === clickRows.field(Math.max(0, focus)));
        expect(page.fields.length === 0 || focus < 0 || at, stage.id).toBe(true);
      }
      const sent = sendForm(around.world, state.session, values, {
        ...moment,
        nonce: freshNonce(),
      });
      if (sent.kind !== "on") throw new Error(stage.id);
      state = atStage(around, sent.state, "");
    }
  });
});

const view = { top: 0, maxScroll: 0, rows: 21 };

function press(around: TeachAround, state: TeachState, ...keys: readonly string[]): TeachState {
  return keys.reduce((now, name) => {
    const key: KeyPress = name.length === 1 ? { text: name } : ({ text: "", name } as KeyPress);
    return reduceTeach(around, now, { kind: "key", key, view, ...moment });
  }, state);
}

it("covers private pages until their holder is alone, and again for the next one", () => {
  const { around, painter, state } = opened("e5", "en");
  const covered = press(around, state, " ");
  const words = (now: TeachState): string =>
    teachFrame(painter, around, now).lines.map(textOf).join("\n");
  expect(words(covered)).toContain("For A (");
  expect(words(covered)).not.toContain("landing ships");
  const open = press(around, covered, " ");
  expect(words(open)).toContain("landing ships");
  const next = press(around, open, " ");
  expect(words(next)).toContain("For B (");
  expect(words(press(around, next, "b"))).toContain("For B (");
});

it("lets a seat out of its role, and asks it nothing more", () => {
  const { around, state } = opened("e5", "en");
  const out = press(around, state, " ", " ", "o");
  expect(out.session.optedOut.has("A")).toBe(true);
  const left = out.session.stages.filter((stage) => "round" in stage && "seat" in stage);
  expect(left.some((stage) => "seat" in stage && stage.seat === "A")).toBe(false);
});

it("puts the rest of 100 where it is asked for, on any keyboard", () => {
  const { around, state } = opened("e1", "ar");
  let now = press(around, state, " ", " ", " ");
  for (let question = 0; question < 8; question++) {
    now = press(around, now, "٣", "٠", "enter", "enter", "enter");
  }
  now = press(around, now, "٢", "٥", "tab");
  const key: KeyPress = { text: "r", ctrl: true };
  now = reduceTeach(around, now, { kind: "key", key, view, ...moment });
  expect(Object.values(now.values)).toContain("75");
  now = press(around, now, ...Array<string>(8).fill("enter"));
  for (let question = 0; question < 2; question++) {
    now = press(around, now, "٣", "٠", "enter", "enter", "enter");
  }
  expect(currentStage(now.session).kind).toBe("seal");
});

it("skips no page when keys come faster than frames", () => {
  const { around, state } = opened("e1", "en");
  const stale = { ...view, of: shownKey(state) };
  const key: KeyPress = { text: " " };
  const burst = [1, 2, 3].reduce(
    (now) => reduceTeach(around, now, { kind: "key", key, view: stale, ...moment }),
    state,
  );
  expect(currentStage(burst.session).id).toBe("sheet/A");
});

async function typed(id: string, ...lines: readonly string[]): Promise<[TeachState, string]> {
  const { around, state: first } = opened(id, "en");
  let state = first;
  let text = "";
  await runLinear(
    {
      first,
      reduce: (now: TeachState, event: TeachEvent) => reduceTeach(around, now, event),
      frame: () => ({ lines: [], view }),
      eventOf: (event) => ({ ...event, ...moment }),
      company: () => ({
        onState: (now) => {
          state = now;
        },
        close: () => undefined,
      }),
    },
    teachForm(around),
    {
      stdin: Readable.from(lines.map((line) => `${line}\n`)),
      stdout: { write: (more: string) => (text += more) },
    },
  );
  return [state, text];
}

it("asks again for the field that is wrong, and keeps what was typed beside it", async () => {
  const [state, text] = await typed("e1", "", "", "", "300", "because", "", "30");
  expect(text).toContain("A percentage from 0 to 100 is wanted");
  expect(state.values).toMatchObject({ p: "30", reason1: "because" });
});

it("gives running text the keys of the screen", async () => {
  const [left, text] = await typed("e5", "", "", "o");
  expect(left.session.optedOut.has("A")).toBe(true);
  expect(text).toContain("For B (");
  const [, back] = await typed("e1", "", "", "b");
  expect(back.split("# A (").length).toBe((await typed("e1", "", ""))[1].split("# A (").length);
  const [, help] = await typed("e1", "?");
  expect(help).toContain("Tab");
});

it("moves in a choice by up and down, and keeps what was filled in from a blank", () => {
  const choice: Field = {
    ...{ id: "one", kind: "choice", label: "One" },
    options: ["a", "b"].map((id) => ({ id, text: id })),
  };
  const { state } = opened("e6", "en");
  const first = alongChoice({ ...state, values: {} }, choice, 1);
  expect(first?.values["one"]).toBe("a");
  const second = first === undefined ? undefined : alongChoice(first, choice, 1);
  expect(second?.values["one"]).toBe("b");
  // Beyond its ends the next field is meant.
  expect(second === undefined ? second : alongChoice(second, choice, 1)).toBeUndefined();
  expect(alongChoice({ ...state, values: {} }, choice, -1)).toBeUndefined();
  const percent: Field = { id: "p", kind: "percent", label: "P", options: [] };
  const filled = { ...state, values: { p: "40" } };
  expect(typedIn(filled, percent, { text: " " }).values["p"]).toBe("40");
  expect(typedIn(filled, percent, { text: "7" }).values["p"]).toBe("7");
});
