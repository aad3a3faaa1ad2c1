/** Tells where each character of a scalar's content stands in the file, by walking both texts side by side. */

const simpleEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  e: "\x1b",
  a: "\x07",
  "0": "\0",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  "\t": "\t",
};

const isSpace = (character: string | undefined): boolean =>
  character === " " || character === "\t" || character === "\n" || character === "\r";

/**
 * Aligns `text`, the content of a scalar, with `source`, what stands in the file from `start` on
 * (quotes excluded, header of a block scalar excluded).
 *
 * Plain, quoted (with their escapes) and block scalars are supported, on one line or folded over
 * several. The result has `text.length + 1` offsets into the file; undefined if the two cannot be
 * aligned, and messages then point at the whole scalar.
 */
export function alignOffsets(
  text: string,
  source: string,
  start: number,
  quote: "" | "'" | '"',
): readonly number[] | undefined {
  const offsets: number[] = [];
  let at = 0;
  for (let i = 0; i < text.length; i += 1) {
    const wanted = text[i];
    if (isSpace(wanted)) {
      // A folded line break: a run of white space in the file is one blank or several line feeds.
      if (isSpace(source[at])) {
        offsets.push(start + at);
        if (source[at] === wanted && wanted !== "\n") {
          at += 1;
          // A blank that stands before a fold is dropped by YAML; the break itself is the blank.
          if (!isSpace(text[i + 1]) && isSpace(source[at])) at = afterSpaces(source, at);
        } else if (isSpace(text[i + 1])) at += 1;
        else at = afterSpaces(source, at);
        continue;
      }
    } else {
      at = afterSpaces(source, at);
    }
    if (quote === '"' && source[at] === "\\") {
      const escape = readEscape(source, at);
      if (escape === undefined || !text.startsWith(escape.text, i)) return undefined;
      for (let k = 0; k < escape.text.length; k += 1) offsets.push(start + at);
      i += escape.text.length - 1;
      at += escape.length;
      continue;
    }
    if (source[at] !== wanted) return undefined;
    offsets.push(start + at);
    at += quote === "'" && wanted === "'" ? 2 : 1;
  }
  const last = offsets.at(-1);
  offsets.push(text.length === 0 || last === undefined ? start : start + at);
  return offsets;
}

function afterSpaces(source: string, from: number): number {
  let at = from;
  while (isSpace(source[at])) at += 1;
  return at;
}

function readEscape(source: string, at: number): { text: string; length: number } | undefined {
  const letter = source[at + 1] ?? "";
  const digits = letter === "x" ? 2 : letter === "u" ? 4 : letter === "U" ? 8 : 0;
  if (digits > 0) {
    const code = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
    if (!(code >= 0 && code <= 0x10ffff)) return undefined;
    return { text: String.fromCodePoint(code), length: 2 + digits };
  }
  const simple = Object.hasOwn(simpleEscapes, letter) ? simpleEscapes[letter] : undefined;
  return simple === undefined ? undefined : { text: simple, length: 2 };
}
