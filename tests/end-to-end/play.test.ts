/** Play in a real terminal, from the built program: what a user does and sees. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import { Terminal, type TerminalOptions } from "./terminal.ts";

const scenario = "tests/tui/demo.yaml";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "brink-play-"));
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

async function play(
  args: readonly string[] = [],
  options: TerminalOptions = {},
): Promise<Terminal> {
  const terminal = Terminal.start(["brink", "play", scenario, "--seed", "demo", ...args], options);
  await terminal.waitFor(
    options.cols !== undefined && options.cols < 60 ? "too small" : "12 Jan 2022",
  );
  return terminal;
}

describe("brink play", () => {
  it("steps, opens, rewinds, helps, quits and restores the screen", async () => {
    const terminal = await play();
    expect(terminal.buffer).toBe("alternate");
    await terminal.waitFor("▸1 East");
    await terminal.press("space");
    await terminal.waitFor("week 1 of 30");
    await terminal.press("down");
    await terminal.waitFor("▸2 West border");
    await terminal.press("1");
    await terminal.waitFor("base 2.0% a week");
    await terminal.press("left");
    await terminal.waitFor("week 0 of 30");
    await terminal.press("escape");
    await terminal.waitForAbsence("base 2.0% a week");
    await terminal.press("?");
    await terminal.waitFor("Search:");
    await terminal.press("r", "e", "w");
    await terminal.waitFor("Rewinds one step.");
    await terminal.press("escape");
    await terminal.waitFor("this week, and");
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
    expect(terminal.buffer).toBe("normal");
    expect(terminal.text()).toBe(
      "The session is kept. Go on with: npx brink play tests/tui/demo.yaml --resume",
    );
    expect(terminal.output).toContain("\u001b[?1006l");
    expect(terminal.output).toContain("\u001b[?25h");
  });

  it("takes fast typing key by key", async () => {
    const terminal = await play();
    terminal.type("   :goto 9\r");
    await terminal.waitFor("week 9 of 30");
    terminal.type("uu");
    await terminal.waitFor("week 7 of 30");
    await terminal.press("ctrl+c");
    expect(await terminal.exitCode()).toBe(0);
  });

  it("lets a player decide, go back and go another way, and resumes where it was", async () => {
    const data = folder();
    const env = { XDG_DATA_HOME: data };
    const terminal = await play(["--as", "south"], { env });
    await terminal.waitFor("playing South");
    await terminal.press("space");
    await terminal.waitFor("South: your move (move 1 of 2)");
    await terminal.press("down", "enter");
    await terminal.waitFor("move 2 of 2");
    await terminal.press("0");
    await terminal.waitFor("week 1 of 30");
    await terminal.press("u");
    await terminal.waitFor("week 0 of 30");
    await terminal.press("space");
    // The choice made before is selected again.
    await terminal.waitFor("▸2 Arm");
    await terminal.press("up", "enter", "0");
    await terminal.waitFor("this is way B now");
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
    const sessions = readdirSync(join(data, "brink", "sessions"));
    expect(sessions.filter((name) => name.endsWith(".json"))).toHaveLength(1);
    // Released, with nothing left of it.
    expect(sessions.filter((name) => /lock|\.new/u.test(name))).toEqual([]);

    const again = Terminal.start(["brink", "play", scenario, "--resume"], { env });
    await again.waitFor("week 1 of 30");
    await again.waitFor("playing South");
    await again.waitFor("seed demo, run 0");
    await again.press("f");
    await again.waitFor("Way A, left at 19 Jan 2022, 1 decision by hand");
    await again.press("q");
    expect(await again.exitCode()).toBe(0);
  });

  it("hands a session on as a file, played the same elsewhere, refused where the scenario differs", async () => {
    const [here, there, files] = [folder(), folder(), folder()];
    const file = join(files, "lesson.brink-session");
    const terminal = await play(["--as", "south"], { env: { XDG_DATA_HOME: here } });
    await terminal.press("space");
    await terminal.waitFor("South: your move");
    await terminal.press("1", "enter", "0");
    await terminal.waitFor("week 1 of 30");
    await terminal.press("g", "b");
    await terminal.waitFor("Bookmark “19 Jan 2022” set.");
    terminal.type(`:export ${file}\r`);
    await terminal.waitFor("Written: ");
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
    expect(readFileSync(file).length).toBeLessThan(4096);

    const env = { XDG_DATA_HOME: there };
    const taken = Terminal.start(["brink", "session", "import", scenario, file], { env });
    expect(await taken.exitCode()).toBe(0);
    expect(taken.text()).toContain("Played again, step by step as it went: seed demo, run 0");
    const again = Terminal.start(["brink", "play", scenario, "--resume"], { env });
    await again.waitFor("week 1 of 30");
    await again.press("f");
    await again.waitFor("You are on way B: 19 Jan 2022, step 1; 1 decision");
    await again.waitFor("Bookmark “19 Jan 2022”");
    await again.press("q");
    expect(await again.exitCode()).toBe(0);

    const other = join(files, "other.yaml");
    writeFileSync(other, readFileSync(scenario, "utf8").replace("2% per week", "3% per week"));
    const refused = Terminal.start(["brink", "session", "import", other, file], { env });
    expect(await refused.exitCode()).toBe(65);
    expect(refused.text()).toMatch(/changed: flashpoints\.east\.rules\.\w+/u);
  });

  it("computes odds while one looks on, and compares them at the end", async () => {
    const terminal = await play();
    await terminal.press("tab", "tab");
    await terminal.waitFor(/War in the east +\d+ +… +\d+ ±/u);
    await terminal.press(...":goto 30", "enter");
    await terminal.waitFor("what happened, and what was likely");
    // The story comes first, tables below.
    await terminal.press("pagedown");
    await terminal.waitFor(/War in the east +(happened|did not happen) +\d+%/u);
    await terminal.press("end");
    await terminal.waitFor("npx brink play tests/tui/demo.yaml --seed demo --run 0");
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
  });

  it("follows the size of the window", async () => {
    const terminal = await play();
    terminal.resize(130, 40);
    await terminal.waitFor("why East border may move");
    terminal.resize(50, 15);
    await terminal.waitFor("The window is too small");
    terminal.resize(80, 24);
    await terminal.waitFor("▸1 East");
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
  });

  it("speaks Arabic from right to left, on an Arabic keyboard too", async () => {
    const terminal = Terminal.start(["brink", "play", scenario, "--seed", "demo", "--lang", "ar"]);
    await terminal.waitFor("1◂");
    // «الشرق» in presentation forms, as it is to be drawn from left to right.
    await terminal.waitFor("\ufed5\ufeae\ufeb8\ufedf\ufe8d 1◂");
    expect(terminal.screen()[2]?.length).toBe(80);
    // Arrows follow the reading direction: left is on.
    await terminal.press("left");
    await terminal.waitFor("19");
    terminal.type("ع");
    await terminal.waitFor("12");
    terminal.type("ض");
    expect(await terminal.exitCode()).toBe(0);
    expect(terminal.output).toContain("\u001b[8l");
    expect(terminal.output).toContain("\u001b[8h");
  });

  it.each([{ NO_COLOR: "1" }, { FORCE_COLOR: "0" }])("needs no colour: %j", async (env) => {
    const terminal = await play([], { env });
    await terminal.waitFor("▸1 East");
    expect(terminal.colours()).toEqual([]);
    await terminal.press("down");
    await terminal.waitFor("▸2 West border");
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
  });

  it("uses colour where it may", async () => {
    const terminal = await play();
    // The rest of the first screen may come after its head, and the odds after both.
    await terminal.waitFor(() => terminal.colours().length > 2);
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
  });

  it("clicks and scrolls with the mouse", async () => {
    const terminal = await play();
    await terminal.waitFor("▸1 East");
    terminal.type("\u001b[<0;5;6M\u001b[<0;5;6m");
    await terminal.waitFor("▸2 West border");
    terminal.type("\u001b[<0;5;6M\u001b[<0;5;6m");
    await terminal.waitFor("Ladder");
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
  });

  it("plays by itself, and pauses", async () => {
    const terminal = await play();
    await terminal.press("-", "-", "a");
    await terminal.waitFor(/week ([1-9]|1\d) of 30/u);
    await terminal.press("space");
    await terminal.waitFor("Paused.");
    // Only what changes is written: the screen is not wiped from step to step.
    expect(terminal.output.split("\u001b[2J").length).toBeLessThanOrEqual(2);
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
  });

  it("never enters the other screen on a dumb terminal", async () => {
    const terminal = Terminal.start(["brink", "play", scenario, "--seed", "demo"], {
      env: { TERM: "dumb" },
    });
    await terminal.exitCode();
    expect(terminal.enteredAlternate).toBe(false);
    expect(terminal.text()).toContain("East");
  });

  it("is running text with --plain", async () => {
    const terminal = Terminal.start([
      "brink",
      "play",
      scenario,
      "--seed",
      "demo",
      "--plain",
      "--as",
      "south",
    ]);
    await terminal.waitFor("What next?");
    expect(terminal.enteredAlternate).toBe(false);
    expect(terminal.text()).toContain("1. East: level 1 of 2, Tense; unchanged; worse");
    terminal.type("\r");
    await terminal.waitFor("Type the number of a move");
    terminal.type("1\r");
    await terminal.waitFor("(move 2 of 2)");
    terminal.type("0\r");
    await terminal.waitFor("19 Jan 2022");
    terminal.type("1\r");
    await terminal.waitFor("base 2.0% a week");
    terminal.type("q\r");
    expect(await terminal.exitCode()).toBe(0);
  });

  it("says after leaving the screen why a scenario cannot go on", async () => {
    const file = join(folder(), "fault.yaml");
    writeFileSync(
      file,
      `brink: 1
scenario: fault
title: Fault
start: 2022-01-12
step: week
horizon: 10 steps
flashpoints:
  one:
    name: One
    start: low
    levels: { low: { name: Low }, high: { name: High } }
    rules:
      up: { from: low, to: high, hazard: "0.001 / max(0, 3 - t)" }
outcomes:
  high: { ever: one == high, title: High }
`,
    );
    const terminal = Terminal.start(["brink", "play", file, "--seed", "a"]);
    await terminal.waitFor("One");
    await terminal.press("space", "space", "space", "space");
    expect(await terminal.exitCode()).toBe(1);
    expect(terminal.buffer).toBe("normal");
    expect(terminal.text()).toContain("flashpoints.one.rules.up");
    expect(terminal.text().replace(/\n/gu, "")).toContain("not finite, in step 3");
  });

  it("puts the screen back when it is told to stop", async () => {
    const terminal = await play();
    await terminal.press("space");
    await terminal.waitFor("week 1 of 30");
    terminal.kill("SIGTERM");
    expect(await terminal.exitCode()).toBe(143);
    expect(terminal.buffer).toBe("normal");
    expect(terminal.output).toContain("\u001b[?1006l");
  });

  it("saves for one process at a time, and tells the others which", async () => {
    const env = { XDG_DATA_HOME: folder() };
    const first = await play([], { env });
    await first.press("space");
    await first.waitFor("week 1 of 30");
    const second = await play([], { env });
    await second.waitFor("is in use: process");
    await second.press("space");
    await second.waitFor("week 1 of 30");
    await second.press("q");
    expect(await second.exitCode()).toBe(75);
    const resumed = Terminal.start(["brink", "play", scenario, "--resume"], { env });
    expect(await resumed.exitCode()).toBe(75);
    await first.press("q");
    expect(await first.exitCode()).toBe(0);
    const again = Terminal.start(["brink", "play", scenario, "--resume"], { env });
    await again.waitFor("week 1 of 30");
    await again.press("q");
    expect(await again.exitCode()).toBe(0);
  });

  it("keeps nothing of a session in which nothing was done", async () => {
    const data = folder();
    const terminal = await play([], { env: { XDG_DATA_HOME: data } });
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
    expect(existsSync(join(data, "brink"))).toBe(false);
  });
});

describe("brink", () => {
  it("opens the start screen, from which a scenario is played", async () => {
    const terminal = Terminal.start(["brink"]);
    await terminal.waitFor("Choose a scenario");
    await terminal.waitFor("▸1");
    await terminal.press("enter");
    await terminal.waitFor("observer");
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
    expect(terminal.buffer).toBe("normal");
  });
});
