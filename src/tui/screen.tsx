/** A full screen of the terminal, put up and taken down whatever happens; and when there can be none. */

import { render } from "ink";
import type { ReactNode } from "react";

import { directionOf } from "../i18n/language.ts";
import { bidiOff, bidiOn, detectBidiMode } from "../i18n/terminal/detect.ts";
import type { Naming } from "../story/naming.ts";
import type { Layout } from "./canvas.ts";
import { filterMouse, mouseOff, mouseOn, type Mouse } from "./mouse.ts";
import type { Looks, Terminal } from "./options.ts";
import type { Painter } from "./screens/painter.ts";
import { themeFor } from "./theme.ts";

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
  return { theme: themeFor(terminal.environment, layout.direction), layout, naming };
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

/** Signals that end play; the screen is put back first. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** Exit code of an interrupted session; it has been saved. */
const interruptedCode = 130;

/**
 * Shows an app until it leaves, or a signal ends it. The screen is put back whatever happens.
 * @param appWith is given the way to be told of the mouse
 * @returns an exit code: 0, or 130 if a signal ended it
 */
export async function onScreen(
  terminal: Terminal,
  appWith: (onMouse: (tell: (mouse: Mouse) => void) => void) => ReactNode,
): Promise<number> {
  const { environment, stdin, stdout } = terminal;
  const restore = (): void => {
    stdout.write(mouseOff + bidiOn(environment));
    stdin.setRawMode(false);
  };
  // Before the first frame: what is typed while it is drawn must not be echoed into it.
  stdin.setRawMode(true);
  stdout.write(bidiOff(environment) + mouseOn);
  process.once("exit", restore);
  let stop: (() => void) | undefined;
  const onSignal = (): void => {
    stop?.();
  };
  // Not `once`: Ink's own handler ends the process at once if it finds itself alone.
  for (const signal of signals) process.on(signal, onSignal);
  let tellMouse: ((mouse: Mouse) => void) | undefined;
  const input = filterMouse(stdin, (mouse) => {
    tellMouse?.(mouse);
  });
  try {
    const app = render(
      appWith((tell) => {
        tellMouse = tell;
      }),
      {
        stdin: input.stdin,
        stdout,
        alternateScreen: true,
        incrementalRendering: true,
        exitOnCtrlC: false,
        interactive: true,
      },
    );
    const ending = { interrupted: false };
    stop = () => {
      ending.interrupted = true;
      app.unmount();
    };
    await app.waitUntilExit();
    return ending.interrupted ? interruptedCode : 0;
  } finally {
    input.close();
    for (const signal of signals) process.off(signal, onSignal);
    process.off("exit", restore);
    restore();
  }
}
