/** Mouse reports of the terminal (SGR, mode 1006): clicks and the wheel. */

/** `row` counts from 0 at the top. */
export type Mouse =
  | { readonly kind: "click"; readonly row: number }
  | { readonly kind: "wheel"; readonly lines: number };

/** Sequences that ask for mouse reports, and that end them. */
export const mouseOn = "\u001b[?1000h\u001b[?1006h";
export const mouseOff = "\u001b[?1006l\u001b[?1000l";

/** The mouse report in what the terminal sent (its leading escape taken off or not); undefined if none. */
export function mouseOf(input: string): Mouse | undefined {
  const report = /^\u001b?\[<(\d+);(\d+);(\d+)([Mm])$/u.exec(input);
  if (report === null) return undefined;
  const button = Number(report[1]);
  if (button === 64) return { kind: "wheel", lines: -1 };
  if (button === 65) return { kind: "wheel", lines: 1 };
  // Releases and other buttons are reports too, which must not be taken for keys.
  if (button !== 0 || report[4] === "m") return { kind: "wheel", lines: 0 };
  return { kind: "click", row: Number(report[3]) - 1 };
}
