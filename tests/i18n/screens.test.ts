/** Screens and pages in languages that nobody speaks: all of it translated, nothing cut, nothing too wide. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { SoundExercise } from "../../src/app/exercise/files.ts";
import { packOf } from "../../src/app/exercise/pack.ts";
import { directionOf, type Language } from "../../src/i18n/language.ts";
import { withoutIsolates } from "../../src/i18n/isolate.ts";
import { widthOf } from "../../src/i18n/terminal/spans.ts";
import { textOf } from "../../src/tui/canvas.ts";
import type { Painter } from "../../src/tui/screens/painter.ts";
import { teachFrame } from "../../src/tui/teach/draw.ts";
import { atStage, pageOnScreen, type TeachAround } from "../../src/tui/teach/state.ts";
import { themeFor } from "../../src/tui/theme.ts";
import {
  currentStage,
  isFinished,
  sendForm,
  startingValues,
} from "../../src/app/exercise/teach.ts";
import { moment, plainAnswers, shipped, team } from "../app/exercise/walk.ts";
import { drive, readPlayed } from "../tui/demo.ts";
import {
  foreignScenario,
  foreignTexts,
  idsOf,
  knownWords,
  latinWords,
  strayWords,
} from "./foreign.ts";
import {
  accented as accentedData,
  accentedAlphabet,
  accentedCapitals,
} from "./languages/accented/language.ts";
import { accented, mirrored } from "./languages/register.ts";

const code = latinWords(JSON.stringify(accentedData));
/** Names of keys, and letters to press. */
const keys = ["Enter", "Esc", "Tab", "space", "home", "end", "PgUp", "PgDn", "esc", "tab", "enter"];

/** A word of the catalog that was cut. */
const cut = new RegExp(`[${accentedAlphabet}${accentedCapitals}]…`, "u");

function playedInGreek(): ReturnType<typeof readPlayed> {
  const folder = mkdtempSync(join(tmpdir(), "brink-screens-"));
  const file = join(folder, "demo.yaml");
  writeFileSync(file, foreignScenario("tests/tui/demo.yaml"));
  const scenario = readPlayed(file);
  rmSync(folder, { recursive: true });
  return scenario;
}

const scenario = playedInGreek();
const ids = idsOf(foreignScenario("tests/tui/demo.yaml"));

/** Every screen of a game, as an observer and as a player. */
function screensOf(language: Language): readonly (readonly string[])[] {
  const screens: (readonly string[])[] = [];
  for (const as of [[], ["south"]]) {
    const game = drive({ scenario, language, as });
    const look = (...pressed: readonly string[]): void => {
      game.press(...pressed);
      screens.push(game.screen());
    };
    look();
    look("space");
    for (const key of ["1", "2", "?", "f", "d", "t", "w", "s", ":"]) {
      look(key);
      game.press("esc", "esc");
    }
    for (let step = 0; step < 3; step++) look("tab");
    look("space", "space", "space");
    look("u");
    look(..."n".repeat(40));
    look(":", ..."goto 30", "enter");
    look("q");
  }
  return screens;
}

it("plays in words that were all translated, none of them cut", () => {
  const known = knownWords([...code, ...ids, ...keys, "demo", "Brink", "brink", "npx"]);
  for (const screen of screensOf(accented)) {
    const page = screen.join("\n");
    expect(screen).toHaveLength(24);
    expect(Math.max(...screen.map(widthOf)), page).toBeLessThanOrEqual(80);
    expect(strayWords(page, known)).toEqual([]);
    // Names may be cut in a narrow column; what Brink says is whole.
    expect(page).not.toMatch(cut);
  }
});

it("plays from right to left in the same columns", () => {
  for (const screen of screensOf(mirrored)) {
    expect(screen).toHaveLength(24);
    expect(Math.max(...screen.map(widthOf))).toBeLessThanOrEqual(80);
    expect(screen.map(withoutIsolates)).toEqual(screen);
  }
});

/** An exercise that ships, its own texts in Greek letters. */
function inGreek(id: string): SoundExercise {
  const sound = shipped(id);
  return {
    ...sound,
    exercise: { ...foreignTexts(sound.exercise), languages: ["el"] },
    world: { ...sound.world, model: foreignTexts(sound.world.model) },
  };
}

/** Ids of an exercise and its scenario: everything in Latin letters that is left. */
function latinOf(sound: SoundExercise): readonly string[] {
  const { exercise, world } = sound;
  return latinWords(
    JSON.stringify([exercise, world.model.sources, world.program]).replaceAll("\n", " "),
  );
}

it.each([
  ["e1", accented],
  ["e5", accented],
  ["e3", mirrored],
] as const)("shows the exercise %s in %s, page by page", (id, language) => {
  const sound = inGreek(id);
  const known = knownWords([...code, ...keys, ...latinOf(sound), "Brink", "brink", "test"]);
  const { world, state: first } = team(sound, language);
  const direction = directionOf(language);
  const around: TeachAround = { world, direction };
  const painter: Painter = {
    theme: themeFor({}, direction),
    layout: { direction, mode: "visual" },
    naming: world.plain.naming,
    columns: 80,
    rows: 24,
  };
  let state = atStage(around, first, "");
  let pages = 0;
  while (!isFinished(state.session)) {
    const stage = currentStage(state.session);
    const seat = "seat" in stage ? { uncovered: stage.seat } : {};
    const page = pageOnScreen(around, { ...state, ...seat });
    const values = { ...startingValues(world, state.session, stage), ...plainAnswers(page) };
    for (const shown of [
      { ...state, ...seat, values, focus: -1 },
      { ...state, ...seat, values, focus: page.fields.length },
      { ...state, help: true },
    ]) {
      const lines = teachFrame(painter, around, shown).lines.map(textOf);
      expect(lines).toHaveLength(24);
      expect(Math.max(...lines.map(widthOf)), stage.id).toBeLessThanOrEqual(80);
      if (direction === "ltr") expect(strayWords(lines.join("\n"), known), stage.id).toEqual([]);
      else expect(lines.map(withoutIsolates)).toEqual(lines);
    }
    pages += 1;
    const sent = sendForm(world, state.session, values, moment);
    if (sent.kind !== "on") throw new Error(`${stage.id}: ${JSON.stringify(sent)}`);
    state = atStage(around, sent.state, "");
  }
  expect(pages).toBeGreaterThan(5);
});

it.each(["e1", "e5"])("prints the pack of %s in translated words", (id) => {
  const sound = inGreek(id);
  const files = packOf(sound, {
    className: "greek",
    seats: 4,
    word: "lantern",
    style: { language: accented, digits: "latin" },
    paper: "a4",
    now: "2026-01-12T09:00:00.000Z",
    masked: false,
  });
  const isPage = ({ name }: { readonly name: string }): boolean => name.endsWith(".html");
  // Seats and their codes stand in the files for programs.
  const data = files.filter((file) => !isPage(file)).map(({ text }) => text);
  const names = ["Brink", "brink", "npx", "grade", "greek", "lantern"];
  const known = knownWords([...code, ...latinOf(sound), ...data, ...names]);
  for (const { name, text } of files.filter(isPage)) {
    const page = text
      .replace(/<(style|script)[\s\S]*?<\/\1>/gu, "")
      .replace(/<[^>]*>|&\w+;/gu, " ");
    expect(strayWords(page, known), name).toEqual([]);
  }
  expect(files.some(isPage)).toBe(true);
});
