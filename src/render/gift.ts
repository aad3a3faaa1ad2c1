/**
 * Questions in Moodle's GIFT format. In texts `~ = # { } :` and `\` are escaped; a blank line ends a
 * question, so texts are kept on one line.
 */

/** What counts as right. */
export type GiftAnswer =
  | { readonly kind: "essay" }
  | { readonly kind: "truth"; readonly truth: boolean }
  /** Exactly one is right. */
  | { readonly kind: "choice"; readonly right: string; readonly wrong: readonly string[] };

/** A question. */
export interface GiftQuestion {
  readonly name: string;
  readonly text: string;
  readonly answer: GiftAnswer;
}

/** A text as GIFT takes it. */
export function escapeGift(text: string): string {
  return text.replaceAll(/\s+/gu, " ").replaceAll(/[~=#{}:\\]/gu, "\\$&");
}

function answerGift(answer: GiftAnswer): string {
  switch (answer.kind) {
    case "essay":
      return "{}";
    case "truth":
      return answer.truth ? "{TRUE}" : "{FALSE}";
    case "choice":
      return `{\n  =${escapeGift(answer.right)}\n${answer.wrong.map((text) => `  ~${escapeGift(text)}\n`).join("")}}`;
  }
}

/** The whole file; questions go into a category of that name. */
export function giftText(category: string, questions: readonly GiftQuestion[]): string {
  const texts = questions.map(
    ({ name, text, answer }) =>
      `::${escapeGift(name)}::${escapeGift(text)} ${answerGift(answer)}\n`,
  );
  return `$CATEGORY: ${category.replaceAll(/[\s/]+/gu, " ")}\n\n${texts.join("\n")}`;
}
