/** Texts of a scenario are untrusted: whatever they hold, they stay text in a page. */

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// Line breaks and tabs stay; other control characters have no place in a document.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/gu;

/** A text as it may stand between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(controls, "\ufffd")
    .replaceAll(/[&<>"']/gu, (character) => entities[character] ?? "");
}

/** A word so long that it is offered places to break at. */
const LONG_WORD = 24;

/** As `escapeHtml`; long ids and paths may break after a dot, a stroke or a slash. */
export function escapeBreakable(text: string): string {
  return text
    .split(/(\s+)/u)
    .map((word) =>
      word.length < LONG_WORD
        ? escapeHtml(word)
        : word
            .split(/(?<=[._/-])/u)
            .map(escapeHtml)
            .join("<wbr>"),
    )
    .join("");
}
