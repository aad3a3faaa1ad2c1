/** What the keyboard sends, as key presses: typed, held down, pasted. */

import { useInput, usePaste, useStdout, useWindowSize, type Key } from "ink";

import { graphemesOf, type KeyPress } from "./keys.ts";
import { isTooSmall } from "./screens/chrome.ts";

/** More of the same key in one report were sent by a key that is held down, while the screen was at work. */
const longestRun = 4;

const namedKeys: readonly (readonly [keyof Key, NonNullable<KeyPress["name"]>])[] = [
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["leftArrow", "left"],
  ["rightArrow", "right"],
  ["pageUp", "pageUp"],
  ["pageDown", "pageDown"],
  ["home", "home"],
  ["end", "end"],
  ["return", "enter"],
  ["escape", "escape"],
  ["backspace", "backspace"],
  ["delete", "backspace"],
];

/** The key presses in one report of the terminal: pasted or fast typing holds many. */
export function keyPresses(input: string, key: Key): readonly KeyPress[] {
  if (key.tab) return [{ text: "", name: key.shift ? "backTab" : "tab" }];
  const named = namedKeys.find(([flag]) => key[flag] === true);
  if (named !== undefined) return [{ text: "", name: named[1] }];
  if (key.ctrl) return [{ text: input, ctrl: true }];
  if (key.meta) return [];
  let run = 0;
  return graphemesOf(input).flatMap((segment, index, all): KeyPress[] => {
    run = segment === all[index - 1] ? run + 1 : 1;

    if (segment === "\r" || segment === "\n" || segment === "\r\n")
      return [{ text: "", name: "enter" }];
    if (segment === "\t") return [{ text: "", name: "tab" }];
    if (segment === "\u007f" || segment === "\b") return [{ text: "", name: "backspace" }];
    // A letter with Ctrl, read together with others: the slower the line, the more come at once.
    if (/^[\u0001-\u001a]/u.test(segment)) {
      return [{ text: String.fromCharCode(segment.charCodeAt(0) + 0x60), ctrl: true }];
    }
    return /^\p{Cc}/u.test(segment)
      ? []
      : [{ text: segment, ...(run > longestRun ? { held: true } : {}) }];
  });
}

/** What was pasted, as one press: one line without controls, whatever it was. */
function pastePress(text: string): KeyPress {
  return { text: text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim(), pasted: true };
}

/**
 * Tells what is pressed and pasted. Ctrl-Z stops the program and Ctrl-L paints the screen anew, whatever
 * is on it; in a window too small to show what a key does, only Ctrl-C does anything.
 */
export function usePresses(tell: (key: KeyPress) => void): void {
  const { stdout } = useStdout();
  const { columns, rows } = useWindowSize();
  const isShown = !isTooSmall({ columns, rows });
  useInput((input, key) => {
    for (const press of keyPresses(input, key)) {
      const control = press.ctrl === true ? press.text : "";
      if (control === "l") stdout.emit("resize");
      else if (control === "z" && process.platform !== "win32")
        process.kill(process.pid, "SIGTSTP");
      else if (isShown || control === "c") tell(press);
    }
  });
  usePaste((text) => {
    if (isShown) tell(pastePress(text));
  });
}
