/**
 * The hold of the screens on a terminal: the one place that knows what they switch on, and how it is
 * given back.
 */

import { spawnSync } from "node:child_process";
import { closeSync } from "node:fs";
import { leaveWithLauncher } from "../app/signals.ts";
import { bidiOff, bidiOn } from "../i18n/terminal/detect.ts";
import type { Terminal } from "./options.ts";

/**
 * A screen of its own, which does not start where the shell left the cursor; no cursor, no wrapping (a
 * terminal that counts more columns than we do would scroll), reports of the mouse and of pasted text.
 */
const on = "\u001b[?1049h\u001b[H\u001b[?25l\u001b[?7l\u001b[?1000h\u001b[?1006h\u001b[?2004h";
/** The same from the end, before it the end of a frame and of its colours. */
const off =
  "\u001b[?2026l\u001b[0m\u001b[?2004l\u001b[?1006l\u001b[?1000l\u001b[?1049l\u001b[?7h\u001b[?25h";

/**
 * Gives a terminal back whose program could not do so; nothing changes in one that nobody had taken. The
 * process is to end then: its streams are closed, or Node would put back the modes that it found.
 */
export function mendTerminal({ stdout, environment }: Omit<Terminal, "stderr">): void {
  // Leaving a screen that was never entered goes to the place kept last: make that the one it stands at.
  stdout.write(`\u001b7${off}${bidiOn(environment)}`);
  if (process.platform === "win32") return;
  spawnSync("stty", ["sane"], { stdio: "inherit" });
  leaveWithLauncher("mended");
  for (const stream of [0, 1, 2]) closeSync(stream);
}

/** Takes the terminal, again after it was lent to the shell, and gives it back, if it is held. */
export interface Hold {
  readonly take: () => void;
  readonly give: () => void;
}

/** A hold on a terminal, not taken yet. */
export function holdOf({ stdin, stdout, environment }: Terminal): Hold {
  const back = off + bidiOn(environment);
  let held = false;
  return {
    take: () => {
      // The shell may have changed the modes since: set them, even where they were.
      stdin.setRawMode(false);
      stdin.setRawMode(true);
      stdout.write(on + bidiOff(environment));
      held = true;
      leaveWithLauncher(back);
    },
    give: () => {
      if (!held) return;
      held = false;
      stdout.write(back);
      stdin.setRawMode(false);
      leaveWithLauncher("");
    },
  };
}
