/**
 * The trust boundary of a terminal: text that a file, a person or a machine brought shows its control
 * characters as signs, so that it can neither drive the terminal nor turn the order of other text.
 */

/** C0, DEL, C1, and characters that turn or hide text; marks that our own text uses are not among them. */
const hostile = /[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\ufeff]/gu;

/** The text with such characters as signs. A line break counts as one: lines are made before. */
export function visible(text: string): string {
  return text.replace(hostile, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return "\u2421";
    return `<${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}
