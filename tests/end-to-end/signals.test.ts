/**
 * The program and the shell it was started from: signals, suspension, and the terminal after them. Where
 * the machine's Node is too old, two processes run.
 */

import { spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { bundle, root, Terminal, type TerminalOptions } from "./terminal.ts";

const launcher = join(root, "src/cli/launcher.cjs");
const scenario = "tests/tui/demo.yaml";
let house = "";
/** Starts the launcher on a Node that says it is old, and so starts another. */
let asTwo: readonly string[] = [];
const asOne = [process.execPath, bundle];

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "brink-signals-"));
  const node = join(house, "node");
  try {
    linkSync(process.execPath, node);
  } catch {
    copyFileSync(process.execPath, node); // another disk
  }
  const old = join(house, "old.cjs");
  writeFileSync(
    old,
    `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } });`,
  );
  asTwo = [node, "--require", old, launcher];
});
afterAll(() => {
  rmSync(house, { recursive: true, force: true });
});

/** The process that a process has started last. */
function childOf(parent: number): number {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "latin1");
        return Number(stat.slice(stat.lastIndexOf(")") + 4).split(" ")[0]) === parent;
      } catch {
        return false; // it has ended since
      }
    });
  const last = Math.max(...children.map(Number));
  if (last <= 0) throw new Error(`${String(parent)} has no child`);
  return last;
}

/** A shell with job control, in a terminal. */
async function shell(options: TerminalOptions = {}): Promise<Terminal> {
  const terminal = Terminal.start(["sh", "-i"], {
    ...options,
    env: { PS1: "shell> ", ENV: undefined, XDG_DATA_HOME: join(house, "data"), ...options.env },
  });
  await terminal.waitFor("shell>");
  return terminal;
}

/** Tells, once the terminal takes lines again, how the last command ended and what the terminal does. */
const tellBack = [
  "code=$?",
  "until stty -a | grep -q ' icanon'; do :; done",
  'echo "code $code"',
  "stty -a | tr ' ;' '\\n\\n' | grep -x -e icanon -e echo",
].join("; ");

/** Starts play in a shell, which tells how it ended. */
async function play(
  terminal: Terminal,
  program: readonly string[],
  after = tellBack,
): Promise<void> {
  const words = [...program, "play", scenario, "--seed", "demo"];
  terminal.type(`clear; ${words.join(" ")}; ${after}\r`);
  await terminal.waitFor("week 0 of 30");
}

/** That the shell has its terminal back as it was, and what code it was told. */
async function expectGivenBack(terminal: Terminal, code: number): Promise<void> {
  await terminal.waitFor(new RegExp(`^code ${String(code)}\nicanon\necho$`, "mu"));
  expect(terminal.buffer).toBe("normal");
  expect(terminal.modes).toEqual({
    mouse: "none",
    paste: false,
    wraparound: true,
    showCursor: true,
  });
}

describe("two processes", () => {
  it("give the terminal back whichever of them is sent a signal, and end together", async () => {
    const terminal = await shell();
    const codes = { SIGTERM: 143, SIGHUP: 129, SIGQUIT: 131, SIGKILL: 137 } as const;
    for (const [which, signal] of [
      ["launcher", "SIGTERM"],
      ["launcher", "SIGKILL"],
      ["child", "SIGQUIT"],
      ["child", "SIGKILL"],
    ] as const) {
      await play(terminal, asTwo);
      const first = childOf(terminal.pid);
      const second = childOf(first);
      process.kill(which === "launcher" ? first : second, signal);
      await expectGivenBack(terminal, codes[signal]);
      terminal.type(`while kill -0 ${String(second)}; do :; done 2>/dev/null; echo both  gone\r`);
      await terminal.waitFor("both gone");
    }
  });

  it("stop for the shell, whoever is told to, and go on", async () => {
    const terminal = await shell();
    await play(terminal, asTwo);
    const first = childOf(terminal.pid);
    const second = childOf(first);
    const stops = [
      () => terminal.press("ctrl+z"),
      () => process.kill(first, "SIGTSTP"),
      () => process.kill(second, "SIGTSTP"),
    ];
    for (const [index, stop] of stops.entries()) {
      await stop();
      // 128 and the number of SIGTSTP.
      await expectGivenBack(terminal, 148);
      terminal.type(`clear; fg; ${tellBack}\r`);
      // The whole picture may be drawn more than once: what counts is that it comes to stand so.
      const head = new RegExp(`^ Brink .*week ${String(index)} of 30`, "u");
      await terminal.waitFor(([first = ""]) => head.test(first));
      expect(terminal.buffer).toBe("alternate");
      await terminal.press("space");
      await terminal.waitFor(`week ${String(index + 1)} of 30`);
    }
    await terminal.press("q");
    await expectGivenBack(terminal, 0);
  });

  it("end when one is killed, and keep what was done", async () => {
    const out = join(house, "batch");
    const [node = "", ...args] = asTwo;
    const batch = ["batch", "europe-2022", "--runs", "900000000", "--out", out];
    const parent = spawn(node, [...args, ...batch], { env: { ...process.env, HOME: house } });
    let told = "";
    parent.stdout.resume();
    parent.stderr.on("data", (text: Buffer) => {
      told += text.toString();
      if (/^[1-9]\d* of /mu.test(told)) parent.kill("SIGKILL");
    });
    // The streams are closed when nobody has them any more.
    await new Promise((resolve) => parent.on("close", resolve));
    expect(told).toContain(`brink batch --resume ${out}`);
    expect(existsSync(join(out, "plan.json"))).toBe(true);
  });
});

it("a terminal that a killed process has left is mended by brink doctor --terminal", async () => {
  const terminal = await shell();
  await play(terminal, asOne, "true");
  process.kill(childOf(terminal.pid), "SIGKILL");
  await terminal.waitFor("shell>");
  expect(terminal.buffer).toBe("alternate");
  // In a terminal that is still raw, a line ends with Ctrl-J.
  terminal.type(`${asOne.join(" ")} doctor --terminal; ${tellBack}\n`);
  await expectGivenBack(terminal, 0);
});

describe("the screen", () => {
  it("starts in its corner whatever stood there, and without what was typed before", async () => {
    const terminal = await shell();
    const command = ["play", scenario, "--seed", "demo"];
    terminal.type(`printf 'Starting '; ${[...asOne, ...command].join(" ")}\r`);
    await terminal.waitFor("Starting");
    terminal.type("nnq");
    const inCorner = ([first = ""]: readonly string[]): boolean =>
      /^ Brink .* 12 Jan 2022 {2}week 0 of 30$/u.test(first);
    await terminal.waitFor(inCorner);
    await terminal.press("down");
    await terminal.waitFor("▸2 West border");
    await terminal.waitFor(inCorner);
  });

  it("keeps its rows where the terminal counts other columns, and in a storm of sizes", async () => {
    const terminal = Terminal.start(["brink", "play", scenario, "--seed", "demo"]);
    await terminal.waitFor("12 Jan 2022");
    expect(terminal.modes.wraparound).toBe(false);
    const before = terminal.screen();
    for (let turn = 0; turn < 30; turn++) {
      terminal.resize(40 + ((turn * 37) % 130), 10 + ((turn * 23) % 45));
      // In a window that is too small, keys mean nothing.
      await terminal.press("ctrl+l");
    }
    // Once the storm is drawn: pictures of its small sizes may still be on their way.
    terminal.resize(80, 24);
    await terminal.waitFor((screen) => screen.join("\n") === before.join("\n"));
    terminal.resize(50, 15);
    await terminal.waitFor("The window is too small");
    await terminal.press("space", "q");
    terminal.resize(80, 24);
    await terminal.waitFor("▸1 East");
    await terminal.waitFor((screen) => screen.join("\n") === before.join("\n"));
  });

  it("takes a paste where one writes, and drops it elsewhere with a word", async () => {
    const terminal = Terminal.start(["brink", "play", scenario, "--seed", "demo"]);
    await terminal.waitFor("12 Jan 2022");
    const prose = "q quit the meeting\nand n\n".repeat(200);
    const paste = (text: string): void => {
      terminal.type(`\u001b[200~${text}\u001b[201~`);
    };
    paste(prose);
    await terminal.waitFor("The pasted text was dropped");
    await terminal.waitFor("week 0 of 30");
    await terminal.press(":");
    paste("goto\n9");
    await terminal.waitFor(":goto 9_");
    await terminal.press("enter");
    await terminal.waitFor("week 9 of 30");
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
    expect(terminal.modes.paste).toBe(false);
  });
});
