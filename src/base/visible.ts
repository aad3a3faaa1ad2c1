/**
 * The trust boundary of a terminal: text that a file, a person or a machine brought shows its control
 * characters as signs, so that it can neither drive the terminal nor turn the order of other text.
 * Marks of direction and joiners, which texts of many languages need, only move themselves and stay.
 */

/** C0, DEL, C1, overrides and embeddings of direction, and what takes no room. */
const hostile = /[\u0000-\u001f\u007f-\u009f\u200b\u2028-\u202e\ufeff]/u;
const everyHostile = new RegExp(hostile, "gu");

/** The text with such characters as signs. A line break is one of them: lines are made before. */
export function visible(text: string): string {
  return text.replace(everyHostile, signOf);
}

/** As `visible`, for lines that are ready: line breaks stay. */
export function visibleLines(text: string): string {
  return text.replace(everyHostile, (found) => (found === "\n" ? found : signOf(found)));
}

/** As `visibleLines`, for text that was painted, what was painted having been made visible before: colours stay. */
export function visiblePainted(text: string): string {
  return text.replace(/\u001b\[[\d;]*m|[\s\S]/gu, (part) =>
    part.length === 1 ? visibleLines(part) : part,
  );
}

/** Whether a text holds such a character, or an isolate that is never closed, and which: `U+001B`. */
export function hostileIn(text: string): string | undefined {
  const found = hostile.exec(text.replaceAll(/[\n\t]/gu, " "))?.[0] ?? openIn(text);
  return found === undefined ? undefined : codeOf(found);
}

/** Code points that open an isolate of direction, and the one that closes it. */
const opens = { first: 0x2066, last: 0x2068 };
const closes = 0x2069;

/** The first isolate of a text that nothing closes: it would take in what stands behind the text. */
function openIn(text: string): string | undefined {
  const open: string[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code === closes) open.pop();
    else if (code >= opens.first && code <= opens.last) open.push(character);
  }
  return open[0];
}

function signOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : `<${codeOf(character)}>`;
}

const codeOf = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/** JSON that says the same with nothing in it that a terminal would obey. */
export function visibleJson(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u200b\u2028\u2029\p{Bidi_Control}\ufeff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
