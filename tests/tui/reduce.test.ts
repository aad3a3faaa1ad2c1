/** The reducer and the frames: what keys do, seen on the screen. */

import { describe, expect, it, vi } from "vitest";

import { actionOf, latinKey } from "../../src/tui/keys.ts";
import { keyPresses } from "../../src/tui/presses.ts";
import { partMouse } from "../../src/tui/mouse.ts";
import { hitAt, textOf } from "../../src/tui/canvas.ts";
import { reorder } from "../../src/i18n/terminal/reorder.ts";
import { widthOf } from "../../src/i18n/terminal/spans.ts";
import { reduce } from "../../src/tui/reduce.ts";
import { sceneOf } from "../../src/app/play/context.ts";
import { perspectiveIn } from "../../src/tui/state.ts";
import { shortNameOf, told } from "../../src/story/naming.ts";
import { stepSession } from "../../src/app/play/session.ts";
import { backgroundOf, colours, themeFor } from "../../src/tui/theme.ts";
import { recordsOf } from "../app/play/whole.ts";
import { drive, readPlayed } from "./demo.ts";

describe("stepping", () => {
  it("steps, rewinds and walks the same way again", () => {
    const game = drive();
    const start = game.screen().slice(0, -2);
    game.press("space", "space", "space");
    const third = game.state().session.path[3];
    expect(game.text()).toContain("week 3 of 30");
    game.press("u", "left", "h");
    expect(game.screen().slice(0, -2)).toEqual(start);
    expect(game.state().session.cursor).toBe(0);
    game.press("right", "space", "l");
    expect(game.state().session.path[3]).toBe(third);
    expect(game.state().session.forks).toHaveLength(0);
  });

  it("runs to the next step in which something visible happens", () => {
    const game = drive();
    game.press("n");
    const { session } = game.state();
    const record = recordsOf(game.around.context.engine, session).at(-1);
    const moved = record?.transitions.some(({ from, to }) => from !== to) === true;
    const happened = record?.events.some((event) => event.happened);
    const written = record?.changes.some(
      ({ target, phase }) => target === "flashpoint" && phase !== "effects",
    );
    expect(moved || happened === true || written === true).toBe(true);
    expect(game.state().message).toContain("2022");
  });

  it("ends with the end screen, and can be rewound from there", () => {
    const game = drive();
    game.press(...":goto 30", "enter");
    expect(game.text()).toContain("what happened, and what was likely");
    expect(game.text()).toMatch(/What was hidden: The north's intent was “(Bluff|Attack)”/u);
    expect(game.text()).toContain("What turned it");
    game.press("end");
    expect(game.text()).toContain("npx brink play demo --seed demo --run 0");
    game.press("space");
    expect(game.state().session.cursor).toBe(30);
    game.press("u");
    expect(game.state().session.cursor).toBe(29);
    expect(game.text()).not.toContain("what happened, and what was likely");
  });
});

describe("deciding", () => {
  it("asks for every slot before the step, and takes what was chosen", () => {
    const game = drive({ as: ["south"] });
    game.press("space");
    expect(game.text()).toContain("South: your move (move 1 of 2)");
    expect(game.text()).toContain("Send an envoy.");
    game.press("down", "enter");
    expect(game.text()).toContain("move 2 of 2");
    game.press("0");
    const { session } = game.state();
    expect(session.cursor).toBe(1);
    const turn = recordsOf(game.around.context.engine, session)[0]?.moves.filter(
      ({ by }) => by === "player",
    );
    expect(turn?.map(({ chosen }) => chosen)).toHaveLength(2);
    expect(turn?.[1]?.chosen).toBeUndefined();
  });

  it("leaves a turn to the staff, and cancels", () => {
    const game = drive({ as: ["south"] });
    game.press("space", "esc");
    expect(game.state().session.cursor).toBe(0);
    game.press("space", "p");
    expect(game.state().session.cursor).toBe(1);
    expect(game.state().session.decisions.size).toBe(0);
  });

  it("says that decisions were dropped only when there were any", () => {
    const game = drive();
    game.press("space", "space", "u", "u");
    const { session } = game.state();
    const north = game.around.context.engine.program.actors.findIndex(({ id }) => id === "north");
    const idle = new Map([[north, [{ kind: "none" } as const]]]);
    const { engine } = game.around.context;
    const first = stepSession(engine, session, idle);
    expect(first).toMatchObject({ forked: true, dropped: false });
    const back = stepSession(engine, { ...first.session, cursor: 0 }, new Map());
    expect(back).toMatchObject({ forked: true, dropped: true });
  });

  it("forks after a rewind when another choice is made, and finds the way back", () => {
    const game = drive({ as: ["south"] });
    const decide = (...keys: readonly string[]): void => {
      game.press("space", ...keys);
    };
    decide("1", "enter", "0");
    decide("0");
    const old = game.state().session;
    game.press("u", "u");
    decide("1", "enter", "0");
    expect(game.state().session.forks).toHaveLength(0);
    expect(game.state().session.cursor).toBe(1);
    game.press("u");
    decide("2", "enter", "0");
    expect(game.state().message).toContain("this is way B now, and A is kept");
    expect(game.state().session.forks).toHaveLength(1);
    game.press("f");
    expect(game.text()).toContain("Way A, left at");
    game.press("enter");
    expect(game.state().session.path).toEqual(old.path);
  });

  it("lets an observer decide for anyone", () => {
    const game = drive();
    game.press("d");
    expect(game.text()).toContain("Decide for whom?");
    game.press("1");
    expect(game.text()).toContain("North: your move");
    const row = game.screen().findIndex((line) => line.includes("Storm"));
    expect(row).toBeGreaterThan(0);
    while (!game.screen().some((line) => line.includes("▸") && line.includes("Storm"))) {
      game.press("down");
    }
    game.press("enter");
    const { engine } = game.around.context;
    const [first] = recordsOf(engine, game.state().session);
    const written = first?.changes.filter(({ phase }) => phase === "moves");
    expect(written).toContainEqual(expect.objectContaining({ target: "flashpoint", to: 2 }));
    expect(game.text()).toContain("The north storms the line");
  });
});

describe("ways", () => {
  it("fork with a name, stand as lines of time, and are compared under the same luck", () => {
    const game = drive({ as: ["south"] });
    game.press("space", "1", "enter", "0", "space", "p", "b");
    expect(game.state().message).toContain("Bookmark “26 Jan 2022” set.");
    game.press("u", "u", ...":fork no envoy", "enter", "space", "2", "enter", "0");
    expect(game.state().session).toMatchObject({ name: "no envoy", cursor: 1 });
    game.press("f");
    expect(game.text()).toMatch(/ no envoy +──●·/u);
    expect(game.text()).toMatch(/ A +╰.*⚑/u);
    expect(game.text()).toContain("You are on way no envoy: 19 Jan 2022, step 1");
    game.press("c");
    expect(game.text()).toContain("part at 12 Jan 2022: no envoy: South: Arm; A: South: Talk.");
    // The two go on together, the other one by the staff beyond where it was left.
    game.press("space", "p", "space", "p");
    expect(game.text()).toContain("A was left at 26 Jan 2022");
    game.press("esc", "enter");
    expect(game.state().session.name).toBe("A");
    game.press("down", "down", "x");
    expect(game.state().session.bookmarks).toEqual([]);
  });

  it("says that there is nothing to compare with, and refuses a name twice", () => {
    const game = drive();
    game.press("c");
    expect(game.state().message).toContain("no other way");
    game.press(...":fork A", "enter");
    expect(game.state().message).toBe("There is a way A already.");
    game.press(...":rename east", "enter", "g");
    expect(game.state().session).toMatchObject({ name: "A", forks: [{ name: "east" }] });
  });

  it("undoes whatever was done, and does it again", () => {
    const game = drive();
    game.press("space", "space", "g", "b");
    const done = game.state().session;
    game.press("z", "z", "z");
    expect(game.state().session).toMatchObject({ name: "A", cursor: 1, bookmarks: [] });
    game.press("z", "z");
    expect(game.state().message).toBe("There is nothing to undo.");
    game.press("Z", "Z", "Z", "Z");
    expect(game.state().session).toBe(done);
  });
});

describe("several people at one screen", () => {
  it.each([
    ["en", "North: it is your turn.", "everyone may look"],
    ["ar", "حان دورك", "للجميع أن ينظروا"],
  ] as const)("have a curtain between them (%s)", (language, turn, everyone) => {
    const game = drive({ as: ["north", "south"], hotSeat: true, language, mode: "logical" });
    const { context } = game.around;
    const secret = (): boolean =>
      sceneOf(context, game.state().session, perspectiveIn(game.state())).known.length > 0;
    expect(game.text()).toContain(everyone);
    expect(secret()).toBe(false);
    game.press("space");
    expect(game.text()).toContain(turn);
    expect(secret()).toBe(false);
    // Nothing but Enter opens it.
    game.press("space", "1");
    expect(game.state().overlays.at(-1)?.kind).toBe("curtain");
    game.press("enter");
    expect(game.state().overlays.at(-1)?.kind).toBe("decision");
    // The north alone knows what it wants.
    expect(secret()).toBe(true);
    game.press("p");
    expect(game.state().overlays.at(-1)).toMatchObject({ kind: "curtain", seat: 1 });
    expect(secret()).toBe(false);
    game.press("enter", "p");
    expect(game.state().session.cursor).toBe(1);
    expect(game.text()).toContain(everyone);
  });

  it("are led by one who tells and decides, which stands in the log", () => {
    const game = drive({ as: ["south"], facilitate: true });
    game.press(...":inject A storm cuts the phones", "enter", "d", "1", "1", "enter");
    expect(game.state().session.log.map(({ kind }) => kind)).toEqual(["inject", "override"]);
    game.press(...":log", "enter");
    expect(game.text()).toContain("12 Jan 2022: told: A storm cuts the phones");
    expect(game.text()).toMatch(/12 Jan 2022: decided in their place: North: /u);
    const plain = drive({ as: ["south"] });
    plain.press(...":inject x", "enter");
    expect(plain.state().message).toContain("--facilitate");
  });

  it("keep roles whole, whatever else is cut", () => {
    const scenario = readPlayed("europe-2022");
    const as = ["russia_talks", "russia_forces"];
    const game = drive({ scenario, as, columns: 80 });
    const { naming } = game.around.context;
    for (const id of as) {
      const name = told(naming, naming.model.actors.find((one) => one.id === id)?.name);
      expect(game.screen()[0]).toContain(name);
    }
    const all = drive({ scenario, as: [...as, "russia_covert"], columns: 80 });
    expect(all.screen()[0]).toContain(" playing Russia ");
  });
});

describe("the first minutes", () => {
  it.each([
    ["en", "A look round, 1 of 7", "Space takes one step"],
    ["ar", "جولة، 1 من 7", "المسافة خطوة واحدة"],
  ] as const)("are a tour that can be skipped and repeated (%s)", (language, first, second) => {
    const game = drive({ language, mode: "logical" });
    game.press(...":tour", "enter");
    expect(game.text()).toContain(first);
    // The situation stays in sight.
    expect(game.screen().some((line) => line.includes("1"))).toBe(true);
    game.press("enter");
    expect(game.text()).toContain(second);
    game.press("esc");
    expect(game.state().overlays).toEqual([]);
    game.press(...":tour", "enter", ..."enter ".repeat(7).trim().split(" "));
    expect(game.state().overlays).toEqual([]);
    expect(game.state().session.cursor).toBe(0);
  });

  it("explain words where they stand", () => {
    const game = drive();
    game.press("1", "?");
    expect(game.text()).toMatch(/Words of this screen.*hazard +How fast something/su);
    game.press("esc", "esc", ...":word staff", "enter");
    expect(game.text()).toContain("The actor’s own policy");
  });
});

describe("the palette", () => {
  it("finds commands by a few letters, and completes what needs a name", () => {
    const game = drive();
    game.press(":", "b", "k", "m");
    expect(game.text()).toContain("▸bookmark NAME");
    game.press("esc", ":", "g", "t", "o", "enter");
    expect(game.state().prompt).toBe("goto ");
    game.press("7", "enter");
    expect(game.state().session.cursor).toBe(7);
    game.press(":", "down", "down", "enter");
    expect(game.state().session.cursor).toBe(6);
    // By what it does, not by its name.
    game.press(":", ..."colours", "enter");
    expect(game.state().theme).toBe("dark");
  });

  it("knows commands in Arabic, in Arabic and in English", () => {
    const game = drive({ language: "ar" });
    game.press(...":اذهب ٤", "enter");
    expect(game.state().session.cursor).toBe(4);
    game.press(...":goto 2", "enter");
    expect(game.state().session.cursor).toBe(2);
    game.press(":", ..."تراج", "enter");
    expect(game.state().session.cursor).toBe(4);
  });

  it("changes the language inside, the run as it was", () => {
    const game = drive();
    game.press("space", ...":language ar", "enter");
    expect(game.state().message).toBe("الآن بالعربية.");
    expect(game.text()).toContain("1◂");
    game.press("left");
    expect(game.state().session.cursor).toBe(2);
    game.press(...":لغة", "enter");
    expect(game.text()).toContain("▸1 East");
    game.press(...":language xx", "enter");
    expect(game.state().message).toContain("en, ar");
  });
});

it("narrows rows to what is typed behind the slash", () => {
  const game = drive();
  game.press("/", ..."west");
  expect(game.text()).toContain("▸1 West border");
  expect(game.text()).not.toContain("East");
  game.press("enter", "enter");
  expect(game.text()).toContain("West border  Quiet");
  game.press("esc", "esc");
  expect(game.text()).toContain("▸1 East");
});

describe("colours", () => {
  const channel = (part: string): number => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\dA-F]{2}/giu) ?? []).map(channel);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  it.each([
    ["light", "#FFFFFF"],
    ["dark", "#000000"],
  ] as const)("can be read on a %s background (WCAG 2: 4.5 to 1)", (background, behind) => {
    for (const [tone, colour] of Object.entries(colours[background])) {
      const [one, other] = [luminance(colour), luminance(behind)];
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      expect(contrast, tone).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("follow what the environment and the terminal tell of the background", () => {
    expect(backgroundOf({})).toBe("dark");
    expect(backgroundOf({ COLORFGBG: "0;15" })).toBe("light");
    expect(backgroundOf({ COLORFGBG: "15;default;0" })).toBe("dark");
    const answered = partMouse("a\u001b]11;rgb:ffff/fdfd/f0f0\u001b\\b");
    expect(answered).toMatchObject({ keys: "ab", background: "light", rest: "" });
    expect(partMouse("\u001b]11;rgb:1e/1e/2e\u0007").background).toBe("dark");
    expect(partMouse("x\u001b]11;rgb:00")).toEqual({
      ...{ keys: "x", mice: [], rest: "\u001b]11;rgb:00" },
    });
    const theme = themeFor({}, "ltr", "light");
    expect(theme.look("worse")).toEqual({ color: colours.light.worse });
    expect(theme.as("ltr", "dark").look("worse")).toEqual({ color: colours.dark.worse });
    expect(themeFor({ NO_COLOR: "1" }).as("ltr", "light").look("worse")).toEqual({});
  });
});

describe("commands", () => {
  it("sets and finds bookmarks, and says what it does not know", () => {
    const game = drive();
    game.press("space", "space", ...":bookmark here", "enter");
    expect(game.text()).toContain("Bookmark “here” set.");
    game.press(...":goto 9", "enter", ...":goto here", "enter");
    expect(game.state().session.cursor).toBe(2);
    game.press(...":goto nowhere", "enter");
    expect(game.text()).toContain("from 0 to 30");
    game.press(...":fly", "enter");
    // The hint comes first, whatever was typed.
    game.press(...`:${"fly".repeat(40)}`, "enter");
    expect(game.text()).toContain("? lists the commands");
    game.press(...":fly", "enter");
    expect(game.text()).toContain("? lists the commands; :fly is none of them.");
    game.press(...":goto ٤", "enter");
    expect(game.state().session.cursor).toBe(4);
    game.press(":", "x", "backspace", "backspace");
    expect(game.state().prompt).toBeUndefined();
    game.press(...":q", "enter");
    expect(game.state().done).toBe(true);
  });
});

describe("screens", () => {
  it("opens flashpoints with causes that are words and numbers", () => {
    const game = drive();
    game.press("1");
    const text = game.text();
    expect(text).toContain("East border  Tense, just reached");
    expect(text).toContain("base 2.0% a week [judgement]");
    expect(text).toContain("North decides: Storm");
    expect(text).toContain("Patrols every day.");
    game.press("tab");
    expect(game.text()).toContain("West border");
    game.press("esc");
    expect(game.text()).toContain("this week");
  });

  it("searches the help", () => {
    const game = drive();
    game.press("?", ..."rewind");
    expect(game.text()).toContain("Search: rewind_");
    expect(game.text()).toContain("Rewinds one step.");
    expect(game.text()).not.toContain("PgUp");
    game.press("esc");
    expect(game.text()).toContain("this week");
  });

  it("plays by itself until a key pauses it", () => {
    const game = drive();
    game.press("a");
    expect(game.state().auto).toBe(3);
    expect(game.state().session.cursor).toBe(1);
    game.press("+");
    expect(game.state().auto).toBe(4);
    const ticked = reduce(game.around, game.state(), { kind: "tick" });
    expect(ticked.session.cursor).toBe(2);
    game.press("space");
    expect(game.state().auto).toBeUndefined();
    expect(game.state().session.cursor).toBe(1);
  });

  it.each([
    [60, 20],
    [80, 24],
    [100, 30],
    [120, 40],
    [200, 60],
  ])(
    "fills exactly %i columns and %i rows, on every screen, in both languages",
    (columns, rows) => {
      for (const language of ["en", "ar"] as const) {
        for (const keys of [
          [],
          ["1"],
          ["?"],
          ["f"],
          ["g", "c"],
          [":"],
          ["/", "s"],
          ["d"],
          ["tab"],
          ["tab", "tab"],
          [...":goto 30", "enter"],
          ["d", "1"],
        ]) {
          const mode = keys.length === 1 ? "logical" : "visual";
          const game = drive({ columns, rows, language, mode });
          game.press("space", "space", ...keys);
          const lines = game.screen();
          expect(lines).toHaveLength(rows);
          for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
        }
      }
    },
  );

  it("is one logical line that any terminal orders as it would have been drawn", () => {
    const screens = [
      [],
      ["1"],
      ["?"],
      ["f"],
      ["u", "space", "g", "b", "f"],
      ["g", "c"],
      [":", "b"],
      ["d", "1"],
      ["tab"],
      ["tab", "tab"],
      [...":goto 30", "enter"],
    ];
    for (const keys of screens) {
      const [logical = [], drawn = []] = (["logical", "visual"] as const).map((mode) => {
        const game = drive({ columns: 130, rows: 40, language: "ar", mode });
        game.press("space", ...keys);
        return game.screen();
      });
      for (const direction of ["ltr", "rtl"] as const) {
        const shown = logical.map((line) => reorder(line, direction).map(({ text }) => text));
        // Lam and alef are one column where Brink draws them, and two in what it sends.
        const apart = (line: string): string => line.replace(/ +/gu, " ");
        expect(shown.map((line) => apart(line.join("")))).toEqual(drawn.map(apart));
      }
    }
  });

  it("says when the window is too small", () => {
    expect(drive({ columns: 59, rows: 30 }).text()).toContain("too small");
    expect(drive({ columns: 80, rows: 19 }).text()).toContain("60 columns and 20 rows");
  });

  it("has no unfilled holes in either language", () => {
    for (const language of ["en", "ar"] as const) {
      for (const keys of [
        ["1"],
        ["?"],
        ["f"],
        ["g", "c"],
        [":"],
        ["d", "2"],
        [...":goto 30", "enter"],
        ["a"],
      ]) {
        const game = drive({ language, as: ["south"], rows: 80, columns: 140 });
        game.press(...keys);
        expect(game.text()).not.toMatch(/\{\w+\}|undefined|NaN/u);
      }
    }
  });
});

describe("keys", () => {
  it("mean the same on an Arabic keyboard", () => {
    for (const [arabic, latin] of [
      ["ض", "q"],
      ["ت", "j"],
      ["ن", "k"],
      ["ع", "u"],
      ["ى", "n"],
      ["؟", "?"],
      ["٣", "3"],
      ["ي", "d"],
    ]) {
      expect(latinKey(arabic ?? "")).toBe(latin);
      expect(actionOf({ text: arabic ?? "" }, "ltr")).toEqual(
        actionOf({ text: latin ?? "" }, "ltr"),
      );
    }
  });

  it("swap left and right with the reading direction", () => {
    const left = { text: "", name: "left" } as const;
    expect(actionOf(left, "ltr")).toBe("rewind");
    expect(actionOf(left, "rtl")).toBe("step");
  });

  it("come one by one out of a paste", () => {
    const none = Object.fromEntries(
      ["upArrow", "tab", "ctrl", "meta", "return", "escape"].map((name) => [name, false]),
    );
    const key = none as unknown as Parameters<typeof keyPresses>[1];
    expect(keyPresses("\t\u0012\u007f", key)).toEqual([
      { text: "", name: "tab" },
      { text: "r", ctrl: true },
      { text: "", name: "backspace" },
    ]);
    expect(keyPresses(":go\rn", key)).toEqual([
      { text: ":" },
      { text: "g" },
      { text: "o" },
      { text: "", name: "enter" },
      { text: "n" },
    ]);
  });

  it("are not worked off for long after a key is let go", () => {
    const none = { ctrl: false } as unknown as Parameters<typeof keyPresses>[1];
    const game = drive();
    const hold = (text: string): void => {
      const state = keyPresses(text, none).reduce(
        (now, key) =>
          reduce(game.around, now, { kind: "key", key, view: { top: 0, maxScroll: 0, rows: 20 } }),
        game.state(),
      );
      expect(state.session.cursor).toBe(4);
      expect(state.prompt).toBe(text.includes(":") ? "aaaaaaaa" : undefined);
    };
    hold(" ".repeat(60));
    hold(`${" ".repeat(60)}:${"a".repeat(8)}`);
  });

  it("and mouse reports are told apart", () => {
    expect(partMouse("j\u001b[<0;10;5Mk\u001b[<0;10;5m")).toEqual({
      keys: "jk",
      mice: [{ kind: "click", row: 4, column: 9 }],
      rest: "",
    });
    expect(partMouse("\u001b[<65;1;1M").mice).toEqual([{ kind: "wheel", lines: 1 }]);
    expect(partMouse("q\u001b[<0;1")).toEqual({ keys: "q", mice: [], rest: "\u001b[<0;1" });
    expect(partMouse("\u001b[A").keys).toBe("\u001b[A");
    const game = drive();
    const view = { top: 0, maxScroll: 0, rows: 20 };
    const clicked = reduce(game.around, game.state(), { kind: "click", row: 1, view });
    expect(clicked.selected).toBe(1);
    const opened = reduce(game.around, clicked, { kind: "click", row: 1, view });
    expect(opened.overlays.at(-1)).toMatchObject({ kind: "detail", row: 1 });
  });
});

describe("lines", () => {
  it("carry the rows that a click can hit", () => {
    const game = drive();
    expect(game.screen()[4]).toContain("▸1 East");
    const [footer] = game.lines().slice(-1);
    const column = game.screen().at(-1)?.indexOf("? help") ?? 0;
    expect(hitAt(footer, column)).toMatchObject({ press: { text: "?" } });
    expect(hitAt(footer, column + 5)).toMatchObject({ press: { text: "?" } });
    expect(hitAt(footer, 0)).toMatchObject({ press: { text: " " } });
    const arabic = drive({ language: "ar" });
    const [hints] = arabic.lines().slice(-1);
    // From right to left: the first hint is the last on the line.
    expect(hitAt(hints, 78)).toMatchObject({ press: { text: " " } });
    expect(textOf({ pieces: [{ text: "a", style: "dim" }] })).toBe("a");
  });
});

it("asks for the outcomes of the true path only at the end", () => {
  const game = drive();
  const asked = vi.spyOn(game.around.context.engine, "outcomes");
  game.text();
  game.press("space", "n", "tab", "tab");
  game.text();
  expect(asked).not.toHaveBeenCalled();
  game.press(...":goto 30", "enter");
  game.text();
  expect(asked).toHaveBeenCalled();
});

describe("the flagship at 80 columns", () => {
  it("names the flashpoint of every change of a level, whatever is cut", () => {
    const scenario = readPlayed("europe-2022");
    const { naming } = drive({ scenario }).around.context;
    const names = naming.program.flashpoints.map((_, index) => shortNameOf(naming, index));
    let seen = 0;
    for (const seed of ["rv", "words", "c", "d"]) {
      const game = drive({ scenario, seed });
      game.press("n", "n", "n", "n", "n", "n");
      for (const line of game.screen().filter((one) => /^ (?:\d+ \w+ {2})?[▲▼] /u.test(one))) {
        seen += 1;
        expect(names.some((name) => line.includes(`${name}: `))).toBe(true);
      }
    }
    expect(seen).toBeGreaterThan(4);
  });
});
