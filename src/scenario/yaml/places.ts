/** Where to point when YAML breaks off: lines and brackets of the raw text. */

import type { SourceFile, Span } from "../../source/span.ts";

/** The rest of the line that holds `offset`, from its first letter. */
export function wordAt(file: SourceFile, offset: number): Span {
  const { text } = file;
  const from = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  const line = /^[^\r\n]*/u.exec(text.slice(from))?.[0] ?? "";
  const start = from + (line.length - line.trimStart().length);
  return { file, start, end: Math.max(start, from + line.trimEnd().length) };
}

/** The place of the bracket or quote that is never closed: the last one open before `end`. */
export function openingOf(file: SourceFile, character: string, end: number): Span | undefined {
  const opening = character === "]" ? "[" : character === "}" ? "{" : character;
  let open = character === opening ? 0 : 1;
  for (let i = end - 1; i >= 0; i -= 1) {
    const letter = file.text[i];
    if (letter === opening) open -= 1;
    else if (letter === character) open += 1;
    if (open <= 0 && letter === opening) return { file, start: i, end: i + 1 };
  }
  return undefined;
}
