/** A full screen of the terminal, put up and taken down whatever happens; and when there can be none. */

import { render } from "ink";
import type { ReactNode } from "react";

import { ending, hangUp, onEnding } from "../app/signals.ts";
import { directionOf } from "../i18n/language.ts";
import { detectBidiMode } from "../i18n/terminal/detect.ts";
import { arrangeText } from "../i18n/terminal/spans.ts";
import type { Naming } from "../story/naming.ts";
import type { Layout } from "./canvas.ts";
import { holdOf } from "./hold.ts";
import { filterMouse, type Background, type Mouse } from "./mouse.ts";
import type { Looks, Terminal } from "./options.ts";
import type { Painter } from "./screens/painter.ts";
import { themeFor, type Theme } from "./theme.ts";

/** Rows to leave free at the bottom: a full last row scrolls on some terminals. */
export const spareRows: number = process.platform === "win32" ? 1 : 0;

/** Layout of a language in a terminal. */
function layoutFor({ language, arabic }: Looks, { environment }: Terminal): Layout {
  const mode = arabic === "auto" ? detectBidiMode(environment) : arabic;
  return { direction: directionOf(language), mode };
}

/** What the screens of a language are painted with in a terminal, but for their size. */
export function painterFor(
  looks: Looks,
  terminal: Terminal,
  naming: Naming,
): Omit<Painter, "columns" | "rows"> {
  const layout = layoutFor(looks, terminal);
  return { theme: themeOf(looks, terminal), layout, naming };
}

/** The theme that was chosen, else the one that suits the environment. */
export function themeOf({ language, theme }: Looks, { environment }: Terminal): Theme {
  return themeFor(environment, directionOf(language), theme === "auto" ? undefined : theme);
}

/** A line that is said outside the screen, in the order that the terminal needs. */
export function arrangedFor(looks: Looks, terminal: Terminal, text: string): string {
  const { direction, mode } = layoutFor(looks, terminal);
  return terminal.stdout.isTTY ? arrangeText(text, direction, mode) : text;
}

/** Whether to talk in running text, and why. */
export function linearReason(
  looks: Looks,
  terminal: Terminal,
): "asked" | "dumb" | "no terminal" | undefined {
  const { environment, stdin, stdout } = terminal;
  if (looks.plain || environment["INK_SCREEN_READER"] === "true") return "asked";
  if (!stdin.isTTY || !stdout.isTTY) return "no terminal";
  return environment["TERM"] === "dumb" ? "dumb" : undefined;
}

/** Exit code of an interrupted session; it has been saved. */
const interruptedCode = 130;
/** Clears the whole screen, and goes to its corner. */
const cleared = "\u001b[H\u001b[2J";

/** Asks a terminal for the colour of its background; it may answer late, or never. */
const askBackground = "\u001b]11;?\u001b\\";

/** What the terminal tells while an app is shown. */
export interface Heard {
  readonly onMouse: (tell: (mouse: Mouse) => void) => void;
  /** The background, as far as it is known when the app begins. */
  readonly background: Background | undefined;
  readonly onBackground: (tell: (background: Background) => void) => void;
}

/**
 * Shows an app until it leaves, or a signal ends it. The terminal is given back whatever happens, and
 * to the shell while the program is stopped. A window of another size, or Ctrl-L, paints all anew.
 * @param appWith is given the ways to be told of the mouse and of the background
 * @returns an exit code: 0, or 130 if a signal ended it
 */
export async function onScreen(
  terminal: Terminal,
  appWith: (heard: Heard) => ReactNode,
): Promise<number> {
  const { stdin, stdout } = terminal;
  const hold = holdOf(terminal);
  let code = 0;
  let leave: (() => void) | undefined;
  const unhear = onEnding(() => {
    code = interruptedCode;
    leave?.();
  }, ending);
  process.once("exit", hold.give);
  stdin.on("error", hangUp);
  hold.take();
  let tellMouse: ((mouse: Mouse) => void) | undefined;
  let background: Background | undefined;
  let tellBackground: ((told: Background) => void) | undefined;
  const input = filterMouse(
    stdin,
    (mouse) => {
      tellMouse?.(mouse);
    },
    (told) => {
      background = told;
      tellBackground?.(told);
    },
  );
  stdout.write(askBackground);
  let repaint = (): void => undefined;
  const retake = (): void => {
    hold.take();
    repaint();
  };
  const suspend = (): void => {
    hold.give();
    // All processes of the job stop, as they do when the terminal is not raw.
    process.off("SIGTSTP", suspend);
    process.kill(0, "SIGTSTP");
    // Here when the shell has woken it, or where there is no shell that could.
    process.on("SIGTSTP", suspend);
    retake();
  };
  try {
    // What was typed at a screen that was not there yet is meant for nothing on it.
    await input.silence();
    if (code !== 0) return code;
    const node = appWith({
      onMouse: (tell) => {
        tellMouse = tell;
      },
      background,
      onBackground: (tell) => {
        tellBackground = tell;
      },
    });
    const app = render(node, {
      stdin: input.stdin,
      stdout,
      incrementalRendering: true,
      exitOnCtrlC: false,
      interactive: true,
    });
    leave = app.unmount;
    repaint = () => {
      app.clear();
      stdout.write(cleared);
      app.rerender(node);
    };
    stdout.on("resize", repaint);
    process.on("SIGTSTP", suspend);
    process.on("SIGCONT", retake);
    await app.waitUntilExit();
    return code;
  } finally {
    input.close();
    stdout.off("resize", repaint);
    process.off("SIGTSTP", suspend);
    process.off("SIGCONT", retake);
    process.off("exit", hold.give);
    unhear();
    hold.give();
    stdin.off("error", hangUp);
  }
}
