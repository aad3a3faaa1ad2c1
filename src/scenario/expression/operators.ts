/** The operators of expressions, and what people write for them. */

/** Operators as the language spells them. `+` is only binary; `-` and `not` may be prefixes. */
export type OperatorText =
  | "+"
  | "-"
  | "*"
  | "/"
  | "^"
  | "%"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "and"
  | "or"
  | "not"
  | "?"
  | ":"
  | ","
  | "("
  | ")";

/** Spellings that surely mean an operator of the language. */
export const meant: ReadonlyMap<string, OperatorText> = new Map<string, OperatorText>([
  ["=", "=="],
  ["===", "=="],
  ["≡", "=="],
  ["!==", "!="],
  ["<>", "!="],
  ["≠", "!="],
  ["~=", "!="],
  ["=/=", "!="],
  ["≤", "<="],
  ["=<", "<="],
  ["⩽", "<="],
  ["≥", ">="],
  ["=>", ">="],
  ["⩾", ">="],
  ["&&", "and"],
  ["&", "and"],
  ["∧", "and"],
  ["||", "or"],
  ["|", "or"],
  ["∨", "or"],
  ["!", "not"],
  ["¬", "not"],
  ["~", "not"],
  ["–", "-"],
  ["—", "-"],
  ["−", "-"],
  ["‐", "-"],
  ["‑", "-"],
  ["**", "^"],
  [".^", "^"],
  ["×", "*"],
  ["·", "*"],
  ["⋅", "*"],
  ["∙", "*"],
  [".*", "*"],
  ["÷", "/"],
  ["./", "/"],
  ["∕", "/"],
  ["،", ","],
  ["（", "("],
  ["）", ")"],
  ["٪", "%"],
  ["％", "%"],
]);

/** Words that mean an operator; compared in lower case, so `AND` is found too. */
export const meantWords: ReadonlyMap<string, OperatorText> = new Map<string, OperatorText>([
  ["and", "and"],
  ["or", "or"],
  ["not", "not"],
  ["mod", "%"],
]);

/** Operators of mathjs or of programming languages that have no counterpart here; longest first. */
const foreign = [
  ">>>",
  "<<",
  ">>",
  "^|",
  "??",
  "?.",
  "+=",
  "-=",
  "*=",
  "/=",
  ":=",
  "++",
  "//",
  ";",
  "[",
  "]",
  "{",
  "}",
  "'",
  "#",
  "@",
  "$",
  "\\",
  "`",
  ".",
  "…",
  "؛",
  "؟",
] as const;

const exact: readonly OperatorText[] = [
  "==",
  "!=",
  "<=",
  ">=",
  "+",
  "-",
  "*",
  "/",
  "^",
  "%",
  "<",
  ">",
  "?",
  ":",
  ",",
  "(",
  ")",
];

/** Longest first, so that `<=` is not read as `<` and `=`. */
export const spellings: readonly string[] = [
  ...new Set<string>([...exact, ...meant.keys(), ...foreign]),
].sort((a, b) => b.length - a.length);

const exactSet: ReadonlySet<string> = new Set<string>(exact);

/** Whether a text is an operator as the language spells it. */
export function isExact(text: string): text is OperatorText {
  return exactSet.has(text);
}
