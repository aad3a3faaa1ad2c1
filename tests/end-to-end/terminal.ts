/**
 * A real pseudo-terminal with a program in it, seen through a terminal emulator: what a user would
 * see, cell by cell. A terminal that a test opens is closed when that test ends.
 *
 *     const terminal = Terminal.start(["brink", "play", "europe-2022"], { cols: 80, rows: 24 });
 *     await terminal.waitFor("Ukraine");
 *     await terminal.press("down", "enter");
 *     await terminal.press("q");
 *     expect(await terminal.exitCode()).toBe(0);
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import serialize from "@xterm/addon-serialize";
import headless, { type IBufferCell } from "@xterm/headless";
import pty from "node-pty";
import { onTestFinished } from "vitest";
import { requireBundle } from "../config/build-once.ts";

/** The project's folder. */
export const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** The built program. */
export const bundle: string = join(root, "dist", "brink.js");

export interface TerminalOptions {
  /** Columns, default 80. */
  readonly cols?: number;
  /** Rows, default 24. */
  readonly rows?: number;
  /** Added to a small, fixed environment; undefined removes. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Working folder, default the project's. */
  readonly cwd?: string;
}

/** How a cell looks. Colours are `#rrggbb`, `palette-N`, or undefined for the terminal's own. */
export interface Cell {
  readonly text: string;
  readonly foreground: string | undefined;
  readonly background: string | undefined;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
}

const keys: Readonly<Record<string, string>> = {
  enter: "\r",
  escape: "\u001b",
  tab: "\t",
  backtab: "\u001b[Z",
  backspace: "\u007f",
  delete: "\u001b[3~",
  space: " ",
  up: "\u001b[A",
  down: "\u001b[B",
  right: "\u001b[C",
  left: "\u001b[D",
  home: "\u001b[H",
  end: "\u001b[F",
  pageup: "\u001b[5~",
  pagedown: "\u001b[6~",
};

/** What the terminal sends for `q`, `enter`, `ctrl+c`, `alt+x` … */
function bytesOf(key: string): string {
  const named = keys[key];
  if (named !== undefined) return named;
  if (key.startsWith("ctrl+")) {
    return String.fromCharCode(key.slice(5).toUpperCase().charCodeAt(0) & 0x1f);
  }
  if (key.startsWith("alt+")) return `\u001b${key.slice(4)}`;
  return key;
}

function colour(isRgb: boolean, isPalette: boolean, value: number): string | undefined {
  if (isRgb) return `#${value.toString(16).padStart(6, "0")}`;
  return isPalette ? `palette-${value}` : undefined;
}

/** Milliseconds after which a program hangs, also on a slow machine that is busy. */
const HANGS = 300_000;

interface Waiter {
  readonly holds: () => boolean;
  readonly done: (failure?: Error) => void;
}

export class Terminal {
  readonly #process: pty.IPty;
  readonly #screen: headless.Terminal;
  readonly #serializer: serialize.SerializeAddon;
  readonly #waiters = new Set<Waiter>();
  readonly #exited: Promise<number>;
  #exit: number | undefined;
  #alternateSeen = false;
  #output = "";

  private constructor(command: readonly string[], options: TerminalOptions) {
    const cols = options.cols ?? 80;
    const rows = options.rows ?? 24;
    this.#screen = new headless.Terminal({ cols, rows, allowProposedApi: true, scrollback: 5000 });
    this.#serializer = new serialize.SerializeAddon();
    this.#screen.loadAddon(this.#serializer);
    const home = mkdtempSync(join(tmpdir(), "brink-home-"));
    const [file = "", ...args] =
      command[0] === "brink" ? [process.execPath, bundle, ...command.slice(1)] : command;
    if (command[0] === "brink") requireBundle();
    this.#process = pty.spawn(file, args, {
      // node-pty lets this name win over TERM.
      name: options.env?.["TERM"] ?? "xterm-256color",
      cols,
      rows,
      cwd: options.cwd ?? root,
      env: {
        PATH: process.env["PATH"],
        HOME: home,
        LANG: "C.UTF-8",
        TZ: "UTC",
        TERM: "xterm-256color",
        COLORTERM: "truecolor",
        ...options.env,
      },
    });
    // The emulator answers the program's questions (cursor position, device attributes …).
    this.#screen.onData((answer) => {
      if (this.#exit === undefined) this.#process.write(answer);
    });
    this.#process.onData((data) => {
      this.#output += data;
      this.#screen.write(data, () => {
        this.#alternateSeen ||= this.#screen.buffer.active.type === "alternate";
        this.#settleWaiters();
      });
    });
    this.#exited = new Promise((resolve) => {
      this.#process.onExit(({ exitCode, signal }) => {
        // What was written before the end is parsed first.
        this.#screen.write("", () => {
          this.#exit = signal !== undefined && signal !== 0 ? 128 + signal : exitCode;
          this.#settleWaiters();
          resolve(this.#exit);
        });
      });
    });
    onTestFinished(async () => {
      if (this.#exit === undefined) this.#process.kill("SIGKILL");
      await this.#exited;
      this.#screen.dispose();
      rmSync(home, { recursive: true, force: true });
    });
  }

  /**
   * Starts a command in a terminal of its own. The word `brink` stands for the built program.
   * HOME is an empty folder; CI, NO_COLOR and the like are unset unless given.
   */
  static start(command: readonly string[], options: TerminalOptions = {}): Terminal {
    return new Terminal(command, options);
  }

  #settleWaiters(): void {
    for (const waiter of [...this.#waiters]) {
      if (waiter.holds()) waiter.done();
      else if (this.#exit !== undefined) {
        waiter.done(new Error(`the program ended with code ${this.#exit}`));
      }
    }
  }

  /**
   * Resolves once the condition holds for the screen; a text must occur within one row.
   * Rejects with a picture of the screen after `timeout` ms, which only a program that hangs needs, or
   * when the program ends first.
   */
  async waitFor(
    wanted: string | RegExp | ((screen: readonly string[]) => boolean),
    timeout: number = HANGS,
  ): Promise<void> {
    const holds = (): boolean => {
      const screen = this.screen();
      if (typeof wanted === "function") return wanted(screen);
      return typeof wanted === "string"
        ? screen.some((row) => row.includes(wanted))
        : wanted.test(screen.join("\n"));
    };
    await this.#wait(
      holds,
      timeout,
      typeof wanted === "function" ? "the condition" : String(wanted),
    );
  }

  /** Resolves once the text is no longer on the screen. */
  async waitForAbsence(unwanted: string): Promise<void> {
    const holds = (): boolean => !this.screen().some((row) => row.includes(unwanted));
    await this.#wait(holds, HANGS, `absence of ${unwanted}`);
  }

  async #wait(holds: () => boolean, timeout: number, what: string): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const done = (failure?: Error): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        if (failure === undefined) resolve();
        else reject(new Error(`waiting for ${what}: ${failure.message}\n${this.picture()}`));
      };
      const waiter: Waiter = { holds, done };
      const timer = setTimeout(() => {
        done(new Error(`not within ${timeout} ms`));
      }, timeout);
      this.#waiters.add(waiter);
      if (this.#exit !== undefined) this.#settleWaiters();
    });
  }

  /**
   * Presses keys one after the other: characters, `enter`, `up`, `pagedown`, `ctrl+c`, `alt+x` …
   * An escape comes last, and what it does is to be waited for: what follows at once is one key with it.
   */
  async press(...names: readonly string[]): Promise<void> {
    if (names.slice(0, -1).includes("escape")) throw new Error("a key right after an escape");
    for (const name of names) {
      this.#process.write(bytesOf(name));
      await setImmediate();
    }
  }

  /**
   * Presses keys, each once the screen has changed by the one before: for screens on which what a key
   * does depends on what is shown.
   */
  async pressInTurn(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const before = this.screen().join("\n");
      await this.press(name);
      await this.#wait(() => this.screen().join("\n") !== before, HANGS, `a change by ${name}`);
    }
  }

  /** Sends a text at once, as fast typing or a paste does. */
  type(text: string): void {
    this.#process.write(text);
  }

  /** Rows of the visible screen, without trailing blanks. */
  screen(): string[] {
    const buffer = this.#screen.buffer.active;
    return Array.from({ length: this.#screen.rows }, (_, row) =>
      (buffer.getLine(buffer.baseY + row)?.translateToString(true) ?? "").trimEnd(),
    );
  }

  /** Everything on screen and scrolled off it, joined by line feeds. */
  text(): string {
    const buffer = this.#screen.buffer.active;
    return Array.from({ length: buffer.length }, (_, row) =>
      (buffer.getLine(row)?.translateToString(true) ?? "").trimEnd(),
    )
      .join("\n")
      .trimEnd();
  }

  /** The screen in a frame, for messages. */
  picture(): string {
    const line = "─".repeat(this.#screen.cols);
    return [`┌${line}┐`, ...this.screen().map((row) => `│${row}`), `└${line}┘`].join("\n");
  }

  /** The cell at a position, counted from 0. */
  cell(row: number, column: number): Cell {
    const buffer = this.#screen.buffer.active;
    const cell: IBufferCell | undefined = buffer.getLine(buffer.baseY + row)?.getCell(column);
    if (cell === undefined) throw new Error(`no cell at row ${row}, column ${column}`);
    return {
      text: cell.getChars(),
      foreground: colour(cell.isFgRGB(), cell.isFgPalette(), cell.getFgColor()),
      background: colour(cell.isBgRGB(), cell.isBgPalette(), cell.getBgColor()),
      bold: cell.isBold() !== 0,
      dim: cell.isDim() !== 0,
      italic: cell.isItalic() !== 0,
      underline: cell.isUnderline() !== 0,
      inverse: cell.isInverse() !== 0,
    };
  }

  /** Where a text first stands on the screen: row and column (in cells) from 0. */
  find(text: string): { readonly row: number; readonly column: number } {
    const screen = this.screen();
    const row = screen.findIndex((line) => line.includes(text));
    if (row < 0) throw new Error(`no “${text}” on the screen\n${this.picture()}`);
    const before = (screen[row] ?? "").split(text)[0] ?? "";
    // A wide character takes two cells, of which the second is empty and has no width.
    const buffer = this.#screen.buffer.active;
    const line = buffer.getLine(buffer.baseY + row);
    let column = 0;
    for (let seen = 0; seen < before.length || line?.getCell(column)?.getWidth() === 0; column++) {
      const cell = line?.getCell(column);
      if (cell?.getWidth() !== 0) seen += Math.max(1, cell?.getChars().length ?? 0);
    }
    return { row, column };
  }

  /** How the first character of a text on the screen looks. */
  look(text: string): Cell {
    const { row, column } = this.find(text);
    return this.cell(row, column);
  }

  /** Every foreground and background colour on the screen; empty under NO_COLOR. */
  colours(): string[] {
    const all = new Set<string>();
    for (let row = 0; row < this.#screen.rows; row++) {
      for (let column = 0; column < this.#screen.cols; column++) {
        const { foreground, background } = this.cell(row, column);
        if (foreground !== undefined) all.add(foreground);
        if (background !== undefined) all.add(background);
      }
    }
    return [...all].sort();
  }

  /** Position of the cursor on the screen, from 0. */
  get cursor(): { readonly row: number; readonly column: number } {
    const { cursorX, cursorY } = this.#screen.buffer.active;
    return { row: cursorY, column: cursorX };
  }

  /** Which buffer is shown now: a full-screen program is on the alternate one until it quits. */
  get buffer(): "normal" | "alternate" {
    return this.#screen.buffer.active.type;
  }

  /** Whether the alternate screen was ever entered. */
  get enteredAlternate(): boolean {
    return this.#alternateSeen;
  }

  /** What the program has switched on. */
  get modes(): {
    readonly mouse: string;
    readonly paste: boolean;
    readonly wraparound: boolean;
    readonly showCursor: boolean;
  } {
    const { mouseTrackingMode, bracketedPasteMode, wraparoundMode } = this.#screen.modes;
    return {
      mouse: mouseTrackingMode,
      paste: bracketedPasteMode,
      wraparound: wraparoundMode,
      // The emulator does not say.
      showCursor:
        this.#output.lastIndexOf("\u001b[?25h") >= this.#output.lastIndexOf("\u001b[?25l"),
    };
  }

  /** Id of the process that was started. */
  get pid(): number {
    return this.#process.pid;
  }

  /** Every byte that the program wrote so far. */
  get output(): string {
    return this.#output;
  }

  /** The screen as an HTML page with colours, for pictures. */
  html(): string {
    return this.#serializer.serializeAsHTML({ includeGlobalBackground: true });
  }

  resize(cols: number, rows: number): void {
    this.#screen.resize(cols, rows);
    this.#process.resize(cols, rows);
  }

  /** Sends a signal to the program, e.g. `SIGTERM`. */
  kill(signal: string): void {
    this.#process.kill(signal);
  }

  /** Resolves with the exit code (128 + n after signal n) once the program has ended. */
  async exitCode(): Promise<number> {
    await this.#wait(() => this.#exit !== undefined, HANGS, "the end");
    return this.#exited;
  }
}
