/** Mouse reports of the terminal (SGR, mode 1006): clicks and the wheel, taken out of the key presses. */

import { Transform } from "node:stream";
import { setTimeout } from "node:timers/promises";

/** `row` counts from 0 at the top, `column` from 0 at the left. */
export type Mouse =
  | { readonly kind: "click"; readonly row: number; readonly column: number }
  | { readonly kind: "wheel"; readonly lines: number };

const report = /\u001b\[<(\d+);(\d+);(\d+)([Mm])/gu;
/** What a terminal answers that was asked for the colour of its background (OSC 11). */
const colour =
  /\u001b\]11;rgba?:([\da-f]+)\/([\da-f]+)\/([\da-f]+)[^\u0007\u001b]*(?:\u0007|\u001b\\)/giu;
/** A report of which only the beginning has come, at the end of what has. */
const begun = /\u001b(?:\[<[\d;]*|\]11[^\u0007\u001b]*\u001b?)$/u;

/** How bright the terminal is behind the text. */
export type Background = "light" | "dark";

/** Of a colour as terminals tell it, each part of any number of hexadecimal digits (ITU-R BT.709). */
function brightnessOf(parts: readonly string[]): Background {
  const [red = 0, green = 0, blue = 0] = parts.map(
    (part) => Number.parseInt(part, 16) / (16 ** part.length - 1),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 ? "light" : "dark";
}

function mouseOf(button: number, column: number, row: number, pressed: boolean): Mouse | undefined {
  if (button === 64) return { kind: "wheel", lines: -1 };
  if (button === 65) return { kind: "wheel", lines: 1 };
  // Releases, other buttons and clicks with a modifier mean nothing here.
  return button === 0 && pressed ? { kind: "click", row: row - 1, column: column - 1 } : undefined;
}

/** What the terminal sent, parted: keys as they came, reports read, a beginning kept for later. */
export function partMouse(sent: string): {
  readonly keys: string;
  readonly mice: readonly Mouse[];
  readonly background?: Background;
  readonly rest: string;
} {
  const rest = begun.exec(sent)?.[0] ?? "";
  const whole = rest === "" ? sent : sent.slice(0, -rest.length);
  const mice = [...whole.matchAll(report)].flatMap(([, button, column, row, end]) => {
    const mouse = mouseOf(Number(button), Number(column), Number(row), end === "M");
    return mouse === undefined ? [] : [mouse];
  });
  const [told] = [...whole.matchAll(colour)].slice(-1);
  return {
    keys: whole.replace(report, "").replace(colour, ""),
    mice,
    ...(told === undefined ? {} : { background: brightnessOf(told.slice(1, 4)) }),
    rest,
  };
}

/** Milliseconds without a key after which nothing more is on its way. */
const quiet = 10;

/** A terminal's input without mouse reports, which are told apart. Behaves as the terminal does. */
export interface MouseFilter {
  readonly stdin: NodeJS.ReadStream;
  /** Drops what has come so far, until no more comes (or never stops: a key that is held). */
  silence(): Promise<void>;
  /** Gives the input back. */
  close(): void;
}

/**
 * Parts the mouse from the keys of a terminal.
 * @param tell is told every click and turn of the wheel
 * @param tellBackground is told the background, if the terminal answers
 */
export function filterMouse(
  stdin: NodeJS.ReadStream,
  tell: (mouse: Mouse) => void,
  tellBackground: (background: Background) => void,
): MouseFilter {
  let kept = "";
  let dropped = 0;
  let isSilenced = false;
  const keys = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      const parted = partMouse(kept + chunk.toString("utf8"));
      kept = parted.rest;
      if (parted.background !== undefined) tellBackground(parted.background);
      if (isSilenced) {
        dropped++;
        done();
        return;
      }
      for (const mouse of parted.mice) tell(mouse);
      done(null, parted.keys === "" ? undefined : parted.keys);
    },
  });
  const terminal = Object.assign(keys, {
    isTTY: stdin.isTTY,
    isRaw: false,
    fd: 0 as const,
    setRawMode: (mode: boolean) => stdin.setRawMode(mode),
    ref: () => stdin.ref(),
    unref: () => stdin.unref(),
  });
  stdin.setEncoding("utf8");
  stdin.pipe(keys);
  return {
    stdin: terminal as unknown as NodeJS.ReadStream,
    silence: async () => {
      isSilenced = true;
      for (let before = -1, turn = 0; before < dropped && turn < 100; turn++) {
        before = dropped;
        await setTimeout(quiet);
      }
      isSilenced = false;
    },
    close: () => {
      stdin.unpipe(keys);
      stdin.pause();
    },
  };
}
