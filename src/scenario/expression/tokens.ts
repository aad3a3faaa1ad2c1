/**
 * The text of an expression as tokens with their places. Everything that is not in the language's
 * alphabet stops here, with what the author probably meant; where that is certain (`≥`, `&&`, `=`)
 * the token stands for it, so that the rest of the expression is still checked.
 */

import { quote, type Faults, type Range } from "./faults.ts";
import { isExact, meant, meantWords, spellings, type OperatorText } from "./operators.ts";

/** One token. `range` refers to the expression's own text. */
export type Token = { readonly range: Range } & (
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "string"; readonly content: string }
  /** `repaired`: the author wrote something else, already reported. */
  | { readonly kind: "operator"; readonly text: OperatorText; readonly repaired: boolean }
  /** Not in the language; already reported. */
  | { readonly kind: "faulty" }
);

const space = /[ \t\r\n]+/uy;

const name = /[A-Za-z_][A-Za-z0-9_]*/uy;

/** The beginning of an operand after a prefix. */
const operandAhead = /[ \t\r\n]*[A-Za-z0-9_(!.]/uy;

/** A decimal number as in JavaScript: digits, at most one point, an exponent. */
const number = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/uy;

/** What stands together with a number and spoils it: `0x1F`, `1.2.3`, `12i8`, `1_000`, `2e`. */
const numberTail = /(?:[A-Za-z0-9_]|\.(?=[A-Za-z0-9_.]))+/uy;

const string = /"[^"\n]*"|'[^'\n]*'|“[^”\n]*”|«[^»\n]*»|„[^“”\n]*[“”]/uy;

/** One user-perceived foreign word or sign. */
const word = /[\p{L}\p{M}\p{N}_]+/uy;

function match(pattern: RegExp, text: string, start: number): string | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0];
}

const eastern = /^[٠-٩۰-۹]+$/u;

function westernDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code >= 0x06f0 ? code - 0x06f0 : code - 0x0660);
  });
}

/** A sign that cannot be seen is named by its code point. */
function show(character: string): string {
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u.test(character)
    ? quote(character)
    : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function readNumber(text: string, start: number, digits: string, faults: Faults): Token {
  // `1e` is cut before the `e`; the tail then begins with it.
  const tail = match(numberTail, text, start + digits.length) ?? "";
  const end = start + digits.length + tail.length;
  const range = { start, end };
  if (tail !== "") {
    const spoilt = /^(?:[eE]|i\d*|n|_.*)$/u.test(tail) || /^0[box]/iu.test(digits + tail);
    if (!spoilt && /^[A-Za-z_]\w*$/u.test(tail)) {
      // `2x`: both halves are sound; that the sign between them is missing is seen later.
      return {
        kind: "number",
        value: Number(digits),
        range: { start, end: start + digits.length },
      };
    }
    const grouped = (digits + tail).replaceAll("_", "");
    const suggestion =
      (digits + tail).includes("_") && /^\d+$/u.test(grouped) ? grouped : undefined;
    faults.report("expression-number", range, { text: quote(digits + tail) }, suggestion);
    return { kind: "faulty", range };
  }
  const value = Number(digits);
  if (!Number.isFinite(value)) {
    faults.report("expression-number-infinite", range, { text: quote(digits) });
    return { kind: "faulty", range };
  }
  return { kind: "number", value, range };
}

function readName(spelt: string, range: Range, faults: Faults): Token {
  const lower = spelt.toLowerCase();
  const operator = meantWords.get(lower);
  if (operator !== undefined) {
    const repaired = operator !== spelt;
    if (repaired) {
      faults.report("expression-operator", range, { operator: spelt }, operator);
    }
    return { kind: "operator", text: operator, repaired, range };
  }
  if (lower === "xor" || lower === "to" || lower === "in") {
    const advice = lower === "xor" ? "(a or b) and not (a and b)" : undefined;
    faults.report("expression-operator", range, { operator: spelt }, advice);
    return { kind: "faulty", range };
  }
  return { kind: "name", name: spelt, range };
}

function readSign(text: string, start: number, faults: Faults): Token {
  const spelt = spellings.find((spelling) => text.startsWith(spelling, start));
  if (spelt !== undefined) {
    const range = { start, end: start + spelt.length };
    if (isExact(spelt)) return { kind: "operator", text: spelt, repaired: false, range };
    // A factorial (`x!`) is no negation.
    const postfix = spelt === "!" && match(operandAhead, text, range.end) === undefined;
    const operator = postfix ? undefined : meant.get(spelt);
    faults.report("expression-operator", range, { operator: spelt }, operator);
    return operator === undefined
      ? { kind: "faulty", range }
      : { kind: "operator", text: operator, repaired: true, range };
  }
  const foreignWord = match(word, text, start);
  const character = foreignWord ?? String.fromCodePoint(text.codePointAt(start) ?? 0);
  const range = { start, end: start + character.length };
  const suggestion = eastern.test(character) ? westernDigits(character) : undefined;
  faults.report("expression-character", range, { character: show(character) }, suggestion);
  return { kind: "faulty", range };
}

/** All tokens of `text` in order; what is not of the language is reported to `faults`. Linear time. */
export function readTokens(text: string, faults: Faults): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = match(space, text, at);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const token = readToken(text, at, faults);
    at = token.range.end;
    tokens.push(token);
  }
  return tokens;
}

function readToken(text: string, start: number, faults: Faults): Token {
  const spelt = match(name, text, start);
  if (spelt !== undefined) {
    // `größe` begins with a letter of ours but is one foreign word.
    const whole = match(word, text, start) ?? spelt;
    if (whole.length > spelt.length) {
      const range = { start, end: start + whole.length };
      faults.report("expression-character", range, { character: quote(whole) });
      return { kind: "faulty", range };
    }
    return readName(spelt, { start, end: start + spelt.length }, faults);
  }
  const digits = match(number, text, start);
  if (digits !== undefined) return readNumber(text, start, digits, faults);
  const quoted = match(string, text, start);
  if (quoted !== undefined) {
    const range = { start, end: start + quoted.length };
    const content = quoted.slice(1, -1);
    if (!/^["']/u.test(quoted)) {
      faults.report("expression-character", range, { character: quote(quoted) }, `"${content}"`);
    }
    return { kind: "string", content, range };
  }
  return readSign(text, start, faults);
}
